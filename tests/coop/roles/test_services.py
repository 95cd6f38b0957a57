"""Functions are given, announced to end and stood in for; every refusal changes nothing."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import EVERYWHERE, SYSTEM, Actor, Permission, Scope, ScopeKind
from coop.notices.models import Notice
from coop.people.models import Role
from coop.people.rules import RoleKind
from coop.roles.errors import (
    AuditFromBoardError,
    ConflictUnseenError,
    DeputyIsHolderError,
    LastGiverError,
    MemberNeededError,
    OwnRoleError,
    RoleEndsTooSoonError,
    RoleHeldError,
    RoleNotFoundError,
    RoleScopeError,
    SeatTakenError,
    SupervisorOnBoardError,
)
from coop.roles.rules.conflicts import Conflict
from coop.roles.services import (
    announce_end,
    appoint,
    drop_deputy,
    end_absence,
    end_role,
    name_deputy,
    record_absence,
)
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.conftest import MakeActor
from tests.coop.incidents.makers import make_group
from tests.doubles import START, FixedClock
from tests.makers import actor_for, give_role, make_member, make_person

TODAY = START.date()
ONE_DAY = timedelta(days=1)


@pytest.fixture
def chair(coop: Coop) -> Actor:
    """The only one who can give functions."""
    person_id = make_member(coop, given="Chris")
    give_role(coop, person_id, RoleKind.CHAIR)
    return actor_for(coop, person_id)


def give(
    coop: Coop,
    actor: Actor,
    person_id: uuid.UUID,
    kind: RoleKind,
    *,
    scope: Scope = EVERYWHERE,
    starts_on: date = TODAY,
    ends_on: date | None = None,
    seen: tuple[Conflict, ...] = (),
) -> uuid.UUID:
    return coop.run(
        appoint,
        actor,
        person_id=person_id,
        kind=kind,
        scope=scope,
        starts_on=starts_on,
        ends_on=ends_on,
        seen=seen,
    )


def roles(coop: Coop) -> list[tuple[object, ...]]:
    with coop._reading() as session:
        return [
            (r.person_id, r.kind, r.starts_on, r.ends_on, r.deputy_id, r.away_from, r.back_on)
            for r in session.scalars(select(Role).order_by(Role.id))
        ]


def role_of(coop: Coop, person_id: uuid.UUID | None) -> Role:
    with coop._reading() as session:
        return session.scalars(select(Role).where(Role.person_id == person_id)).one()


def told(coop: Coop) -> list[tuple[str, uuid.UUID | None]]:
    with coop._reading() as session:
        return [(n.kind, n.person_id) for n in session.scalars(select(Notice).order_by(Notice.id))]


def test_a_function_begins_on_its_day_and_ends_on_another(
    coop: Coop, clock: FixedClock, chair: Actor
) -> None:
    ana = make_member(coop)
    begin, end = TODAY + ONE_DAY, TODAY + 3 * ONE_DAY
    give(coop, chair, ana, RoleKind.TREASURER, starts_on=begin, ends_on=end)
    held = []
    for _ in range(4):
        held.append(actor_for(coop, ana).holds(Permission.CONTRIBUTION_RUN_MANAGE))
        clock.advance(ONE_DAY)
    assert held == [False, True, True, False]


def test_the_holder_hears_of_it_and_so_do_the_others_on_the_board(
    coop: Coop, chair: Actor
) -> None:
    ana, secretary = make_member(coop), make_member(coop)
    give_role(coop, secretary, RoleKind.SECRETARY)
    give(coop, chair, ana, RoleKind.MODERATOR)
    assert told(coop) == [("role_given", ana), ("role_given_board", secretary)]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"ends_on": TODAY}, RoleEndsTooSoonError),
        ({"scope": Scope(ScopeKind.GROUP, uuid.UUID(int=9))}, RoleScopeError),
        ({"kind": RoleKind.CHAIR}, SeatTakenError),
        ({"kind": RoleKind.CHAIR, "starts_on": TODAY + 900 * ONE_DAY}, SeatTakenError),
    ],
)
def test_what_makes_no_function_is_refused_and_changes_nothing(
    coop: Coop, chair: Actor, changed: dict[str, object], error: type[CoopError]
) -> None:
    ana = make_member(coop)
    before = roles(coop)
    with pytest.raises(error):
        give(coop, chair, ana, **{"kind": RoleKind.SECRETARY, **changed})  # type: ignore[arg-type]  # a table of changes
    assert (roles(coop), told(coop)) == (before, [])


def test_a_successor_begins_when_the_predecessor_is_gone(coop: Coop, chair: Actor) -> None:
    ana, ben = make_member(coop), make_member(coop)
    last = TODAY + 30 * ONE_DAY
    give(coop, chair, ana, RoleKind.TREASURER, ends_on=last)
    with pytest.raises(SeatTakenError):
        give(coop, chair, ben, RoleKind.TREASURER, starts_on=last - ONE_DAY)
    give(coop, chair, ben, RoleKind.TREASURER, starts_on=last)


def test_the_same_function_twice_in_one_time_and_place_is_refused(
    coop: Coop, chair: Actor
) -> None:
    ana, north, south = make_member(coop), make_group(coop), make_group(coop)
    give(coop, chair, ana, RoleKind.MODERATOR, scope=Scope(ScopeKind.GROUP, north))
    give(coop, chair, ana, RoleKind.MODERATOR, scope=Scope(ScopeKind.GROUP, south))
    before = roles(coop)
    with pytest.raises(RoleHeldError):
        give(coop, chair, ana, RoleKind.MODERATOR, scope=Scope(ScopeKind.GROUP, north))
    assert roles(coop) == before


def test_nobody_gives_a_function_to_himself(coop: Coop, chair: Actor) -> None:
    assert chair.person_id is not None
    before = roles(coop)
    with pytest.raises(OwnRoleError):
        give(coop, chair, chair.person_id, RoleKind.MODERATOR)
    assert roles(coop) == before


def test_only_the_board_gives_functions(coop: Coop, make_actor: MakeActor) -> None:
    actor = make_actor(Permission.PEOPLE_PERSON_MANAGE)
    with pytest.raises(MissingPermissionError):
        give(coop, actor, make_member(coop), RoleKind.MODERATOR)


def test_a_function_for_members_is_not_given_to_others(coop: Coop, chair: Actor) -> None:
    resident = make_person(coop)
    before = roles(coop)
    for kind in (RoleKind.TREASURER, RoleKind.AUDIT_COMMITTEE):
        with pytest.raises(MemberNeededError):
            give(coop, chair, resident, kind)
    assert roles(coop) == before
    give(coop, chair, resident, RoleKind.SUPERVISOR)


def set_switch(coop: Coop, key: RuleKey) -> None:
    coop.run(
        set_rule, SYSTEM, key=key, value="ja", layer=Layer.STATUTES, article="artikel 9 lid 2"
    )


def test_the_statutes_may_let_outsiders_on_the_board(coop: Coop, chair: Actor) -> None:
    set_switch(coop, RuleKey.BOARD_OUTSIDERS)
    give(coop, chair, make_person(coop), RoleKind.TREASURER)


def test_the_law_keeps_the_board_out_of_the_kascommissie(coop: Coop, chair: Actor) -> None:
    ana = make_member(coop)
    give(coop, chair, ana, RoleKind.TREASURER)
    before = roles(coop)
    with pytest.raises(AuditFromBoardError):
        give(coop, chair, ana, RoleKind.AUDIT_COMMITTEE, seen=tuple(Conflict))
    assert roles(coop) == before


def test_the_statutes_decide_whether_a_supervisor_is_a_commissaris(
    coop: Coop, chair: Actor
) -> None:
    ana, ben = make_member(coop), make_member(coop)
    for person_id in (ana, ben):
        give(coop, chair, person_id, RoleKind.SUPERVISOR)
    seen = (Conflict.SUPERVISOR_ON_BOARD,)
    give(coop, chair, ana, RoleKind.BOARD_MEMBER, seen=seen)
    set_switch(coop, RuleKey.SUPERVISORY_BOARD)
    with pytest.raises(SupervisorOnBoardError):
        give(coop, chair, ben, RoleKind.BOARD_MEMBER, seen=seen)


def test_what_goes_badly_together_is_given_only_by_who_saw_it(coop: Coop, chair: Actor) -> None:
    ana = make_member(coop)
    give(coop, chair, ana, RoleKind.CANDIDATE, ends_on=TODAY + 60 * ONE_DAY)
    before = roles(coop)
    with pytest.raises(ConflictUnseenError):
        give(coop, chair, ana, RoleKind.COUNTING_COMMITTEE)
    assert roles(coop) == before
    seen = (Conflict.COUNTER_IS_CANDIDATE,)
    role_id = give(coop, chair, ana, RoleKind.COUNTING_COMMITTEE, seen=seen)
    with coop._reading() as session:
        assert session.get_one(Role, role_id).conflict_seen_at == START
    # After the election there is nothing to see.
    after = TODAY + 60 * ONE_DAY
    give(coop, chair, make_member(coop), RoleKind.CANDIDATE, starts_on=after)


def test_an_end_is_told_to_holder_and_deputy(coop: Coop, chair: Actor) -> None:
    ana, ben = make_member(coop), make_member(coop)
    role_id = give(coop, chair, ana, RoleKind.SECRETARY)
    coop.run(name_deputy, chair, role_id=role_id, person_id=ben)
    coop.run(announce_end, chair, role_id=role_id, ends_on=TODAY + 9 * ONE_DAY)
    assert role_of(coop, ana).ends_on == TODAY + 9 * ONE_DAY
    assert told(coop) == [
        ("role_given", ana),
        ("role_deputy", ben),
        ("role_ends", ana),
        ("role_ends", ben),
    ]


def test_a_function_ends_at_once_and_one_to_come_never_begins(
    coop: Coop, clock: FixedClock, chair: Actor
) -> None:
    ana, ben = make_member(coop), make_member(coop)
    now = give(coop, chair, ana, RoleKind.MODERATOR, starts_on=TODAY - ONE_DAY)
    later = give(coop, chair, ben, RoleKind.MODERATOR, starts_on=TODAY + ONE_DAY)
    for role_id in (now, later):
        coop.run(end_role, chair, role_id=role_id)
    assert not actor_for(coop, ana).holds(Permission.INCIDENTS_REPORT_REVIEW)
    clock.advance(ONE_DAY)
    assert not actor_for(coop, ben).holds(Permission.INCIDENTS_REPORT_REVIEW)
    for role_id in (now, later):
        with pytest.raises(RoleNotFoundError):
            coop.run(end_role, chair, role_id=role_id)


def test_the_last_who_gives_functions_cannot_be_ended(coop: Coop, chair: Actor) -> None:
    mine = role_of(coop, chair.person_id).id
    before = roles(coop)
    with pytest.raises(LastGiverError):
        coop.run(end_role, chair, role_id=mine)
    with pytest.raises(LastGiverError):
        coop.run(announce_end, chair, role_id=mine, ends_on=TODAY + 90 * ONE_DAY)
    assert roles(coop) == before
    # A successor may come later, but not after an empty day.
    end = TODAY + 90 * ONE_DAY
    give(coop, chair, make_member(coop), RoleKind.SECRETARY, starts_on=end)
    with pytest.raises(LastGiverError):
        coop.run(announce_end, chair, role_id=mine, ends_on=end - ONE_DAY)
    coop.run(announce_end, chair, role_id=mine, ends_on=end)


def test_a_deputy_acts_while_the_holder_is_away_and_never_gives_functions(
    coop: Coop, clock: FixedClock, chair: Actor
) -> None:
    ana, ben = make_member(coop), make_member(coop)
    role_id = give(coop, chair, ana, RoleKind.SECRETARY)
    coop.run(name_deputy, chair, role_id=role_id, person_id=ben)
    begin, back = TODAY + ONE_DAY, TODAY + 3 * ONE_DAY
    coop.run(record_absence, chair, role_id=role_id, away_from=begin, back_on=back)
    acting = []
    for _ in range(4):
        actor = actor_for(coop, ben)
        acting.append(actor.holds(Permission.MEMBERSHIP_MEMBER_END))
        assert not actor.holds(Permission.PEOPLE_ROLE_GRANT)
        assert not actor.holds(Permission.STATUTES_SWITCH_TURN)
        clock.advance(ONE_DAY)
    assert acting == [False, True, True, False]
    assert actor_for(coop, ana).holds(Permission.PEOPLE_ROLE_GRANT)


def test_who_is_back_early_has_no_deputy_at_work(coop: Coop, chair: Actor) -> None:
    ana, ben = make_member(coop), make_member(coop)
    role_id = give(coop, chair, ana, RoleKind.SECRETARY)
    coop.run(name_deputy, chair, role_id=role_id, person_id=ben)
    coop.run(record_absence, chair, role_id=role_id, away_from=TODAY)
    assert actor_for(coop, ben).holds(Permission.MEMBERSHIP_MEMBER_END)
    coop.run(end_absence, chair, role_id=role_id)
    assert not actor_for(coop, ben).holds(Permission.MEMBERSHIP_MEMBER_END)


def test_a_deputy_can_be_dropped(coop: Coop, chair: Actor) -> None:
    ana, ben = make_member(coop), make_member(coop)
    role_id = give(coop, chair, ana, RoleKind.SECRETARY)
    coop.run(name_deputy, chair, role_id=role_id, person_id=ben)
    coop.run(record_absence, chair, role_id=role_id, away_from=TODAY)
    coop.run(drop_deputy, chair, role_id=role_id)
    assert not actor_for(coop, ben).holds(Permission.MEMBERSHIP_MEMBER_END)


def test_who_cannot_be_deputy(coop: Coop, chair: Actor) -> None:
    ana, auditor, outsider = make_member(coop), make_member(coop), make_person(coop)
    give(coop, chair, auditor, RoleKind.AUDIT_COMMITTEE)
    role_id = give(coop, chair, ana, RoleKind.TREASURER)
    before = roles(coop)
    for person_id, error in (
        (ana, DeputyIsHolderError),
        (chair.person_id, OwnRoleError),
        (auditor, AuditFromBoardError),
        (outsider, MemberNeededError),
    ):
        assert person_id is not None
        with pytest.raises(error):
            coop.run(name_deputy, chair, role_id=role_id, person_id=person_id)
    assert roles(coop) == before


def test_a_deputy_may_become_the_holder(coop: Coop, chair: Actor) -> None:
    ana, ben = make_member(coop), make_member(coop)
    end = TODAY + 9 * ONE_DAY
    role_id = give(coop, chair, ana, RoleKind.TREASURER, ends_on=end)
    coop.run(name_deputy, chair, role_id=role_id, person_id=ben)
    give(coop, chair, ben, RoleKind.TREASURER, starts_on=end)


def test_two_who_end_each_other_leave_one(committed_coop: Coop) -> None:
    coop = committed_coop
    people = [make_member(coop, given=given) for given in ("Ana", "Ben")]
    for person_id, kind in zip(people, (RoleKind.CHAIR, RoleKind.SECRETARY), strict=True):
        give_role(coop, person_id, kind)
    actors = [actor_for(coop, person_id) for person_id in people]
    others = [role_of(coop, person_id).id for person_id in reversed(people)]

    def end(actor: Actor, role_id: uuid.UUID) -> str:
        try:
            coop.run(end_role, actor, role_id=role_id)
        except CoopError as error:
            return error.code
        return "ended"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(end, actors, others))
    assert outcomes == ["ended", "last_giver"]
