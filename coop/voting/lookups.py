"""Finds polls and counts ballots."""

import uuid

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import Session

from coop.voting.errors import PollNotFoundError
from coop.voting.models import Ballot, Elector, Poll
from coop.voting.rules import Outcome, Pile, Tally, decide, tally_of


def poll_by_id(session: Session, poll_id: uuid.UUID) -> Poll:
    """Return a poll, or refuse."""
    poll = session.get(Poll, poll_id)
    if poll is None:
        raise PollNotFoundError(poll_id=poll_id)
    return poll


def locked_poll(session: Session, poll_id: uuid.UUID) -> Poll:
    """Return a poll that nobody else can change or vote in until we are done, or refuse."""
    poll = session.scalar(select(Poll).where(Poll.id == poll_id).with_for_update())
    if poll is None:
        raise PollNotFoundError(poll_id=poll_id)
    return poll


def ballots_cast(session: Session, poll_id: uuid.UUID) -> int:
    """Return how many ballots are in the box."""
    return session.scalar(select(func.count()).where(Ballot.poll_id == poll_id)) or 0


def tally_in_box(session: Session, poll_id: uuid.UUID) -> Tally:
    """Count the ballots in the box, each for the votes its elector had when the poll opened."""
    rows = session.execute(
        select(Ballot.choice, func.count(), func.sum(Elector.votes))
        .join(
            Elector,
            and_(Elector.poll_id == Ballot.poll_id, Elector.person_id == Ballot.person_id),
        )
        .where(Ballot.poll_id == poll_id)
        .group_by(Ballot.choice)
    )
    return tally_of(
        {choice: Pile(ballots=ballots, votes=int(votes)) for choice, ballots, votes in rows}
    )


def outcome_of(poll: Poll) -> Outcome | None:
    """Return what a poll decided; nothing while it is open, or when it was withdrawn."""
    tally = poll.tally
    if tally is None or poll.withdrawn_at is not None:
        return None
    return decide(
        tally,
        poll.majority,
        method=poll.method,
        votes_article=poll.votes_article,
        tie_article=poll.tie_article,
    )


def has_unequal_votes(session: Session, poll_id: uuid.UUID) -> bool:
    """Tell whether somebody on the roll has more than one vote."""
    return bool(
        session.scalar(select(exists().where(Elector.poll_id == poll_id, Elector.votes > 1)))
    )


def has_voted(session: Session, poll_id: uuid.UUID, person_id: uuid.UUID) -> bool:
    """Tell whether somebody's ballot is in the box; not what it says."""
    found = exists().where(Ballot.poll_id == poll_id, Ballot.person_id == person_id)
    return bool(session.scalar(select(found)))
