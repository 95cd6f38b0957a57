"""Finds meetings, their agenda and the vote that is going on."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.assembly.errors import ItemNotFoundError, MeetingNotFoundError
from coop.assembly.models import AgendaItem, Deferral, Meeting
from coop.assembly.rules import MeetingKind, Plan, PlannedItem
from coop.voting.models import Poll
from coop.voting.rules import VotingMethod


def meeting_by_id(
    session: Session, meeting_id: uuid.UUID, kind: MeetingKind | None = MeetingKind.MEMBERS
) -> Meeting:
    """Return a meeting, or refuse; the board's only to who names that kind, or any."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None or kind not in {None, meeting.kind}:
        raise MeetingNotFoundError(meeting_id=meeting_id)
    return meeting


def locked_meeting(
    session: Session, meeting_id: uuid.UUID, kind: MeetingKind | None = MeetingKind.MEMBERS
) -> Meeting:
    """Return a meeting that nobody else changes until we are done, or refuse; see above."""
    meeting = session.scalar(select(Meeting).where(Meeting.id == meeting_id).with_for_update())
    if meeting is None or kind not in {None, meeting.kind}:
        raise MeetingNotFoundError(meeting_id=meeting_id)
    return meeting


def item_by_id(session: Session, item_id: uuid.UUID) -> AgendaItem:
    """Return a point of an agenda, or refuse."""
    item = session.get(AgendaItem, item_id)
    if item is None:
        raise ItemNotFoundError(item_id=item_id)
    return item


def current_item(session: Session, meeting: Meeting) -> AgendaItem | None:
    """Return the point of the agenda that is on."""
    return session.scalar(
        select(AgendaItem).where(
            AgendaItem.meeting_id == meeting.id, AgendaItem.number == meeting.current_number
        )
    )


def locked_item(session: Session, item_id: uuid.UUID) -> tuple[AgendaItem, Meeting]:
    """Return a point and its meeting, which nobody else changes until we are done, or refuse."""
    item = item_by_id(session, item_id)
    meeting = locked_meeting(session, item.meeting_id)
    # Read again under the lock: somebody may have changed this very point a moment ago.
    session.refresh(item)
    return item, meeting


def agenda_of(session: Session, meeting_id: uuid.UUID) -> list[tuple[AgendaItem, Poll | None]]:
    """Return the agenda in its order, each point with the vote that holds about it."""
    rows = session.execute(
        select(AgendaItem, Poll)
        .outerjoin(Poll, Poll.id == AgendaItem.poll_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.number)
    )
    return [(item, poll) for item, poll in rows]


def plan_of(session: Session, meeting: Meeting) -> Plan:
    """Return what convening a meeting must know of it."""
    rows = session.execute(
        select(AgendaItem.number, AgendaItem.kind, AgendaItem.motion != "")
        .where(AgendaItem.meeting_id == meeting.id)
        .order_by(AgendaItem.number)
    )
    return Plan(
        kind=meeting.kind,
        form=meeting.form,
        starts_at=meeting.starts_at,
        items=tuple(PlannedItem(*row) for row in rows),
    )


def agenda_with_deferrals(
    session: Session, meeting_id: uuid.UUID
) -> list[tuple[AgendaItem, Deferral | None]]:
    """Return the agenda in its order, and of each point whether it was put off."""
    rows = session.execute(
        select(AgendaItem, Deferral)
        .outerjoin(Deferral, Deferral.item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.number)
    )
    return [(item, deferral) for item, deferral in rows]


def open_poll_in(
    session: Session, meeting_id: uuid.UUID, method: VotingMethod | None = None
) -> uuid.UUID | None:
    """Return the vote that is going on in a meeting, or only one of a method."""
    running = (
        select(Poll.id)
        .join(AgendaItem, AgendaItem.poll_id == Poll.id)
        .where(AgendaItem.meeting_id == meeting_id, Poll.closed_at.is_(None))
    )
    return session.scalar(running if method is None else running.where(Poll.method == method))


def item_of_poll(session: Session, poll_id: uuid.UUID) -> AgendaItem:
    """Return the point of the agenda a vote is about, or refuse."""
    item = session.scalar(select(AgendaItem).where(AgendaItem.poll_id == poll_id))
    if item is None:
        raise ItemNotFoundError(poll_id=poll_id)
    return item
