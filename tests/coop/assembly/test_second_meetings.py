"""Too few members: the vote is blocked, and a second meeting is prepared (dutch-rules.md 2.2)."""

import uuid
from datetime import datetime, timedelta

import pytest

from coop.assembly.errors import (
    NothingDeferredError,
    QuorumReachedError,
    SecondMeetingDayError,
    SecondMeetingUnknownError,
    VoteNotReadyError,
)
from coop.assembly.queries import leading_view, meeting_view
from coop.assembly.queries.leading import LeadingView
from coop.assembly.rules import Issue, MeetingState
from coop.assembly.services import (
    check_in,
    convene_meeting,
    defer_item,
    give_proxy,
    leave_meeting,
    open_meeting,
    open_vote,
    prepare_second_meeting,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from tests.coop.assembly.makers import Hall, make_hall
from tests.makers import make_member


def set_quorum(coop: Coop, *, second: bool = True) -> None:
    values = {RuleKey.QUORUM: "3/4"} | ({RuleKey.SECOND_MEETING: "ja"} if second else {})
    for key, value in values.items():
        coop.run(
            set_rule,
            SYSTEM,
            key=key,
            value=value,
            layer=Layer.STATUTES,
            article="artikel 18 lid 2 van de statuten",
        )


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """Two of three members are there, where three are needed."""
    hall = make_hall(coop, members=2)
    set_quorum(coop)
    return hall


def seen(hall: Hall) -> LeadingView:
    return hall.coop.ask(leading_view, hall.chair, meeting_id=hall.meeting_id)


def defer(hall: Hall) -> None:
    hall.coop.run(defer_item, hall.chair, item_id=hall.item_id(2))


def prepare(hall: Hall, starts_at: datetime) -> uuid.UUID:
    return hall.coop.run(
        prepare_second_meeting, hall.chair, meeting_id=hall.meeting_id, starts_at=starts_at
    )


def after(hall: Hall, days: int) -> datetime:
    return hall.view.starts_at + timedelta(days=days)


def test_without_enough_members_no_vote_opens(hall: Hall) -> None:
    with pytest.raises(VoteNotReadyError) as refused:
        hall.open_vote()
    assert refused.value.details["issues"] == [Issue.NO_QUORUM]
    quorum = seen(hall).ahead[hall.item_id(2)].quorum
    assert (quorum.numbers.counted, quorum.needed, quorum.numbers.entitled) == (2, 3, 3)
    assert quorum.quorum.article == "artikel 18 lid 2 van de statuten"


def test_with_one_more_it_opens_and_keeps_the_numbers(hall: Hall) -> None:
    defer(hall)
    assert hall.chair.person_id is not None
    hall.coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=hall.chair.person_id)
    hall.open_vote()
    item = hall.view.items[1]
    assert item.deferred is None
    assert item.vote is not None
    assert (item.vote.quorum.numbers.present, item.vote.quorum.needed) == (3, 3)


def test_the_history_of_the_quorum_counts_people(hall: Hall) -> None:
    assert [step.counted for step in seen(hall).quorum_history] == [2]


def test_who_is_represented_counts_while_the_holder_is_there(hall: Hall) -> None:
    hall.coop.run(give_proxy, hall.chair, meeting_id=hall.meeting_id, holder_name="Lid 1 Bos")
    numbers = seen(hall).ahead[hall.item_id(2)].quorum.numbers
    assert (numbers.present, numbers.represented) == (2, 1)
    assert [step.counted for step in seen(hall).quorum_history] == [3]
    hall.open_vote()
    hall.coop.run(leave_meeting, hall.members[0], meeting_id=hall.meeting_id)
    assert seen(hall).quorum_history[-1].counted == 1


def test_putting_off_is_recorded_with_its_numbers(hall: Hall) -> None:
    defer(hall)
    deferred = hall.view.items[1].deferred
    assert deferred is not None
    assert (deferred.counted, deferred.needed, deferred.entitled) == (2, 3, 3)
    assert not deferred.is_planned


def test_nothing_is_put_off_when_enough_are_there(coop: Coop) -> None:
    hall = make_hall(coop)
    with pytest.raises(QuorumReachedError):
        defer(hall)
    assert hall.view.items[1].deferred is None


def test_only_who_leads_puts_off(hall: Hall) -> None:
    with pytest.raises(MissingPermissionError):
        hall.coop.run(defer_item, hall.members[0], item_id=hall.item_id(2))


def test_the_second_meeting_has_the_same_proposal_and_asks_no_quorum(hall: Hall) -> None:
    defer(hall)
    assert seen(hall).waits_for_second
    starts_at = after(hall, 21)
    second_id = prepare(hall, starts_at)
    assert not seen(hall).waits_for_second
    plan = hall.coop.ask(meeting_view, SYSTEM, meeting_id=second_id)
    assert plan.state is MeetingState.PLANNED
    assert [item.motion for item in plan.items] == [hall.view.items[1].motion]
    hall.coop.run(convene_meeting, SYSTEM, meeting_id=second_id)
    later = hall.coop.as_of(starts_at)
    assert hall.members[0].person_id is not None
    later.run(check_in, SYSTEM, meeting_id=second_id, person_id=hall.members[0].person_id)
    later.run(open_meeting, hall.chair, meeting_id=second_id)
    later.run(open_vote, hall.chair, item_id=plan.items[0].id)


@pytest.mark.parametrize(
    ("days", "is_allowed"), [(13, False), (14, True), (42, True), (43, False)]
)
def test_the_second_meeting_is_held_within_its_window(
    hall: Hall, days: int, *, is_allowed: bool
) -> None:
    defer(hall)
    try:
        prepare(hall, after(hall, days))
    except SecondMeetingDayError:
        assert not is_allowed
        assert seen(hall).waits_for_second
    else:
        assert is_allowed


def test_statutes_without_a_second_meeting_know_none(coop: Coop) -> None:
    hall = make_hall(coop, members=2)
    set_quorum(coop, second=False)
    defer(hall)
    with pytest.raises(SecondMeetingUnknownError):
        prepare(hall, after(hall, 14))


def test_a_proposal_is_put_on_one_second_agenda_only(hall: Hall) -> None:
    defer(hall)
    prepare(hall, after(hall, 14))
    with pytest.raises(NothingDeferredError):
        prepare(hall, after(hall, 15))


def test_who_joined_the_register_counts_among_those_who_may_come(hall: Hall) -> None:
    make_member(hall.coop)
    make_member(hall.coop)
    assert seen(hall).ahead[hall.item_id(2)].quorum.needed == 4
