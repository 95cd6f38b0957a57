"""Resignation, death, notice and taking back, against the register."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError
from coop.kernel.permissions import SYSTEM
from coop.membership.errors import (
    DayBeforeMembershipError,
    DayInFutureError,
    DayTooLongAgoError,
    EndDateChangedError,
    MembershipEndsError,
    MembershipGoesOnError,
    ReasonMissingError,
)
from coop.membership.queries import CourseView, course_view, leaving_view, own_membership
from coop.membership.rules.lifecycle import Change, EndGround, MemberState, Way
from coop.membership.rules.terms import LATE_AT_MOST, AtOnce
from coop.membership.services import (
    add_member,
    record_death,
    record_resignation,
    resign,
    revive_membership,
    terminate_membership,
)
from coop.notices.models import Notice
from coop.notices.rules import NoticeKind
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.doubles import FixedClock
from tests.makers import actor_for, make_person

TODAY = date(2026, 11, 21)
YEAR_END = date(2026, 12, 31)
JOINED = date(2024, 5, 1)


@pytest.fixture
def person(coop: Coop) -> uuid.UUID:
    return make_person(coop, email="ana@voorbeeld.example")


@pytest.fixture
def member(coop: Coop, person: uuid.UUID) -> uuid.UUID:
    return coop.run(add_member, SYSTEM, person_id=person, joined_on=JOINED)


def course(coop: Coop, member_id: uuid.UUID) -> CourseView:
    return coop.ask(course_view, SYSTEM, member_id=member_id)


def test_a_member_resigns_towards_the_end_of_the_year(
    coop: Coop, person: uuid.UUID, member: uuid.UUID, clock: FixedClock
) -> None:
    ana = actor_for(coop, person)
    assert coop.ask(leaving_view, ana).last_day == YEAR_END
    coop.run(resign, ana, expected=YEAR_END)
    seen = course(coop, member)
    assert (seen.last_day, seen.ground, seen.state) == (
        YEAR_END,
        EndGround.RESIGNED,
        MemberState.MEMBER,
    )
    assert [(line.change, line.happened_on, line.way) for line in seen.history] == [
        (Change.RESIGNED, TODAY, Way.WEB)
    ]
    assert coop.ask(leaving_view, ana).own_last_day == YEAR_END
    # The last day is still one of membership; the day after is not.
    clock.advance(YEAR_END - TODAY)
    assert coop.ask(own_membership, ana) is not None
    clock.advance(timedelta(days=1))
    assert coop.ask(own_membership, ana) is None
    assert course(coop, member).state is MemberState.ENDED


def test_a_resignation_is_confirmed_to_the_member(
    coop: Coop, person: uuid.UUID, member: uuid.UUID
) -> None:
    coop.run(resign, actor_for(coop, person), expected=YEAR_END)
    with coop._reading() as session:
        notices = session.scalars(select(Notice)).all()
    assert [(n.kind, n.address) for n in notices] == [
        (NoticeKind.MEMBER_RESIGNED, "ana@voorbeeld.example")
    ]


def test_nobody_confirms_a_day_that_was_not_shown(
    coop: Coop, person: uuid.UUID, member: uuid.UUID
) -> None:
    with pytest.raises(EndDateChangedError):
        coop.run(resign, actor_for(coop, person), expected=date(2027, 12, 31))
    assert course(coop, member).history == ()


def test_who_resigned_does_not_resign_again(
    coop: Coop, person: uuid.UUID, member: uuid.UUID
) -> None:
    ana = actor_for(coop, person)
    coop.run(resign, ana, expected=YEAR_END)
    with pytest.raises(MembershipEndsError):
        coop.run(resign, ana, expected=YEAR_END)
    assert len(course(coop, member).history) == 1


def test_the_statutes_may_set_another_term(
    coop: Coop, person: uuid.UUID, member: uuid.UUID
) -> None:
    for key, value in ((RuleKey.NOTICE_BY_MEMBER, "60"), (RuleKey.NOTICE_AGAINST, "einde_maand")):
        coop.run(
            set_rule,
            SYSTEM,
            key=key,
            value=value,
            layer=Layer.STATUTES,
            article="artikel 7 lid 2 van de statuten",
        )
    ana = actor_for(coop, person)
    assert coop.ask(leaving_view, ana).last_day == date(2027, 1, 31)


def test_the_day_of_receipt_counts(coop: Coop, member: uuid.UUID, clock: FixedClock) -> None:
    clock.advance(timedelta(days=20))
    received = date(2026, 12, 3)
    coop.run(record_resignation, SYSTEM, member_id=member, received_on=received, way=Way.PAPER)
    assert course(coop, member).last_day == YEAR_END


@pytest.mark.parametrize(
    ("received_on", "refusal"),
    [
        (TODAY + timedelta(days=1), DayInFutureError),
        (TODAY - LATE_AT_MOST - timedelta(days=1), DayTooLongAgoError),
    ],
)
def test_a_day_beyond_reason_is_refused(
    coop: Coop, member: uuid.UUID, received_on: date, refusal: type[CoopError]
) -> None:
    with pytest.raises(refusal):
        coop.run(
            record_resignation, SYSTEM, member_id=member, received_on=received_on, way=Way.MAIL
        )
    assert course(coop, member).last_day is None


def test_nobody_resigned_before_joining(coop: Coop) -> None:
    member = coop.run(add_member, SYSTEM, person_id=make_person(coop), joined_on=TODAY)
    before = TODAY - timedelta(days=1)
    with pytest.raises(DayBeforeMembershipError):
        coop.run(record_resignation, SYSTEM, member_id=member, received_on=before, way=Way.PAPER)
    with pytest.raises(DayBeforeMembershipError):
        coop.run(record_death, SYSTEM, member_id=member, died_on=before)


def test_leaving_at_once_where_the_law_lets_one(coop: Coop, member: uuid.UUID) -> None:
    coop.run(
        record_resignation,
        SYSTEM,
        member_id=member,
        received_on=TODAY,
        way=Way.PAPER,
        at_once=AtOnce.RIGHTS_LIMITED,
        learned_on=date(2026, 10, 21),
    )
    assert course(coop, member).last_day == TODAY


def test_a_death_ends_it_also_after_a_resignation(
    coop: Coop, person: uuid.UUID, member: uuid.UUID
) -> None:
    coop.run(resign, actor_for(coop, person), expected=YEAR_END)
    coop.run(record_death, SYSTEM, member_id=member, died_on=TODAY)
    seen = course(coop, member)
    assert (seen.last_day, seen.ground) == (TODAY, EndGround.DIED)
    with pytest.raises(MembershipEndsError):
        coop.run(record_death, SYSTEM, member_id=member, died_on=TODAY)
    with pytest.raises(DayInFutureError):
        coop.run(record_death, SYSTEM, member_id=member, died_on=TODAY + timedelta(days=1))


@pytest.mark.parametrize(("at_once", "last_day"), [(False, YEAR_END), (True, TODAY)])
def test_the_cooperative_gives_notice_with_reasons(
    coop: Coop, member: uuid.UUID, *, at_once: bool, last_day: date
) -> None:
    with pytest.raises(ReasonMissingError):
        coop.run(
            terminate_membership,
            SYSTEM,
            member_id=member,
            notified_on=TODAY,
            reason=" ",
            reference="B-12",
        )
    assert course(coop, member).last_day is None
    coop.run(
        terminate_membership,
        SYSTEM,
        member_id=member,
        notified_on=TODAY,
        reason="Verhuisd naar een andere stad.",
        reference="B-12",
        at_once=at_once,
    )
    seen = course(coop, member)
    assert (seen.last_day, seen.ground) == (last_day, EndGround.TERMINATED)
    assert (seen.history[0].reason, seen.history[0].reference) == (
        "Verhuisd naar een andere stad.",
        "B-12",
    )


def test_an_end_by_mistake_is_taken_back(coop: Coop, member: uuid.UUID, person: uuid.UUID) -> None:
    with pytest.raises(MembershipGoesOnError):
        coop.run(revive_membership, SYSTEM, member_id=member, reason="Vergissing")
    coop.run(record_death, SYSTEM, member_id=member, died_on=TODAY - timedelta(days=3))
    assert course(coop, member).state is MemberState.ENDED
    coop.run(revive_membership, SYSTEM, member_id=member, reason="Het was de buurman.")
    seen = course(coop, member)
    assert (seen.state, seen.last_day, seen.ground) == (MemberState.MEMBER, None, None)
    assert [line.change for line in seen.history] == [Change.REVIVED, Change.DIED]
    assert coop.ask(own_membership, actor_for(coop, person)) is not None


def test_nobody_is_a_member_twice_by_taking_back(
    coop: Coop, member: uuid.UUID, person: uuid.UUID
) -> None:
    coop.run(record_death, SYSTEM, member_id=member, died_on=TODAY - timedelta(days=3))
    coop.run(add_member, SYSTEM, person_id=person)
    with pytest.raises(MembershipGoesOnError):
        coop.run(revive_membership, SYSTEM, member_id=member, reason="Vergissing")
