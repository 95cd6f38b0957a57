"""Suspension and expulsion: what they take, for how long, and how the assembly ends them."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Permission
from coop.membership.errors import (
    AlreadySuspendedError,
    AppealTooLateError,
    MembershipEndsError,
    MembershipGoesOnError,
    NoExpulsionError,
    ReasonMissingError,
    SuspensionEndError,
)
from coop.membership.queries import CourseView, course_view
from coop.membership.rules.lifecycle import Change, EndGround, MemberState
from coop.membership.services import (
    add_member,
    expel_member,
    lift_suspension,
    note_appeal_of_member,
    resign,
    revive_membership,
    settle_appeal,
    suspend_member,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person

TODAY = date(2026, 11, 21)
LAST_OF_APPEAL = date(2026, 12, 21)
LONGEST = TODAY + timedelta(days=89)


@pytest.fixture
def person(coop: Coop) -> uuid.UUID:
    return make_person(coop, email="ana@voorbeeld.example")


@pytest.fixture
def member(coop: Coop, person: uuid.UUID) -> uuid.UUID:
    return coop.run(add_member, SYSTEM, person_id=person, joined_on=date(2024, 5, 1))


def course(coop: Coop, member_id: uuid.UUID) -> CourseView:
    return coop.ask(course_view, SYSTEM, member_id=member_id)


def may_vote(coop: Coop, person_id: uuid.UUID) -> bool:
    return actor_for(coop, person_id).holds(Permission.ASSEMBLY_BALLOT_CAST)


def suspend(coop: Coop, member_id: uuid.UUID, last_day: date, reason: str = "Dreigde.") -> None:
    coop.run(
        suspend_member,
        SYSTEM,
        member_id=member_id,
        last_day=last_day,
        reason=reason,
        reference="B-3",
    )


def expel(coop: Coop, member_id: uuid.UUID, notified_on: date = TODAY) -> None:
    coop.run(
        expel_member,
        SYSTEM,
        member_id=member_id,
        notified_on=notified_on,
        reason="Verkocht de sleutels.",
        reference="B-4",
    )


def appeal(coop: Coop, member_id: uuid.UUID, on: date) -> None:
    coop.run(note_appeal_of_member, SYSTEM, member_id=member_id, appealed_on=on)


def settle(coop: Coop, member_id: uuid.UUID, *, upheld: bool, on: date) -> None:
    coop.run(
        settle_appeal,
        SYSTEM,
        member_id=member_id,
        upheld=upheld,
        decided_on=on,
        reference="ALV, punt 6",
    )


def on_day(clock: FixedClock, day: date) -> None:
    clock.set(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def test_a_suspension_takes_the_vote_until_its_last_day(
    coop: Coop, person: uuid.UUID, member: uuid.UUID, clock: FixedClock
) -> None:
    assert may_vote(coop, person)
    suspend(coop, member, TODAY)
    assert not may_vote(coop, person)
    assert actor_for(coop, person).holds(Permission.MEMBERSHIP_MEMBER_RESIGN)
    on_day(clock, TODAY + timedelta(days=1))
    assert may_vote(coop, person)
    assert not course(coop, member).is_suspended


@pytest.mark.parametrize(
    ("last_day", "fits"),
    [
        (TODAY - timedelta(days=1), False),
        (TODAY, True),
        (LONGEST, True),
        (LONGEST + timedelta(days=1), False),
    ],
)
def test_a_suspension_lasts_as_long_as_the_statutes_allow(
    coop: Coop, member: uuid.UUID, last_day: date, *, fits: bool
) -> None:
    if fits:
        suspend(coop, member, last_day)
        assert course(coop, member).suspended_until == last_day
    else:
        with pytest.raises(SuspensionEndError):
            suspend(coop, member, last_day)
        assert course(coop, member).history == ()


def test_a_suspension_has_reasons_and_is_lifted_once(
    coop: Coop, person: uuid.UUID, member: uuid.UUID
) -> None:
    with pytest.raises(ReasonMissingError):
        suspend(coop, member, TODAY, reason="")
    with pytest.raises(MembershipGoesOnError):
        coop.run(lift_suspension, SYSTEM, member_id=member, reference="")
    suspend(coop, member, LONGEST)
    with pytest.raises(AlreadySuspendedError):
        suspend(coop, member, LONGEST)
    coop.run(lift_suspension, SYSTEM, member_id=member, reference="B-9")
    assert may_vote(coop, person)
    changes = {line.change for line in course(coop, member).history}
    assert changes == {Change.SUSPENDED, Change.SUSPENSION_LIFTED}


def test_who_is_expelled_and_does_not_appeal_is_out_after_the_month(
    coop: Coop, person: uuid.UUID, member: uuid.UUID, clock: FixedClock
) -> None:
    expel(coop, member)
    seen = course(coop, member)
    assert (seen.last_day, seen.ground) == (LAST_OF_APPEAL, EndGround.EXPELLED)
    assert seen.is_suspended
    assert not may_vote(coop, person)
    with pytest.raises(MembershipEndsError):
        coop.run(lift_suspension, SYSTEM, member_id=member, reference="")
    with pytest.raises(MembershipEndsError):
        coop.run(revive_membership, SYSTEM, member_id=member, reason="Spijt.")
    on_day(clock, LAST_OF_APPEAL)
    assert course(coop, member).state is MemberState.MEMBER
    on_day(clock, LAST_OF_APPEAL + timedelta(days=1))
    assert course(coop, member).state is MemberState.ENDED
    with pytest.raises(AppealTooLateError):
        appeal(coop, member, LAST_OF_APPEAL + timedelta(days=1))


@pytest.mark.parametrize("upheld", [True, False])
def test_the_assembly_decides_about_an_appeal_in_time(
    coop: Coop, person: uuid.UUID, member: uuid.UUID, clock: FixedClock, *, upheld: bool
) -> None:
    with pytest.raises(NoExpulsionError):
        appeal(coop, member, TODAY)
    expel(coop, member)
    with pytest.raises(NoExpulsionError):
        settle(coop, member, upheld=upheld, on=TODAY)
    on_day(clock, LAST_OF_APPEAL)
    appeal(coop, member, LAST_OF_APPEAL)
    later = date(2027, 2, 3)
    on_day(clock, later)
    seen = course(coop, member)
    assert (seen.last_day, seen.is_suspended, seen.state) == (None, True, MemberState.MEMBER)
    settle(coop, member, upheld=upheld, on=later)
    seen = course(coop, member)
    assert not seen.is_suspended
    assert seen.state is (MemberState.ENDED if upheld else MemberState.MEMBER)
    assert may_vote(coop, person) is not upheld
    outcome = Change.EXPULSION_UPHELD if upheld else Change.EXPULSION_REVERSED
    assert outcome in {line.change for line in seen.history}


def test_being_expelled_keeps_nobody_longer_than_the_own_resignation(
    coop: Coop, person: uuid.UUID, member: uuid.UUID, clock: FixedClock
) -> None:
    on_day(clock, date(2026, 12, 3))
    coop.run(resign, actor_for(coop, person), expected=date(2026, 12, 31))
    expel(coop, member, notified_on=date(2026, 12, 3))
    seen = course(coop, member)
    assert (seen.last_day, seen.ground) == (date(2026, 12, 31), EndGround.RESIGNED)
    appeal(coop, member, date(2026, 12, 3))
    assert course(coop, member).last_day == date(2026, 12, 31)
