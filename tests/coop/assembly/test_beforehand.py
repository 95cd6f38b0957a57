"""Voting before the meeting (BW 2:38 lid 8; acceptance tests 2 and 10 of dutch-rules.md 8)."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from coop.assembly.errors import (
    BeforehandClosedError,
    BeforehandNotAllowedError,
    BeforehandNotOpenError,
    NotVotedBeforehandError,
    VoteNotReadyError,
)
from coop.assembly.queries import beforehand_view, leading_view
from coop.assembly.rules import Issue
from coop.assembly.services import (
    cast_beforehand,
    cast_vote,
    check_in,
    close_vote,
    enter_count,
    give_proxy,
    open_meeting,
    open_vote,
)
from coop.bootstrap import Coop
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM, Actor
from coop.membership.rules.lifecycle import Way
from coop.membership.rules.terms import AtOnce
from coop.membership.services import add_member, record_resignation, suspend_member
from coop.statutes.rules import RuleKey
from coop.voting.errors import AlreadyVotedError
from coop.voting.rules import BallotChannel, Choice, VotingMethod
from tests.coop.assembly.makers import Hall, allow_electronic_voting, make_chair, make_meeting
from tests.makers import actor_for, make_member, make_person, turn_on

FOR, AGAINST = Choice.FOR, Choice.AGAINST
#: Half past seven in the evening in Tilburg.
STARTS_AT = datetime(2027, 5, 20, 17, 30, tzinfo=UTC)


@pytest.fixture
def hall(coop: Coop) -> Hall:
    """A meeting three weeks after its convocation, to which nobody came yet."""
    allow_electronic_voting(coop)
    turn_on(coop, RuleKey.ELECTRONIC_BEFOREHAND, article="artikel 15 lid 5 van de statuten")
    chair = make_chair(coop)
    members = tuple(
        actor_for(coop, make_member(coop, given=f"Lid {number}")) for number in (1, 2, 3)
    )
    meeting_id = make_meeting(coop, starts_at=STARTS_AT)
    return Hall(coop, meeting_id, chair, members)


def early(hall: Hall, actor: Actor, choice: Choice = FOR, *, days: int = 5) -> None:
    hall.coop.as_of(STARTS_AT - timedelta(days=days)).run(
        cast_beforehand,
        actor,
        item_id=hall.item_id(2),
        choice=choice,
        channel=BallotChannel.WEB,
    )


def begin(hall: Hall, *present: Actor) -> Coop:
    """Open the meeting with some members in the hall."""
    coop = hall.coop.as_of(STARTS_AT)
    for actor in present:
        assert actor.person_id is not None
        coop.run(check_in, SYSTEM, meeting_id=hall.meeting_id, person_id=actor.person_id)
    coop.run(open_meeting, hall.chair, meeting_id=hall.meeting_id)
    return coop


def tally(hall: Hall) -> tuple[int, int]:
    vote = hall.view.items[1].vote
    assert vote is not None
    assert vote.outcome is not None
    return vote.outcome.tally.votes_for, vote.outcome.tally.votes_against


def vote(coop: Coop, hall: Hall, *ballots: tuple[Actor, Choice]) -> tuple[int, int]:
    poll_id = coop.run(open_vote, hall.chair, item_id=hall.item_id(2))
    for actor, choice in ballots:
        coop.run(cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.WEB)
    coop.run(close_vote, hall.chair, poll_id=poll_id)
    return tally(hall)


@pytest.mark.parametrize(
    ("at", "refused"),
    [
        # Acceptance test 2: for a meeting on 20 May it opens on 20 April, not on 19 April.
        (datetime(2027, 4, 19, 21, 59, tzinfo=UTC), BeforehandNotOpenError),
        (datetime(2027, 4, 29, 0, 0, tzinfo=UTC), None),
        # estem.vooraf_sluit: 24 hours before the beginning.
        (STARTS_AT - timedelta(hours=24, seconds=1), None),
        (STARTS_AT - timedelta(hours=24), BeforehandClosedError),
    ],
)
def test_it_opens_and_closes(hall: Hall, at: datetime, refused: type[Exception] | None) -> None:
    coop = hall.coop.as_of(at)

    def cast() -> None:
        coop.run(
            cast_beforehand,
            hall.members[0],
            item_id=hall.item_id(2),
            choice=FOR,
            channel=BallotChannel.WEB,
        )

    if refused is None:
        cast()
    else:
        with pytest.raises(refused):
            cast()


def test_it_is_for_the_statutes_to_allow(coop: Coop) -> None:
    allow_electronic_voting(coop)
    hall = Hall(coop, make_meeting(coop, starts_at=STARTS_AT), make_chair(coop), ())
    with pytest.raises(BeforehandNotAllowedError):
        early(hall, hall.chair)
    assert not coop.ask(beforehand_view, hall.chair, meeting_id=hall.meeting_id).is_allowed


def test_only_points_with_a_text_are_voted_on(hall: Hall) -> None:
    with pytest.raises(NotVotedBeforehandError):
        hall.coop.as_of(STARTS_AT - timedelta(days=5)).run(
            cast_beforehand,
            hall.members[0],
            item_id=hall.item_id(1),
            choice=FOR,
            channel=BallotChannel.WEB,
        )


def test_only_members_vote(hall: Hall) -> None:
    with pytest.raises(MissingPermissionError):
        early(hall, Actor(kind=hall.chair.kind, person_id=uuid.UUID(int=9), grants=frozenset()))


def test_the_first_answer_stands_and_is_seen_by_its_voter_only(hall: Hall) -> None:
    early(hall, hall.members[0], AGAINST)
    with pytest.raises(AlreadyVotedError):
        early(hall, hall.members[0], FOR)
    views = [
        hall.coop.ask(beforehand_view, actor, meeting_id=hall.meeting_id)
        for actor in hall.members[:2]
    ]
    assert [view.items[0].choice for view in views] == [AGAINST, None]


def test_a_vote_cast_beforehand_counts(hall: Hall) -> None:
    early(hall, hall.members[0])
    coop = begin(hall, hall.members[1])
    assert vote(coop, hall, (hall.members[1], AGAINST)) == (1, 1)


def test_it_counts_for_the_quorum(hall: Hall) -> None:
    early(hall, hall.members[0])
    coop = begin(hall, hall.members[1])
    assert vote(coop, hall) == (1, 0)
    held = hall.view.items[1].vote
    assert held is not None
    assert (held.quorum.numbers.present, held.quorum.numbers.beforehand) == (1, 1)


def test_who_votes_in_the_meeting_votes_once(hall: Hall) -> None:
    early(hall, hall.members[0], FOR)
    coop = begin(hall, hall.members[0])
    assert vote(coop, hall, (hall.members[0], AGAINST)) == (0, 1)


def test_who_comes_and_does_not_vote_keeps_the_early_vote(hall: Hall) -> None:
    early(hall, hall.members[0])
    coop = begin(hall, hall.members[0])
    assert vote(coop, hall) == (1, 0)


def test_who_resigned_since_is_not_counted(hall: Hall) -> None:
    # Acceptance test 10.
    person_id = make_person(hall.coop, given="Rob")
    member_id = hall.coop.run(add_member, SYSTEM, person_id=person_id)
    early(hall, actor_for(hall.coop, person_id))
    later = hall.coop.as_of(STARTS_AT - timedelta(days=2))
    later.run(
        record_resignation,
        SYSTEM,
        member_id=member_id,
        received_on=later.clock.now().date(),
        way=Way.PAPER,
        at_once=AtOnce.UNREASONABLE,
    )
    coop = begin(hall, hall.members[1])
    assert vote(coop, hall, (hall.members[1], AGAINST)) == (0, 1)


def test_who_is_suspended_since_is_not_counted(hall: Hall) -> None:
    person_id = make_person(hall.coop, given="Sam")
    member_id = hall.coop.run(add_member, SYSTEM, person_id=person_id)
    early(hall, actor_for(hall.coop, person_id))
    hall.coop.as_of(STARTS_AT - timedelta(days=2)).run(
        suspend_member,
        SYSTEM,
        member_id=member_id,
        last_day=STARTS_AT.date() + timedelta(days=7),
        reason="Bedreigde een buur.",
        reference="B-5",
    )
    coop = begin(hall, hall.members[1])
    assert vote(coop, hall) == (0, 0)


def test_who_gave_a_proxy_since_is_not_counted_twice(hall: Hall) -> None:
    early(hall, hall.members[0])
    hall.coop.as_of(STARTS_AT - timedelta(days=1)).run(
        give_proxy, hall.members[0], meeting_id=hall.meeting_id, holder_name="Lid 2 Bos"
    )
    coop = begin(hall, hall.members[1])
    assert vote(coop, hall) == (0, 0)


def test_a_proxy_lapses_when_its_giver_votes(hall: Hall) -> None:
    # Acceptance test 8.
    hall.coop.as_of(STARTS_AT - timedelta(days=6)).run(
        give_proxy, hall.members[0], meeting_id=hall.meeting_id, holder_name="Lid 2 Bos"
    )
    early(hall, hall.members[0])
    coop = begin(hall, hall.members[1])
    assert vote(coop, hall) == (1, 0)


def test_hands_and_early_votes_are_counted_together(hall: Hall) -> None:
    early(hall, hall.members[0], AGAINST)
    early(hall, hall.members[1], AGAINST)
    coop = begin(hall, hall.members[1], hall.members[2])
    poll_id = coop.run(open_vote, hall.chair, item_id=hall.item_id(2), method=VotingMethod.HANDS)
    # The second is in the hall, so that hand has been counted already.
    coop.run(
        enter_count,
        hall.chair,
        poll_id=poll_id,
        votes_for=2,
        votes_against=0,
        votes_blank=0,
        counters="Ans",
    )
    assert tally(hall) == (2, 1)


def test_nobody_who_voted_beforehand_is_taken_to_agree(hall: Hall) -> None:
    early(hall, hall.members[0], AGAINST)
    coop = begin(hall, hall.members[1])
    with pytest.raises(VoteNotReadyError) as refused:
        coop.run(open_vote, hall.chair, item_id=hall.item_id(2), method=VotingMethod.ACCLAMATION)
    assert refused.value.details["issues"] == [Issue.VOTED_BEFOREHAND]
    assert coop.ask(leading_view, hall.chair, meeting_id=hall.meeting_id).meeting.open_vote is None
