"""Finds who is present."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from coop.assembly.models import Attendance
from coop.assembly.rules import Presence


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentNumbers:
    """How many people take part, and how."""

    at_the_door: int
    online: int

    @property
    def all(self) -> int:
        """Return everybody who takes part."""
        return self.at_the_door + self.online


def present_rows(meeting_id: uuid.UUID) -> Select[Attendance]:
    """Select the attendance rows that hold now."""
    return select(Attendance).where(
        Attendance.meeting_id == meeting_id, Attendance.until_at.is_(None)
    )


def presence_of(
    session: Session, meeting_id: uuid.UUID, person_id: uuid.UUID | None
) -> Attendance | None:
    """Return how somebody takes part now."""
    return session.scalar(present_rows(meeting_id).where(Attendance.person_id == person_id))


def present_numbers(session: Session, meeting_id: uuid.UUID) -> PresentNumbers:
    """Count who takes part now."""
    rows = session.execute(
        select(Attendance.how, func.count())
        .where(Attendance.meeting_id == meeting_id, Attendance.until_at.is_(None))
        .group_by(Attendance.how)
    )
    numbers = {how: number for how, number in rows}  # noqa: C416  # a Row is no pair to mypy
    return PresentNumbers(
        at_the_door=numbers.get(Presence.DOOR, 0), online=numbers.get(Presence.ONLINE, 0)
    )
