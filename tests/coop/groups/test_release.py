"""When a release holds, what it covers, and who adopts it (C6)."""

from datetime import date

import pytest

from coop.groups.errors import (
    AgreementNeededError,
    AnotherMemberNeededError,
    NoReleaseWaitsError,
    NothingToReleaseError,
    ReleaseStepMissingError,
    ReleaseTextChangedError,
    ReleaseWaitsError,
)
from coop.groups.rules import Agreement, Authority, ContactKind, Cover, ReleaseState, ReportKind
from coop.groups.rules.release import (
    ensure_agreed,
    ensure_may_adopt,
    ensure_may_propose,
    expires_on,
    release_state,
    warnings_due,
)
from coop.kernel.errors import CoopError

FIRE = Cover(kinds=frozenset({ReportKind.FIRE}), receivers=frozenset())
NOTHING = Cover(kinds=frozenset(), receivers=frozenset({ContactKind.POLICE}))


@pytest.mark.parametrize(
    ("adopted_on", "first_without"),
    [(date(2026, 3, 1), date(2027, 3, 1)), (date(2028, 2, 29), date(2029, 3, 1))],
)
def test_a_release_holds_a_year(adopted_on: date, first_without: date) -> None:
    assert expires_on(adopted_on) == first_without


@pytest.mark.parametrize(
    ("adopted_on", "refused", "stopped", "state"),
    [
        (None, False, False, ReleaseState.WAITING),
        (date(2025, 11, 22), False, False, ReleaseState.IN_FORCE),
        (date(2025, 11, 21), False, False, ReleaseState.EXPIRED),
        (date(2026, 11, 21), False, True, ReleaseState.STOPPED),
        (None, True, False, ReleaseState.REFUSED),
    ],
)
def test_how_a_release_stands(
    *, adopted_on: date | None, refused: bool, stopped: bool, state: ReleaseState
) -> None:
    found = release_state(
        adopted_on=adopted_on, is_refused=refused, is_stopped=stopped, today=date(2026, 11, 21)
    )
    assert found is state


@pytest.mark.parametrize(
    ("cover", "ticked", "seen", "waiting", "refusal"),
    [
        (FIRE, (True, True), "a", False, None),
        (FIRE, (True, False), "a", False, ReleaseStepMissingError),
        (FIRE, (True, True), "b", False, ReleaseTextChangedError),
        (NOTHING, (True, True), "a", False, NothingToReleaseError),
        (FIRE, (True, True), "a", True, ReleaseWaitsError),
    ],
)
def test_what_a_proposal_asks(
    *,
    cover: Cover,
    ticked: tuple[bool, ...],
    seen: str,
    waiting: bool,
    refusal: type[CoopError] | None,
) -> None:
    def propose() -> None:
        ensure_may_propose(
            cover=cover, ticked=ticked, seen_digest=seen, digest="a", has_waiting=waiting
        )

    if refusal is None:
        propose()
    else:
        with pytest.raises(refusal):
            propose()


@pytest.mark.parametrize(
    ("state", "by", "is_same_text", "refusal"),
    [
        (ReleaseState.WAITING, "chair", True, None),
        (ReleaseState.WAITING, "secretary", True, AnotherMemberNeededError),
        (ReleaseState.WAITING, "chair", False, ReleaseTextChangedError),
        (ReleaseState.IN_FORCE, "chair", True, NoReleaseWaitsError),
        (ReleaseState.REFUSED, "chair", True, NoReleaseWaitsError),
    ],
)
def test_two_board_members_adopt(
    *, state: ReleaseState, by: str, is_same_text: bool, refusal: type[CoopError] | None
) -> None:
    def adopt() -> None:
        ensure_may_adopt(
            state, proposed_by="secretary", confirmed_by=by, is_same_text=is_same_text
        )

    if refusal is None:
        adopt()
    else:
        with pytest.raises(refusal):
            adopt()


@pytest.mark.parametrize(
    ("police", "municipality", "deciding", "is_refused"),
    [
        (Agreement.NONE, Agreement.NONE, (), False),
        (Agreement.NONE, Agreement.NONE, (Authority.POLICE,), True),
        (Agreement.ON_FILE, Agreement.NONE, (Authority.POLICE,), False),
        (Agreement.ON_FILE, Agreement.NONE, (Authority.MUNICIPALITY,), True),
    ],
)
def test_who_decides_along_agreed_in_writing(
    *,
    police: Agreement,
    municipality: Agreement,
    deciding: tuple[Authority, ...],
    is_refused: bool,
) -> None:
    if is_refused:
        with pytest.raises(AgreementNeededError):
            ensure_agreed(police=police, municipality=municipality, deciding=deciding)
    else:
        ensure_agreed(police=police, municipality=municipality, deciding=deciding)


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2027, 10, 21), ()),
        (date(2027, 10, 22), (30,)),
        (date(2027, 11, 13), (30,)),
        (date(2027, 11, 14), (30, 7)),
        (date(2027, 11, 20), (30, 7)),
        (date(2027, 11, 21), (30, 7, 0)),
    ],
)
def test_the_board_hears_in_time_that_it_ends(today: date, due: tuple[int, ...]) -> None:
    assert warnings_due(date(2026, 11, 21), today) == due
