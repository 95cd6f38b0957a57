"""The stembureau takes the ballots of an open vote along (acceptance test 16)."""

import uuid

import pytest

from coop.assembly.queries.recounts import recount_view
from coop.assembly.rules import Challenger
from coop.assembly.services import (
    cast_vote,
    close_vote,
    enter_count,
    note_challenge,
    open_vote,
    take_ballots,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.people.rules import RoleKind
from coop.voting.documents import recount
from coop.voting.errors import NothingToRecountError, PollNotFoundError, VoteNotOverError
from coop.voting.rules import BallotChannel, Choice, VotingMethod
from tests.coop.assembly.makers import Hall, make_hall
from tests.makers import make_officer


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


def vote(hall: Hall) -> uuid.UUID:
    poll_id = hall.open_vote()
    for actor, choice in zip(hall.members[:2], (Choice.FOR, Choice.FOR), strict=True):
        hall.coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)
    return poll_id


@pytest.mark.parametrize("kind", [RoleKind.COUNTING_COMMITTEE, RoleKind.TREASURER])
def test_stembureau_and_board_count_again_without_the_server(hall: Hall, kind: RoleKind) -> None:
    poll_id = vote(hall)
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    found = recount(hall.coop.run(take_ballots, make_officer(hall.coop, kind), poll_id=poll_id))
    assert found.findings == ()
    assert (found.counted.members, found.counted.votes_for) == (2, 2)


def test_a_member_does_not_take_ballots(hall: Hall) -> None:
    poll_id = vote(hall)
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    with pytest.raises(MissingPermissionError):
        hall.coop.run(take_ballots, hall.members[0], poll_id=poll_id)


def test_not_while_ballots_come_in(hall: Hall) -> None:
    poll_id = vote(hall)
    with pytest.raises(VoteNotOverError):
        hall.coop.run(take_ballots, hall.chair, poll_id=poll_id)
    with pytest.raises(PollNotFoundError):
        hall.coop.run(take_ballots, hall.chair, poll_id=uuid.UUID(int=404))


def test_hands_are_not_counted_from_a_file(hall: Hall) -> None:
    poll_id = hall.coop.run(
        open_vote, hall.chair, item_id=hall.item_id(2), method=VotingMethod.HANDS
    )
    hall.coop.run(
        enter_count,
        hall.chair,
        poll_id=poll_id,
        votes_for=2,
        votes_against=1,
        votes_blank=0,
        counters="Ria en Tom",
    )
    with pytest.raises(NothingToRecountError):
        hall.coop.run(take_ballots, hall.chair, poll_id=poll_id)
    view = hall.coop.ask(recount_view, hall.chair, meeting_id=hall.meeting_id)
    assert view.rows == ()


def test_a_contested_vote_is_kept_beside_the_one_in_its_place(hall: Hall) -> None:
    first = vote(hall)
    hall.coop.run(close_vote, hall.chair, poll_id=first)
    hall.coop.run(note_challenge, hall.chair, poll_id=first, by=Challenger.ONE_VOTER)
    second = vote(hall)
    hall.coop.run(close_vote, hall.chair, poll_id=second)
    view = hall.coop.ask(recount_view, hall.chair, meeting_id=hall.meeting_id)
    assert [(row.poll_id, row.is_contested) for row in view.rows] == [
        (first, True),
        (second, False),
    ]
