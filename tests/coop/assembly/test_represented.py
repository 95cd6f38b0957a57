"""Minors whose parent or guardian votes, where the statutes say so (BW 2:13 lid 2)."""

import uuid
from datetime import date

import pytest

from coop.assembly.errors import NoProxyForVoteError, NotPresentError
from coop.assembly.queries import giver_ballots, leading_view, own_announcement
from coop.assembly.rules import DecisionKind
from coop.assembly.services import (
    announce_coming,
    answer_roll_call,
    cast_vote,
    cast_vote_for,
    check_in,
    close_vote,
    leave_meeting,
    open_vote,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.queries import members_page
from coop.membership.services import record_minor
from coop.statutes.rules import Layer, RuleKey
from coop.statutes.services import set_rule
from coop.voting.errors import AlreadyVotedError
from coop.voting.rules import BallotChannel, Choice, VotingMethod
from tests.coop.assembly.makers import Hall, make_hall, make_meeting
from tests.doubles import START
from tests.makers import actor_for, make_member

BORN = date(START.year - 12, 3, 1)


@pytest.fixture
def hall(coop: Coop) -> Hall:
    return make_hall(coop)


@pytest.fixture
def child(hall: Hall) -> uuid.UUID:
    """Provide a member of twelve whose parent is the first in the hall; the parent votes."""
    child_id = make_member(hall.coop, given="Noor", family="Jong")
    _represent(hall.coop, "Jong, Noor", "Bos, Lid 1")
    let_parents_vote(hall.coop)
    return child_id


def let_parents_vote(coop: Coop) -> None:
    coop.run(
        set_rule,
        SYSTEM,
        key=RuleKey.MINORS_VOTE,
        value="nee",
        layer=Layer.STATUTES,
        article="artikel 6 lid 3 van de statuten",
    )


def _represent(coop: Coop, child: str, parent: str) -> None:
    lines = {line.name: line for line in coop.ask(members_page, SYSTEM).lines}
    coop.run(
        record_minor,
        SYSTEM,
        member_id=lines[child].member_id,
        born_on=BORN,
        number=lines[parent].number,
    )


def vote_for(hall: Hall, actor: Actor, poll_id: uuid.UUID, child_id: uuid.UUID) -> None:
    hall.coop.run(
        cast_vote_for,
        actor,
        poll_id=poll_id,
        giver_id=child_id,
        choice=Choice.FOR,
        channel=BallotChannel.WEB,
    )


def test_the_parent_votes_once_for_the_child_and_once_for_himself(
    hall: Hall, child: uuid.UUID
) -> None:
    parent = hall.members[0]
    poll_id = hall.open_vote()
    (row,) = hall.coop.ask(giver_ballots, parent, meeting_id=hall.meeting_id, poll_id=poll_id)
    assert (row.giver_id, row.name, row.may_vote) == (child, "Noor Jong", True)
    vote_for(hall, parent, poll_id, child)
    with pytest.raises(AlreadyVotedError):
        vote_for(hall, parent, poll_id, child)
    hall.coop.run(
        cast_vote, parent, poll_id=poll_id, choice=Choice.AGAINST, channel=BallotChannel.WEB
    )
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    vote = hall.view.items[1].vote
    assert vote is not None
    assert vote.outcome is not None
    assert (vote.outcome.tally.votes_for, vote.outcome.tally.votes_against) == (1, 1)


def test_nobody_else_votes_for_the_child_and_the_child_does_not_either(
    hall: Hall, child: uuid.UUID
) -> None:
    poll_id = hall.open_vote()
    with pytest.raises(NoProxyForVoteError):
        vote_for(hall, hall.members[1], poll_id, child)
    hall.coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=child)
    with pytest.raises(MissingPermissionError):
        hall.coop.run(
            cast_vote,
            actor_for(hall.coop, child),
            poll_id=poll_id,
            choice=Choice.FOR,
            channel=BallotChannel.WEB,
        )
    assert (
        hall.coop.ask(giver_ballots, hall.members[1], meeting_id=hall.meeting_id, poll_id=poll_id)
        == ()
    )


def test_the_parent_has_to_take_part(hall: Hall, child: uuid.UUID) -> None:
    poll_id = hall.open_vote()
    hall.coop.run(leave_meeting, hall.members[0], meeting_id=hall.meeting_id)
    with pytest.raises(NotPresentError):
        vote_for(hall, hall.members[0], poll_id, child)


def test_where_minors_vote_themselves_the_parent_does_not(hall: Hall) -> None:
    child_id = make_member(hall.coop, given="Noor", family="Jong")
    _represent(hall.coop, "Jong, Noor", "Bos, Lid 1")
    poll_id = hall.open_vote()
    with pytest.raises(NoProxyForVoteError):
        vote_for(hall, hall.members[0], poll_id, child_id)
    asked = {"meeting_id": hall.meeting_id, "poll_id": poll_id}
    assert hall.coop.ask(giver_ballots, hall.members[0], **asked) == ()


def test_the_child_counts_once_for_the_quorum(hall: Hall, child: uuid.UUID) -> None:
    def counted() -> int:
        view = hall.coop.ask(leading_view, hall.chair, meeting_id=hall.meeting_id)
        return view.ahead[hall.item_id(2)].quorum.numbers.counted

    assert hall.view.items[1].kind is DecisionKind.ORDINARY
    assert counted() == 4
    hall.coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=child)
    assert counted() == 4
    hall.coop.run(leave_meeting, hall.members[0], meeting_id=hall.meeting_id)
    assert counted() == 3


def test_in_a_roll_call_the_parent_answers_for_the_child(hall: Hall, child: uuid.UUID) -> None:
    poll_id = hall.coop.run(
        open_vote, hall.chair, item_id=hall.item_id(2), method=VotingMethod.ROLL_CALL
    )
    hall.coop.run(
        answer_roll_call, hall.chair, poll_id=poll_id, person_id=child, choice=Choice.FOR
    )
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    vote = hall.view.items[1].vote
    assert vote is not None
    assert vote.cast == 1


def test_the_child_may_say_that_it_comes(hall: Hall, child: uuid.UUID) -> None:
    later = make_meeting(hall.coop, starts_at=START.replace(month=12, day=20))
    actor = actor_for(hall.coop, child)
    hall.coop.run(announce_coming, actor, meeting_id=later, comes=True)
    assert hall.coop.ask(own_announcement, actor, meeting_id=later).comes
