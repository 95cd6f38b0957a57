"""Finds who takes part in a group, and who asks to."""

import uuid
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.groups.errors import ParticipantNotFoundError
from coop.groups.models import Participant


def participant_of(
    session: Session, group_id: uuid.UUID, person_id: uuid.UUID | None, *, lock: bool = False
) -> Participant | None:
    """Return how somebody stands to a group today: who asks, or takes part."""
    if person_id is None:
        return None
    query = select(Participant).where(
        Participant.group_id == group_id,
        Participant.person_id == person_id,
        Participant.ended_at.is_(None),
    )
    return session.scalar(query.with_for_update() if lock else query)


def participant_by_id(
    session: Session, participant_id: uuid.UUID, *, lock: bool = False
) -> Participant:
    """Return one participant, or refuse."""
    found = session.get(
        Participant, participant_id, with_for_update=lock or None, populate_existing=lock
    )
    if found is None:
        raise ParticipantNotFoundError
    return found


def participants_of(session: Session, group_id: uuid.UUID) -> tuple[Participant, ...]:
    """Return who asks and who takes part, the longest waiting first."""
    return tuple(
        session.scalars(
            select(Participant)
            .where(Participant.group_id == group_id, Participant.ended_at.is_(None))
            .order_by(Participant.asked_at, Participant.id)
        )
    )


def admitted_in(session: Session, group_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """Count who takes part in some groups; one without anybody is not named."""
    rows = session.execute(
        select(Participant.group_id, func.count().label("admitted"))
        .where(
            Participant.group_id.in_(set(group_ids)),
            Participant.admitted_at.is_not(None),
            Participant.ended_at.is_(None),
        )
        .group_by(Participant.group_id)
    )
    return {row.group_id: row.admitted for row in rows}


def has_checked_address(
    session: Session, group_id: uuid.UUID, person_id: uuid.UUID | None
) -> bool:
    """Tell whether somebody takes part whose address in the area was checked (C4)."""
    found = participant_of(session, group_id, person_id)
    return found is not None and found.admitted_at is not None
