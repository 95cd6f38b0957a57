"""Finds for whom somebody votes as a parent or guardian.

Apart from ``minors``, because it asks who is a voter, and that asks who is a minor.
"""

import uuid
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.membership.lookups.members import is_voter
from coop.membership.lookups.minors import is_represented_minor
from coop.membership.models import Member, Minor


def voters_represented_by(
    session: Session, person_id: uuid.UUID, day: date
) -> tuple[uuid.UUID, ...]:
    """Return the persons whose vote somebody casts on a day, in the order of their numbers.

    Empty where the statutes let minors vote in person, and without who is suspended.
    """
    return tuple(
        session.scalars(
            select(Member.person_id)
            .join(Minor, Minor.member_id == Member.id)
            .where(
                Minor.representative_id == person_id,
                is_represented_minor(session, day),
                is_voter(day),
            )
            .order_by(Member.number)
        )
    )


def representative_of(session: Session, person_id: uuid.UUID, day: date) -> uuid.UUID | None:
    """Return who casts a member's vote on a day instead of that member; usually nobody."""
    return session.scalar(
        select(Minor.representative_id)
        .join(Member, Member.id == Minor.member_id)
        .where(Member.person_id == person_id, is_represented_minor(session, day), is_voter(day))
        .limit(1)
    )
