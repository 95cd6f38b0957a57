"""What law and custom say of functions, at both ends of each bound."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest

from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission, ScopeKind
from coop.people.rules import FUNCTIONS, PERMISSIONS_OF_ROLE, RoleKind
from coop.people.rules.functions import WITHHELD_FROM_DEPUTY
from coop.roles.errors import (
    AbsenceDatesError,
    AuditFromBoardError,
    ConflictUnseenError,
    LastGiverError,
    RoleEndLaterError,
    RoleEndPassedError,
    RoleEndsTooSoonError,
    RoleScopeError,
    SupervisorOnBoardError,
)
from coop.roles.rules.conflicts import CLASHES, Conflict, clashes_of, ensure_compatible
from coop.roles.rules.kinds import BOARD_KINDS, GIVERS, ensure_scope, needs_member
from coop.roles.rules.terms import (
    Term,
    ensure_absence,
    ensure_end,
    ensure_somebody_gives,
    ensure_term,
    is_held_ever_after,
)
from coop.wording.roles import CONFLICTS, TASKS

DAY = date(2026, 11, 21)


def on(days: int) -> date:
    return DAY + timedelta(days=days)


def refuses(error: type[CoopError] | None) -> pytest.RaisesExc[CoopError] | nullcontext[None]:
    return pytest.raises(error) if error else nullcontext()


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ((0, 10), (10, 20), False),
        ((0, 11), (10, 20), True),
        ((10, 20), (0, 10), False),
        ((0, None), (10, None), True),
        ((0, None), (-5, 0), False),
        ((0, None), (-5, 1), True),
    ],
)
def test_two_terms_share_a_day(
    one: tuple[int, int | None], other: tuple[int, int | None], *, overlap: bool
) -> None:
    terms = [Term(on(start), None if end is None else on(end)) for start, end in (one, other)]
    assert terms[0].overlaps(terms[1]) is overlap
    assert terms[1].overlaps(terms[0]) is overlap


@pytest.mark.parametrize(
    ("days", "error"), [(-1, RoleEndsTooSoonError), (0, RoleEndsTooSoonError), (1, None)]
)
def test_a_function_lasts_a_day(days: int, error: type[CoopError] | None) -> None:
    with refuses(error):
        ensure_term(Term(DAY, on(days)))


@pytest.mark.parametrize(
    ("term", "ends", "error"),
    [
        (Term(on(-9)), 0, RoleEndPassedError),
        (Term(on(-9)), 1, None),
        (Term(on(5)), 5, RoleEndsTooSoonError),
        (Term(on(5)), 6, None),
        (Term(on(-9), on(30)), 30, None),
        (Term(on(-9), on(30)), 31, RoleEndLaterError),
    ],
)
def test_an_end_lies_ahead_and_is_no_longer_term(
    term: Term, ends: int, error: type[CoopError] | None
) -> None:
    with refuses(error):
        ensure_end(term, on(ends), DAY)


@pytest.mark.parametrize(
    ("away", "back", "error"),
    [
        (-1, None, AbsenceDatesError),
        (0, None, None),
        (0, 0, AbsenceDatesError),
        (0, 1, None),
        (5, 4, AbsenceDatesError),
    ],
)
def test_an_absence_begins_today_and_ends_after_it(
    away: int, back: int | None, error: type[CoopError] | None
) -> None:
    with refuses(error):
        ensure_absence(on(away), None if back is None else on(back), DAY)


@pytest.mark.parametrize(
    ("terms", "held"),
    [
        ([], False),
        ([Term(on(-9))], True),
        ([Term(on(-9), on(90))], False),
        ([Term(on(10))], True),
        ([Term(on(11))], False),
        # The successor begins on the very day the predecessor is gone.
        ([Term(on(20)), Term(on(-9), on(20))], True),
        ([Term(on(21)), Term(on(-9), on(20))], False),
        ([Term(on(-9), on(5)), Term(on(-9), on(10)), Term(on(10))], True),
    ],
)
def test_somebody_can_always_give_functions(terms: list[Term], *, held: bool) -> None:
    assert is_held_ever_after(terms, on(10)) is held
    with refuses(None if held else LastGiverError):
        ensure_somebody_gives(terms, on(10))


@pytest.mark.parametrize("kind", RoleKind)
def test_every_function_has_a_name_a_task_and_permissions(kind: RoleKind) -> None:
    assert kind in FUNCTIONS
    assert kind in PERMISSIONS_OF_ROLE
    assert kind.value in TASKS


def test_the_board_and_nobody_else_gives_functions() -> None:
    assert GIVERS == BOARD_KINDS


def test_a_deputy_has_what_takes_two_withheld() -> None:
    assert {
        Permission.GROUPS_RELEASE_ADOPT,
        Permission.PEOPLE_ROLE_GRANT,
        Permission.PEOPLE_SECOND_STEP_RESET,
        Permission.STATUTES_SWITCH_TURN,
    } == WITHHELD_FROM_DEPUTY


@pytest.mark.parametrize(
    ("kind", "scope", "error"),
    [
        (RoleKind.MODERATOR, ScopeKind.GROUP, None),
        (RoleKind.MODERATOR, ScopeKind.ALL, None),
        (RoleKind.MUNICIPALITY, ScopeKind.GROUP, None),
        (RoleKind.CHAIR, ScopeKind.ALL, None),
        (RoleKind.CHAIR, ScopeKind.GROUP, RoleScopeError),
        (RoleKind.VOLUNTEER, ScopeKind.MEETING, RoleScopeError),
    ],
)
def test_a_function_is_held_where_it_makes_sense(
    kind: RoleKind, scope: ScopeKind, error: type[CoopError] | None
) -> None:
    with refuses(error):
        ensure_scope(kind, scope)


@pytest.mark.parametrize(
    ("kind", "outsiders", "needed"),
    [
        (RoleKind.CHAIR, False, True),
        (RoleKind.CHAIR, True, False),
        (RoleKind.CANDIDATE, False, True),
        (RoleKind.CANDIDATE, True, False),
        # BW 2:48 lid 2 leaves the statutes no room.
        (RoleKind.AUDIT_COMMITTEE, True, True),
        (RoleKind.SUPERVISOR, False, False),
        (RoleKind.PROCESS_GUARDIAN, False, False),
        (RoleKind.MODERATOR, False, False),
    ],
)
def test_who_must_be_a_member(kind: RoleKind, *, outsiders: bool, needed: bool) -> None:
    assert needs_member(kind, board_takes_outsiders=outsiders) is needed


@pytest.mark.parametrize(
    ("kind", "held", "conflict", "refusal"),
    [
        (RoleKind.AUDIT_COMMITTEE, RoleKind.CHAIR, "audit_from_board", AuditFromBoardError),
        (RoleKind.TREASURER, RoleKind.AUDIT_COMMITTEE, "audit_from_board", AuditFromBoardError),
        (RoleKind.BOARD_MEMBER, RoleKind.AUDIT_COMMITTEE, "audit_from_board", AuditFromBoardError),
        (RoleKind.SUPERVISOR, RoleKind.SECRETARY, "supervisor_on_board", SupervisorOnBoardError),
        (RoleKind.CHAIR, RoleKind.SUPERVISOR, "supervisor_on_board", SupervisorOnBoardError),
        (RoleKind.PROCESS_GUARDIAN, RoleKind.CHAIR, "guardian_on_board", ConflictUnseenError),
        (RoleKind.CHAIR, RoleKind.PROCESS_GUARDIAN, "guardian_on_board", ConflictUnseenError),
        (
            RoleKind.COUNTING_COMMITTEE,
            RoleKind.CANDIDATE,
            "counter_is_candidate",
            ConflictUnseenError,
        ),
        (
            RoleKind.CANDIDATE,
            RoleKind.COUNTING_COMMITTEE,
            "counter_is_candidate",
            ConflictUnseenError,
        ),
        (RoleKind.COUNTING_COMMITTEE, RoleKind.CHAIR, "counter_on_board", ConflictUnseenError),
        (
            RoleKind.OPERATOR,
            RoleKind.COUNTING_COMMITTEE,
            "counter_is_operator",
            ConflictUnseenError,
        ),
        (RoleKind.SUPERVISOR, RoleKind.AUDIT_COMMITTEE, None, None),
        (RoleKind.MODERATOR, RoleKind.CHAIR, None, None),
        (RoleKind.CHAIR, RoleKind.TREASURER, None, None),
    ],
)
def test_what_goes_badly_together(
    kind: RoleKind, held: RoleKind, conflict: str | None, refusal: type[CoopError] | None
) -> None:
    clashes = clashes_of(kind, {held})
    assert [clash.conflict.value for clash in clashes] == ([conflict] if conflict else [])
    with refuses(refusal):
        ensure_compatible(clashes, (), has_rvc=True)


@pytest.mark.parametrize(
    ("conflict", "has_rvc", "error"),
    [
        # Without an RvC the statutes' own council binds nobody by law: it is shown and accepted.
        (Conflict.SUPERVISOR_ON_BOARD, False, None),
        (Conflict.SUPERVISOR_ON_BOARD, True, SupervisorOnBoardError),
        (Conflict.AUDIT_FROM_BOARD, False, AuditFromBoardError),
        (Conflict.GUARDIAN_ON_BOARD, True, None),
    ],
)
def test_what_was_seen_is_accepted_unless_the_law_forbids_it(
    conflict: Conflict, error: type[CoopError] | None, *, has_rvc: bool
) -> None:
    clashes = [clash for clash in CLASHES if clash.conflict is conflict]
    with refuses(error):
        ensure_compatible(clashes, {conflict}, has_rvc=has_rvc)


def test_what_is_seen_of_one_conflict_is_not_seen_of_another() -> None:
    clashes = clashes_of(RoleKind.COUNTING_COMMITTEE, {RoleKind.CHAIR, RoleKind.OPERATOR})
    with pytest.raises(ConflictUnseenError) as refused:
        ensure_compatible(clashes, {Conflict.COUNTER_ON_BOARD}, has_rvc=False)
    assert refused.value.details == {"conflicts": ("counter_is_operator",)}


@pytest.mark.parametrize("conflict", Conflict)
def test_every_conflict_has_one_clash_and_a_sentence(conflict: Conflict) -> None:
    assert [clash.conflict for clash in CLASHES].count(conflict) == 1
    assert conflict.value in CONFLICTS
