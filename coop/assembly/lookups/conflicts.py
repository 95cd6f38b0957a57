"""Finds who has an own interest in a point."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.assembly.models import AgendaItem, ItemConflict


def interested_in(session: Session, item_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Return who has an own interest in a point."""
    found = select(ItemConflict.person_id).where(ItemConflict.item_id == item_id)
    return frozenset(session.scalars(found))


def interests_in(
    session: Session, meeting_id: uuid.UUID
) -> frozenset[tuple[uuid.UUID, uuid.UUID]]:
    """Return who has an own interest in which point of a meeting: point and person."""
    rows = session.execute(
        select(ItemConflict.item_id, ItemConflict.person_id)
        .join(AgendaItem, AgendaItem.id == ItemConflict.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
    )
    return frozenset((item_id, person_id) for item_id, person_id in rows)
