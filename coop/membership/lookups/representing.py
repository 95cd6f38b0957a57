"""Finds for whom somebody votes as a parent or guardian.

Apart from ``minors``, because it asks who is a voter, and that asks who is a minor.
"""

import uuid
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from coop.membership.lookups.members import is_voter
from coop.membership.lookups.minors import is_minor, is_represented_minor, minors_vote
from coop.membership.models import Member, Minor


def voters_represented_by(
    session: Session, person_id: uuid.UUID | None, day: date
) -> tuple[uuid.UUID, ...]:
    """Return the persons whose vote somebody casts on a day, in the order of their numbers.

    Empty where the statutes let minors vote in person, and without who is suspended.
    """
    minors = session.scalars(minors_in_hand(person_id, day).order_by(Member.number)).all()
    # The rule book is asked about parents only: screens of a meeting ask this of everybody.
    return () if not minors or minors_vote(session, day) else tuple(minors)


def minors_in_hand(person_id: uuid.UUID | None, day: date) -> Select[uuid.UUID]:
    """Select the minors with a vote whom somebody acts for, whoever casts that vote."""
    return (
        select(Member.person_id)
        .join(Minor, Minor.member_id == Member.id)
        .where(Minor.representative_id == person_id, is_minor(day), is_voter(day))
    )


def representative_of(session: Session, person_id: uuid.UUID, day: date) -> uuid.UUID | None:
    """Return who casts a member's vote on a day instead of that member; usually nobody."""
    return session.scalar(
        select(Minor.representative_id)
        .join(Member, Member.id == Minor.member_id)
        .where(Member.person_id == person_id, is_represented_minor(session, day), is_voter(day))
        .limit(1)
    )
