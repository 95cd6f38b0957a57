"""Leading a meeting."""

import uuid

from sqlalchemy import update

from coop.assembly.errors import (
    ChallengePendingError,
    ItemNotFoundError,
    VoteStillOpenError,
)
from coop.assembly.events import ItemReached, MeetingClosed, MeetingOpened
from coop.assembly.lookups import (
    contested_item_in,
    end_of_speech,
    item_by_id,
    locked_meeting,
    open_poll_in,
    open_round_in,
)
from coop.assembly.models import Attendance
from coop.assembly.rules import ensure_can_be_opened, ensure_open
from coop.assembly.services.decisions import list_decisions
from coop.assembly.services.filings import begin_filings
from coop.assembly.services.minutes import adopt_minutes, draft_minutes
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


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
    _ensure_no_vote_pending(uow, meeting_id)
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
    _ensure_no_vote_pending(uow, meeting_id)
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


def _ensure_no_vote_pending(uow: UnitOfWork, meeting_id: uuid.UUID) -> None:
    papers_out = open_round_in(uow.session, meeting_id)
    if papers_out is not None or open_poll_in(uow.session, meeting_id) is not None:
        raise VoteStillOpenError(meeting_id=meeting_id)
    # BW 2:13 lid 4: a contested outcome is voted on anew at once.
    if contested_item_in(uow.session, meeting_id) is not None:
        raise ChallengePendingError(meeting_id=meeting_id)
