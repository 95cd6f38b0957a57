from datetime import timedelta

from coop.assembly.queries import leading_view, meeting_rows, meeting_view
from coop.assembly.rules import MeetingState
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.sample import Sample
from coop.voting.rules import VotingMethod
from tests.doubles import START


def test_one_meeting_was_one_is_on_one_comes_and_one_is_planned(
    coop: Coop, sample: Sample
) -> None:
    states = [row.state for row in coop.ask(meeting_rows, SYSTEM)]
    assert states == [
        MeetingState.PLANNED,
        MeetingState.CONVENED,
        MeetingState.OPEN,
        MeetingState.CLOSED,
    ]


def test_the_chair_can_open_a_vote_at_once(coop: Coop, sample: Sample) -> None:
    view = coop.ask(leading_view, SYSTEM, meeting_id=sample.meetings.on_now)
    current = view.meeting.current
    assert current is not None
    assert current.motion
    assert view.ahead[current.id].issues[VotingMethod.ELECTRONIC] == []
    assert view.meeting.present.online == 4
    assert view.meeting.present.at_the_door >= 4


def test_a_vote_was_taken_before(coop: Coop, sample: Sample) -> None:
    view = coop.ask(meeting_view, SYSTEM, meeting_id=sample.meetings.on_now)
    (vote,) = [item.vote for item in view.items if item.vote]
    assert vote.outcome is not None
    assert vote.outcome.is_adopted
    assert vote.closed_at is not None
    assert START - timedelta(hours=1) < vote.closed_at < START


def test_the_last_meeting_adopted_and_rejected(coop: Coop, sample: Sample) -> None:
    view = coop.ask(meeting_view, SYSTEM, meeting_id=sample.meetings.closed)
    outcomes = [item.vote.outcome for item in view.items if item.vote]
    assert [outcome.is_adopted for outcome in outcomes if outcome] == [True, True, False]
