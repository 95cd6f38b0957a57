"""Votes of members who have several, and of friends who have none (BW 2:38 lid 1)."""

import uuid

import pytest

from coop.assembly.errors import NotAMemberError
from coop.assembly.queries import find_members
from coop.assembly.services import cast_vote, check_in, close_vote
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.queries import member_view, members_page
from coop.membership.rules.categories import Terms
from coop.membership.services import define_category, place_member
from coop.voting.errors import NotOnRollError
from coop.voting.rules import BallotChannel, Choice, Outcome
from tests.coop.assembly.makers import Hall, make_hall
from tests.coop.membership.test_services_categories import TODAY, allow_votes


@pytest.fixture
def hall(coop: Coop) -> Hall:
    allow_votes(coop, 3)
    return make_hall(coop)


def put(coop: Coop, actor: Actor, terms: Terms, name: str = "Ondernemer") -> None:
    category_id = coop.run(define_category, SYSTEM, name=name, terms=terms)
    put_in(coop, actor, category_id)


def put_in(coop: Coop, actor: Actor, category_id: uuid.UUID | None) -> None:
    (line,) = (
        line
        for line in coop.ask(members_page, SYSTEM).lines
        if coop.ask(member_view, SYSTEM, member_id=line.member_id).person_id == actor.person_id
    )
    coop.run(
        place_member,
        SYSTEM,
        member_id=line.member_id,
        category_id=category_id,
        effective_on=TODAY,
    )


def cast(hall: Hall, actor: Actor, poll_id: uuid.UUID, choice: Choice) -> None:
    hall.coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)


def close(hall: Hall, poll_id: uuid.UUID) -> Outcome:
    hall.coop.run(close_vote, hall.chair, poll_id=poll_id)
    vote = hall.view.items[1].vote
    assert vote is not None
    assert vote.outcome is not None
    return vote.outcome


def test_votes_decide_and_members_are_counted_beside_them(coop: Coop, hall: Hall) -> None:
    several, second, third = hall.members
    put(coop, several, Terms(votes=3))
    poll_id = hall.open_vote()
    cast(hall, several, poll_id, Choice.AGAINST)
    cast(hall, second, poll_id, Choice.FOR)
    cast(hall, third, poll_id, Choice.FOR)
    outcome = close(hall, poll_id)
    assert not outcome.is_adopted
    assert (outcome.tally.votes_for, outcome.tally.votes_against) == (2, 3)
    assert (outcome.tally.members, outcome.tally.cast) == (3, 5)
    assert outcome.votes_article == "artikel 9 lid 2 van de statuten"


def test_where_everybody_has_one_vote_nothing_else_is_said(hall: Hall) -> None:
    poll_id = hall.open_vote()
    cast(hall, hall.members[0], poll_id, Choice.FOR)
    outcome = close(hall, poll_id)
    assert (outcome.votes_article, outcome.tally.members, outcome.tally.cast) == ("", 1, 1)


def test_a_change_while_the_vote_is_open_does_not_count_for_it(coop: Coop, hall: Hall) -> None:
    several, second, _ = hall.members
    put(coop, several, Terms(votes=3))
    poll_id = hall.open_vote()
    put_in(coop, several, None)
    put(coop, second, Terms(votes=2), "Boer")
    cast(hall, several, poll_id, Choice.FOR)
    cast(hall, second, poll_id, Choice.AGAINST)
    outcome = close(hall, poll_id)
    assert (outcome.tally.votes_for, outcome.tally.votes_against) == (3, 1)
    later = hall.open_vote(3)
    cast(hall, second, later, Choice.AGAINST)
    hall.coop.run(close_vote, hall.chair, poll_id=later)
    vote = hall.view.items[2].vote
    assert vote is not None
    assert vote.outcome is not None
    assert vote.outcome.tally.votes_against == 2


def test_a_friend_is_not_let_in_and_not_on_the_roll(coop: Coop, hall: Hall) -> None:
    friend = hall.members[0]
    assert friend.person_id is not None
    put(coop, friend, Terms(is_legal_member=False), "Vriend")
    with pytest.raises(NotAMemberError):
        coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=friend.person_id)
    poll_id = hall.open_vote()
    found = coop.ask(find_members, SYSTEM, meeting_id=hall.meeting_id, text="Lid")
    assert friend.person_id not in {row.person_id for row in found}
    with pytest.raises(NotOnRollError):
        cast(hall, friend, poll_id, Choice.FOR)
