import json
import threading
import uuid
from collections.abc import Callable
from fractions import Fraction

import pytest
from sqlalchemy import select

from coop.assembly.errors import ItemNotFoundError, NotPresentError, VoteNotReadyError
from coop.assembly.queries import leading_view, live_view, meeting_changes, turnout
from coop.assembly.rules import Issue, MeetingForm
from coop.assembly.services import (
    cast_vote,
    close_vote,
    join_meeting,
    leave_meeting,
    open_vote,
)
from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.events import Event
from coop.kernel.journal import Cause, JournalEntry
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, use_case
from coop.people.lookups import TelegramAccount
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from coop.voting.errors import AlreadyVotedError, NotOnRollError, PollClosedError
from coop.voting.rules import BallotChannel, Choice, Outcome, VotingMethod
from coop.voting.services import take_ballot
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.makers import actor_for, make_member

WEB = BallotChannel.WEB


def cast(hall: Hall, actor: Actor, poll_id: uuid.UUID, choice: Choice = Choice.FOR) -> None:
    hall.coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=WEB)


def outcome_of(hall: Hall, number: int = 2) -> Outcome:
    vote = hall.view.items[number - 1].vote
    assert vote is not None
    assert vote.outcome is not None
    return vote.outcome


def test_a_vote_ends_in_an_outcome_with_its_rule(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    for actor, choice in zip(hall.members, Choice, strict=True):
        cast(hall, actor, poll_id, choice)
    assert coop.ask(turnout, SYSTEM, poll_id=poll_id) == 3
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    outcome = outcome_of(hall)
    assert (outcome.tally.votes_for, outcome.tally.votes_against, outcome.tally.votes_blank) == (
        1,
        1,
        1,
    )
    assert not outcome.is_adopted
    assert outcome.needed == 2
    assert outcome.majority.share == Fraction(1, 2)
    assert outcome.majority.article == "artikel 17 lid 1 van de statuten"


def test_no_outcome_is_shown_while_people_vote(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    cast(hall, hall.members[0], poll_id)
    vote = hall.view.open_vote
    assert vote is not None
    assert (vote.cast, vote.outcome) == (1, None)


def test_a_vote_follows_the_rule_as_it_was_at_its_opening(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    cast(hall, hall.members[0], poll_id)
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.ORDINARY_MAJORITY,
        value="1",
        layer=Layer.STATUTES,
        article="artikel 99",
        effective_on=coop.clock.now().date().replace(year=2026, month=11, day=20),
    )
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    assert outcome_of(hall).majority.article == "artikel 17 lid 1 van de statuten"


def test_one_sees_ones_own_ballot_and_nobody_elses(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    cast(hall, hall.members[0], poll_id, Choice.AGAINST)
    own = [
        coop.ask(live_view, actor, meeting_id=hall.meeting_id).own.choice
        for actor in hall.members[:2]
    ]
    assert own == [Choice.AGAINST, None]


def test_the_second_ballot_is_refused_and_the_first_stands(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    cast(hall, hall.members[0], poll_id, Choice.FOR)
    with pytest.raises(AlreadyVotedError) as refused:
        cast(hall, hall.members[0], poll_id, Choice.AGAINST)
    assert refused.value.details == {"poll_id": poll_id}
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    assert (outcome_of(hall).tally.votes_for, outcome_of(hall).tally.cast) == (1, 1)


def test_one_form_sent_twice_is_one_ballot(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    for _ in range(2):
        coop.once("form:1").run(
            cast_vote, hall.members[0], poll_id=poll_id, choice=Choice.FOR, channel=WEB
        )
    assert coop.ask(turnout, SYSTEM, poll_id=poll_id) == 1


def test_who_is_not_present_cannot_vote(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    with pytest.raises(NotPresentError):
        cast(hall, hall.chair, poll_id)
    coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)
    cast(hall, hall.chair, poll_id)
    coop.run(leave_meeting, hall.members[0], meeting_id=hall.meeting_id)
    with pytest.raises(NotPresentError):
        cast(hall, hall.members[0], poll_id)
    assert coop.ask(turnout, SYSTEM, poll_id=poll_id) == 1


def test_a_ballot_stays_counted_when_its_voter_leaves(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    cast(hall, hall.members[0], poll_id)
    coop.run(leave_meeting, hall.members[0], meeting_id=hall.meeting_id)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    assert outcome_of(hall).tally.cast == 1


def test_presence_in_another_meeting_does_not_count(coop: Coop) -> None:
    hall = make_hall(coop)
    other = make_hall(coop, members=0, are_rules_set=True)
    coop.run(join_meeting, other.chair, meeting_id=other.meeting_id)
    with pytest.raises(NotPresentError):
        cast(hall, hall.members[0], other.open_vote())


def test_the_roll_is_frozen_at_opening(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    late = actor_for(coop, make_member(coop))
    coop.run(join_meeting, late, meeting_id=hall.meeting_id)
    with pytest.raises(NotOnRollError):
        cast(hall, late, poll_id)
    assert coop.ask(turnout, SYSTEM, poll_id=poll_id) == 0


def test_no_ballot_after_closing(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    with pytest.raises(PollClosedError):
        cast(hall, hall.members[0], poll_id)
    with pytest.raises(PollClosedError):
        coop.run(close_vote, hall.chair, poll_id=poll_id)
    assert outcome_of(hall).tally.cast == 0


def test_an_unknown_vote_is_refused(coop: Coop) -> None:
    hall = make_hall(coop)
    with pytest.raises(NotPresentError):
        cast(hall, hall.members[0], uuid.UUID(int=404))
    with pytest.raises(ItemNotFoundError):
        coop.run(close_vote, hall.chair, poll_id=uuid.UUID(int=404))


def test_only_the_chair_opens_and_closes_votes(coop: Coop) -> None:
    hall = make_hall(coop)
    with pytest.raises(MissingPermissionError):
        coop.run(open_vote, hall.members[0], item_id=hall.item_id(2))
    poll_id = hall.open_vote()
    with pytest.raises(MissingPermissionError):
        coop.run(close_vote, hall.members[0], poll_id=poll_id)
    assert hall.view.open_vote is not None


def test_nobody_votes_past_the_meeting(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    for actor in (hall.chair, hall.members[0]):
        with pytest.raises(MissingPermissionError):
            coop.run(take_ballot, actor, poll_id=poll_id, choice=Choice.FOR, channel=WEB)


def test_a_vote_does_not_open_while_something_stands_in_the_way(coop: Coop) -> None:
    hall = make_hall(coop, members=0)
    with pytest.raises(VoteNotReadyError) as refused:
        hall.open_vote(1)
    assert refused.value.details["issues"] == [Issue.NO_MOTION, Issue.NOBODY_PRESENT]
    assert hall.view.open_vote is None


def test_without_the_statutes_there_is_no_electronic_vote(coop: Coop) -> None:
    meeting_id = make_meeting(coop, form=MeetingForm.HALL)
    view = coop.ask(leading_view, SYSTEM, meeting_id=meeting_id)
    issues = view.ahead[view.meeting.items[1].id].issues[VotingMethod.ELECTRONIC]
    assert issues == [
        Issue.MEETING_NOT_OPEN,
        Issue.ELECTRONIC_VOTING_OFF,
        Issue.NOBODY_PRESENT,
    ]
    with pytest.raises(VoteNotReadyError) as refused:
        coop.run(open_vote, SYSTEM, item_id=view.meeting.items[1].id)
    assert refused.value.details["issues"] == issues


def test_one_vote_at_a_time_and_one_vote_a_point(coop: Coop) -> None:
    hall = make_hall(coop)
    poll_id = hall.open_vote(2)
    with pytest.raises(VoteNotReadyError) as refused:
        hall.open_vote(3)
    assert refused.value.details["issues"] == [Issue.OTHER_VOTE_OPEN]
    with pytest.raises(VoteNotReadyError) as refused:
        hall.open_vote(2)
    assert refused.value.details["issues"] == [Issue.VOTED_ALREADY]
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    hall.open_vote(3)


def test_a_ballot_leaves_no_trace_but_in_the_box(coop: Coop) -> None:
    heard: list[Event] = []
    hall = make_hall(coop)
    poll_id = hall.open_vote()
    before, revision = everything_written(coop), hall.view.revision
    coop.listen(heard.append)
    coop.once("form:1").run(
        cast_vote, hall.members[0], poll_id=poll_id, choice=Choice.AGAINST, channel=WEB
    )
    after = everything_written(coop)
    assert after[0] == before[0]
    assert [result for result in after[1] if result is not None] == []
    assert heard == []
    assert hall.view.revision == revision


def read_everything(uow: UnitOfWork, actor: Actor) -> tuple[list[str], list[str | None]]:
    entries = uow.session.scalars(select(JournalEntry)).all()
    return (
        [json.dumps([entry.use_case, entry.details]) for entry in entries],
        list(uow.session.scalars(select(Cause.result))),
    )


def everything_written(coop: Coop) -> tuple[list[str], list[str | None]]:
    use_case(Permission.VOTING_POLL_READ)(read_everything)
    try:
        return coop.ask(read_everything, SYSTEM)
    finally:
        del USE_CASES[read_everything]


def test_changes_of_a_meeting_are_followed_in_the_journal(coop: Coop) -> None:
    start = coop.ask(meeting_changes, SYSTEM, after=None)
    assert start.changes == ()
    hall = make_hall(coop, form=MeetingForm.HYBRID)
    poll_id = hall.open_vote()
    cast(hall, hall.members[0], poll_id)
    changes = coop.ask(meeting_changes, SYSTEM, after=start.last)
    assert {change.meeting_id for change in changes.changes} == {hall.meeting_id}
    assert [change.use_case for change in changes.changes][-2:] == ["open_meeting", "open_vote"]
    assert changes.changes[-1].seq <= changes.last


def together(*calls: Callable[[], object]) -> list[object]:
    ready = threading.Barrier(len(calls))
    results: list[object] = []

    def carry_out(call: Callable[[], object]) -> None:
        ready.wait(timeout=10)
        try:
            results.append(call())
        except CoopError as refusal:
            results.append(refusal.code)

    threads = [threading.Thread(target=carry_out, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


def test_eight_threads_over_web_and_chat_cast_one_ballot(committed_coop: Coop) -> None:
    coop = committed_coop
    hall = make_hall(coop, members=1)
    poll_id = hall.open_vote()
    in_chat = coop.identify(TelegramAccount(5001))
    assert in_chat.person_id == hall.members[0].person_id

    def press(number: int) -> Callable[[], object]:
        on_web = number % 2 == 0
        actor = hall.members[0] if on_web else in_chat
        channel = BallotChannel.WEB if on_web else BallotChannel.TELEGRAM
        choice = Choice.FOR if on_web else Choice.AGAINST
        return lambda: coop.once(f"press:{number}").run(
            cast_vote, actor, poll_id=poll_id, choice=choice, channel=channel
        )

    results = together(*(press(number) for number in range(8)))
    assert results.count(None) == 1
    assert results.count("already_voted") == 7
    assert coop.ask(turnout, SYSTEM, poll_id=poll_id) == 1


def test_one_update_pressed_by_eight_threads_is_one_ballot(committed_coop: Coop) -> None:
    hall = make_hall(committed_coop, members=1)
    poll_id = hall.open_vote()
    results = together(
        *[
            lambda: committed_coop.once("telegram:7").run(
                cast_vote,
                hall.members[0],
                poll_id=poll_id,
                choice=Choice.FOR,
                channel=BallotChannel.TELEGRAM,
            )
        ]
        * 8
    )
    assert results == [None] * 8
    assert committed_coop.ask(turnout, SYSTEM, poll_id=poll_id) == 1


def test_ballots_that_race_with_closing_are_counted_or_refused(committed_coop: Coop) -> None:
    coop = committed_coop
    hall = make_hall(coop, members=10)
    poll_id = hall.open_vote()

    def vote(actor: Actor) -> Callable[[], object]:
        return lambda: cast(hall, actor, poll_id)

    def close() -> str:
        coop.run(close_vote, hall.chair, poll_id=poll_id)
        return "closed"

    results = together(
        *(vote(actor) for actor in hall.members[:5]),
        close,
        *(vote(actor) for actor in hall.members[5:]),
    )
    assert results.count("closed") == 1
    assert results.count(None) + results.count("poll_closed") == 10
    assert outcome_of(hall).tally.cast == results.count(None)
    assert coop.ask(turnout, SYSTEM, poll_id=poll_id) == results.count(None)


def test_two_chairs_open_one_vote(committed_coop: Coop) -> None:
    hall = make_hall(committed_coop)
    item_id = hall.item_id(2)
    results = together(*[lambda: committed_coop.run(open_vote, hall.chair, item_id=item_id)] * 4)
    assert sum(isinstance(result, uuid.UUID) for result in results) == 1
    assert results.count("vote_not_ready") == 3


def test_people_who_arrive_together_are_each_present_once(committed_coop: Coop) -> None:
    hall = make_hall(committed_coop, members=0)
    before = hall.view.revision
    results = together(
        *[lambda: committed_coop.run(join_meeting, hall.chair, meeting_id=hall.meeting_id)] * 8
    )
    assert results == [None] * 8
    assert hall.view.present.online == 1
    assert hall.view.revision == before + 1
