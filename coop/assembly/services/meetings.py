"""Planning, convening and leading a meeting."""

import uuid
from datetime import datetime

from sqlalchemy import func, select, update

from coop.assembly.errors import (
    AgendaEmptyError,
    AgendaFrozenError,
    ItemNotFoundError,
    MeetingInPastError,
    VoteStillOpenError,
)
from coop.assembly.events import (
    ItemReached,
    MeetingClosed,
    MeetingConvened,
    MeetingOpened,
)
from coop.assembly.lookups import end_of_speech, item_by_id, locked_meeting, open_poll_in
from coop.assembly.models import AgendaItem, Attendance, Meeting
from coop.assembly.rules import (
    DecisionKind,
    MeetingForm,
    MeetingKind,
    MeetingState,
    ensure_can_be_opened,
    ensure_open,
    text_of,
)
from coop.assembly.services.decisions import list_decisions
from coop.assembly.services.filings import begin_filings
from coop.assembly.services.minutes import adopt_minutes, draft_minutes
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

LONGEST_TITLE = 200
LONGEST_TEXT = 5000
LONGEST_URL = 500


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def plan_meeting(
    uow: UnitOfWork,
    actor: Actor,
    *,
    title: str,
    form: MeetingForm,
    place: str,
    starts_at: datetime,
    online_url: str | None = None,
    kind: MeetingKind = MeetingKind.MEMBERS,
) -> uuid.UUID:
    """Begin a meeting whose agenda can still be written."""
    meeting = Meeting(
        id=uow.chance.new_id(),
        title=text_of(title, field="title", longest=LONGEST_TITLE),
        form=form,
        place=text_of(place, field="place", longest=LONGEST_TITLE),
        starts_at=starts_at,
        online_url=online_url[:LONGEST_URL] if online_url else None,
        kind=kind,
    )
    uow.session.add(meeting)
    uow.note("meeting", meeting.id, topic=meeting.topic)
    return meeting.id


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def add_item(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    title: str,
    explanation: str = "",
    motion: str = "",
    kind: DecisionKind = DecisionKind.ORDINARY,
) -> uuid.UUID:
    """Put a point at the end of an agenda that the members were not convened to yet."""
    meeting = locked_meeting(uow.session, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AgendaFrozenError(meeting_id=meeting_id)
    last = uow.session.scalar(
        select(func.max(AgendaItem.number)).where(AgendaItem.meeting_id == meeting_id)
    )
    item = AgendaItem(
        id=uow.chance.new_id(),
        meeting_id=meeting_id,
        number=(last or 0) + 1,
        title=text_of(title, field="title", longest=LONGEST_TITLE),
        explanation=explanation.strip()[:LONGEST_TEXT],
        motion=motion.strip()[:LONGEST_TEXT],
        kind=kind,
    )
    uow.session.add(item)
    uow.note("meeting", meeting_id, topic=meeting.topic, item=item.number)
    return item.id


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def convene_meeting(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Call the members to a meeting; from here on the agenda is frozen.

    Terms, channels and proof of the convocation (BW 2:41) are a later issue's.
    """
    meeting = locked_meeting(uow.session, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AgendaFrozenError(meeting_id=meeting_id)
    if meeting.starts_at <= uow.now:
        raise MeetingInPastError(starts_at=meeting.starts_at)
    if (
        uow.session.scalar(select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id))
        is None
    ):
        raise AgendaEmptyError(meeting_id=meeting_id)
    meeting.convened_at = uow.now
    meeting.revision += 1
    uow.note("meeting", meeting_id, topic=meeting.topic)
    uow.record(MeetingConvened(meeting_id=meeting_id))


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def open_meeting(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Open a convened meeting."""
    meeting = locked_meeting(uow.session, meeting_id)
    ensure_can_be_opened(meeting.state)
    meeting.opened_at = uow.now
    meeting.revision += 1
    uow.note("meeting", meeting_id, topic=meeting.topic)
    uow.record(MeetingOpened(meeting_id=meeting_id))


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def select_item(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, item_id: uuid.UUID
) -> None:
    """Come to a point of the agenda; not while people are voting about another."""
    meeting = locked_meeting(uow.session, meeting_id)
    ensure_open(meeting.state)
    item = item_by_id(uow.session, item_id)
    if item.meeting_id != meeting_id:
        raise ItemNotFoundError(item_id=item_id)
    if meeting.current_number == item.number:
        return
    if open_poll_in(uow.session, meeting_id) is not None:
        raise VoteStillOpenError(meeting_id=meeting_id)
    uow.session.execute(end_of_speech(meeting_id, uow.now))
    meeting.current_number = item.number
    item.reached_at = item.reached_at or uow.now
    meeting.revision += 1
    uow.note("meeting", meeting_id, topic=meeting.topic, item=item.number)
    uow.record(ItemReached(meeting_id=meeting_id, item_id=item_id))


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def close_meeting(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Close the meeting; everybody who was present has left with it."""
    meeting = locked_meeting(uow.session, meeting_id)
    ensure_open(meeting.state)
    if open_poll_in(uow.session, meeting_id) is not None:
        raise VoteStillOpenError(meeting_id=meeting_id)
    uow.session.execute(end_of_speech(meeting_id, uow.now))
    meeting.closed_at = uow.now
    meeting.current_number = None
    uow.session.execute(
        update(Attendance)
        .where(Attendance.meeting_id == meeting_id, Attendance.until_at.is_(None))
        .values(until_at=uow.now)
    )
    meeting.revision += 1
    _write_down(uow, actor, meeting_id)
    uow.note("meeting", meeting_id, topic=meeting.topic)
    uow.record(MeetingClosed(meeting_id=meeting_id))


def _write_down(uow: UnitOfWork, actor: Actor, meeting_id: uuid.UUID) -> None:
    """Keep what was decided, adopt earlier minutes, begin its own and ask for what follows."""
    list_decisions(uow, actor, meeting_id=meeting_id)
    adopt_minutes(uow, actor, meeting_id=meeting_id)
    draft_minutes(uow, actor, meeting_id=meeting_id)
    begin_filings(uow, actor, meeting_id=meeting_id)
