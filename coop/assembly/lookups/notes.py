"""Finds what the minute taker typed."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.assembly.models import AgendaItem, MinuteNote


def notes_of(session: Session, meeting_id: uuid.UUID) -> dict[uuid.UUID, MinuteNote]:
    """Return the notes of a meeting by the point they are about."""
    rows = session.scalars(
        select(MinuteNote)
        .join(AgendaItem, AgendaItem.id == MinuteNote.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
    )
    return {note.item_id: note for note in rows}
