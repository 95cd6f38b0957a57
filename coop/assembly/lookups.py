"""Finds meetings, their agenda and who is present."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from coop.assembly.errors import ItemNotFoundError, MeetingNotFoundError
from coop.assembly.models import AgendaItem, Attendance, Meeting
from coop.assembly.rules import Presence
from coop.voting.models import Poll


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentNumbers:
    """How many people take part, and how."""

    at_the_door: int
    online: int

    @property
    def all(self) -> int:
        """Return everybody who takes part."""
        return self.at_the_door + self.online


def meeting_by_id(session: Session, meeting_id: uuid.UUID) -> Meeting:
    """Return a meeting, or refuse."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise MeetingNotFoundError(meeting_id=meeting_id)
    return meeting


def locked_meeting(session: Session, meeting_id: uuid.UUID) -> Meeting:
    """Return a meeting that nobody else changes until we are done, or refuse."""
    meeting = session.scalar(select(Meeting).where(Meeting.id == meeting_id).with_for_update())
    if meeting is None:
        raise MeetingNotFoundError(meeting_id=meeting_id)
    return meeting


def item_by_id(session: Session, item_id: uuid.UUID) -> AgendaItem:
    """Return a point of an agenda, or refuse."""
    item = session.get(AgendaItem, item_id)
    if item is None:
        raise ItemNotFoundError(item_id=item_id)
    return item


def agenda_of(session: Session, meeting_id: uuid.UUID) -> list[tuple[AgendaItem, Poll | None]]:
    """Return the agenda in its order, each point with its vote if there was one."""
    rows = session.execute(
        select(AgendaItem, Poll)
        .outerjoin(Poll, Poll.id == AgendaItem.poll_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.number)
    )
    return [(item, poll) for item, poll in rows]


def open_poll_in(session: Session, meeting_id: uuid.UUID) -> uuid.UUID | None:
    """Return the vote that is going on in a meeting."""
    return session.scalar(
        select(Poll.id)
        .join(AgendaItem, AgendaItem.poll_id == Poll.id)
        .where(AgendaItem.meeting_id == meeting_id, Poll.closed_at.is_(None))
    )


def item_of_poll(session: Session, poll_id: uuid.UUID) -> AgendaItem:
    """Return the point of the agenda a vote is about, or refuse."""
    item = session.scalar(select(AgendaItem).where(AgendaItem.poll_id == poll_id))
    if item is None:
        raise ItemNotFoundError(poll_id=poll_id)
    return item


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
