"""Finds what was done to somebody in a group, and what of it still counts."""

import uuid
from datetime import datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from coop.groups.models import Participant
from coop.moderation.errors import SanctionNotFoundError
from coop.moderation.models import Sanction, StoppedMessage
from coop.moderation.rules.ladder import Rung, still_counts


def sanction_by_id(session: Session, sanction_id: uuid.UUID, *, lock: bool = False) -> Sanction:
    """Return one measure, or refuse."""
    sanction = session.get(Sanction, sanction_id, with_for_update=lock or None)
    if sanction is None:
        raise SanctionNotFoundError
    return sanction


def sanctions_of(
    session: Session, group_id: uuid.UUID, person_id: uuid.UUID
) -> tuple[Sanction, ...]:
    """Return all that was done to somebody in a group, the oldest first."""
    return tuple(
        session.scalars(
            select(Sanction)
            .where(Sanction.group_id == group_id, Sanction.person_id == person_id)
            .order_by(Sanction.at, Sanction.id)
        )
    )


def standing(sanctions: tuple[Sanction, ...], now: datetime) -> tuple[Rung, ...]:
    """Return the rungs that still count."""
    return tuple(
        one.rung for one in sanctions if still_counts(one.rung, one.at, one.lifted_at, now)
    )


def ensure_writes_in(session: Session, group_id: uuid.UUID, person_id: uuid.UUID) -> None:
    """Refuse about somebody of whom the group knows nothing: nobody is looked up here."""
    known = session.scalar(
        select(
            or_(
                exists().where(
                    StoppedMessage.group_id == group_id, StoppedMessage.person_id == person_id
                ),
                exists().where(
                    Participant.group_id == group_id, Participant.person_id == person_id
                ),
                exists().where(Sanction.group_id == group_id, Sanction.person_id == person_id),
            )
        )
    )
    if not known:
        raise SanctionNotFoundError
