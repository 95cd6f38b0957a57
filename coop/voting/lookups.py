"""Finds polls and counts ballots."""

import uuid

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from coop.voting.errors import PollNotFoundError
from coop.voting.models import Ballot, Poll
from coop.voting.rules import Choice, Outcome, Tally, decide, tally_of


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
    """Count the ballots in the box."""
    rows = session.execute(
        select(Ballot.choice, func.count())
        .where(Ballot.poll_id == poll_id)
        .group_by(Ballot.choice)
    )
    counted: dict[Choice, int] = {choice: number for choice, number in rows}  # noqa: C416  # a Row is no pair to mypy
    return tally_of(counted)


def outcome_of(poll: Poll) -> Outcome | None:
    """Return what a poll decided; nothing while it is open."""
    tally = poll.tally
    return None if tally is None else decide(tally, poll.majority)


def has_voted(session: Session, poll_id: uuid.UUID, person_id: uuid.UUID) -> bool:
    """Tell whether somebody's ballot is in the box; not what it says."""
    found = exists().where(Ballot.poll_id == poll_id, Ballot.person_id == person_id)
    return bool(session.scalar(select(found)))
