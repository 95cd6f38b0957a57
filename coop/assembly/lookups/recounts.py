"""Finds the ballots of an open vote as they are counted again: roll and box, never together."""

import uuid

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from coop.assembly.lookups.meetings import meeting_by_id
from coop.assembly.models import AgendaItem, Declaration, ItemVote, Meeting
from coop.membership.models import Member
from coop.voting.documents import BallotsFile
from coop.voting.errors import NothingToRecountError, PollNotFoundError, VoteNotOverError
from coop.voting.lookups import outcome_of, poll_by_id
from coop.voting.models import Ballot, Elector, Poll
from coop.voting.rules import WITH_BALLOTS, Choice, RollLine


def meeting_of_vote(session: Session, poll_id: uuid.UUID) -> Meeting:
    """Return in which meeting a vote was, also one that another took the place of; or refuse."""
    meeting_id = session.scalar(
        select(AgendaItem.meeting_id)
        .join(ItemVote, ItemVote.item_id == AgendaItem.id)
        .where(ItemVote.poll_id == poll_id)
    )
    if meeting_id is None:
        raise PollNotFoundError(poll_id=poll_id)
    return meeting_by_id(session, meeting_id)


def ballots_of(session: Session, poll_id: uuid.UUID) -> BallotsFile:
    """Return a vote that is over, or refuse."""
    poll = poll_by_id(session, poll_id)
    if poll.closed_at is None:
        raise VoteNotOverError(poll_id=poll_id)
    outcome = outcome_of(poll)
    ballots = _box(session, poll)
    if outcome is None or poll.method not in WITH_BALLOTS or len(ballots) != poll.members_cast:
        raise NothingToRecountError(poll_id=poll_id)
    declaration = session.get(Declaration, poll_id)
    return BallotsFile(
        question=poll.question,
        motion=poll.motion,
        closed_at=poll.closed_at,
        outcome=outcome,
        declared=declaration.sentence if declaration else "",
        roll=_roll(session, poll),
        ballots=ballots,
    )


def _box(session: Session, poll: Poll) -> list[tuple[Choice, int]]:
    rows = session.execute(
        select(Ballot.choice, Elector.votes)
        .join(
            Elector,
            and_(Elector.poll_id == Ballot.poll_id, Elector.person_id == Ballot.person_id),
        )
        .where(Ballot.poll_id == poll.id)
    )
    return [(choice, votes) for choice, votes in rows]


def _roll(session: Session, poll: Poll) -> list[RollLine]:
    number = (
        select(func.max(Member.number))
        .where(Member.person_id == Elector.person_id)
        .scalar_subquery()
    )
    rows = session.execute(
        select(number, Elector.votes, Ballot.person_id.is_not(None))
        .outerjoin(
            Ballot,
            and_(Ballot.poll_id == Elector.poll_id, Ballot.person_id == Elector.person_id),
        )
        .where(Elector.poll_id == poll.id)
        .order_by(number, Elector.votes)
    )
    # Who was erased meanwhile keeps the place on the roll, without a number.
    return [
        RollLine(member="" if found is None else str(found), votes=votes, has_voted=has_voted)
        for found, votes, has_voted in rows
    ]
