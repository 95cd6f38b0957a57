"""Finds who said to come, and who cannot follow now."""

import uuid
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from coop.assembly.models import Announcement, Attendance, Trouble
from coop.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncedNumbers:
    """How many members said to come, and how many not to."""

    come: int
    stay_away: int


def announced_numbers(session: Session, meeting_id: uuid.UUID) -> AnnouncedNumbers:
    """Count what members said beforehand."""
    rows = session.execute(
        select(Announcement.comes, func.count())
        .where(Announcement.meeting_id == meeting_id)
        .group_by(Announcement.comes)
    )
    numbers = {comes: number for comes, number in rows}  # noqa: C416  # a Row is no pair to mypy
    return AnnouncedNumbers(come=numbers.get(True, 0), stay_away=numbers.get(False, 0))


def trouble_now(
    session: Session, meeting_id: uuid.UUID, person_id: uuid.UUID | None
) -> Trouble | None:
    """Return the trouble somebody has at this moment."""
    return session.scalar(
        select(Trouble).where(
            Trouble.meeting_id == meeting_id,
            Trouble.person_id == person_id,
            Trouble.until_at.is_(None),
        )
    )


def troubles_of(session: Session, meeting_id: uuid.UUID) -> list[tuple[Trouble, Person]]:
    """Return who could not follow, and when."""
    rows = session.execute(
        select(Trouble, Person)
        .join(Person, Person.id == Trouble.person_id)
        .where(Trouble.meeting_id == meeting_id)
        .order_by(Trouble.since_at, Person.sort_name)
    )
    return [(trouble, person) for trouble, person in rows]


def unable_to_follow(session: Session, meeting_id: uuid.UUID) -> int:
    """Count who takes part and cannot follow now."""
    here = and_(
        Attendance.meeting_id == Trouble.meeting_id,
        Attendance.person_id == Trouble.person_id,
        Attendance.until_at.is_(None),
    )
    query = (
        select(func.count())
        .select_from(Trouble)
        .join(Attendance, here)
        .where(Trouble.meeting_id == meeting_id, Trouble.until_at.is_(None))
    )
    return session.scalar(query) or 0
