"""Meetings of the board (C8): agenda, decisions and minutes, and none of the assembly's rules.

Boek 2 sets no term of convocation and no quorum for them; what regulations ask of its own
meetings, the board keeps itself to.
"""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select, update

from coop.assembly.errors import (
    DecidedAlreadyError,
    DecisionTextMissingError,
    MeetingClosedError,
    NobodyThereError,
    NotOnBoardError,
)
from coop.assembly.lookups import interested_in, item_by_id, locked_meeting
from coop.assembly.lookups.board import board_on
from coop.assembly.lookups.decisions import decisions_of, last_sequence
from coop.assembly.models import AgendaItem, Attendance, Decision, Meeting
from coop.assembly.rules import (
    DecisionMethod,
    MeetingForm,
    MeetingKind,
    MeetingState,
    Presence,
    day_of,
    ensure_no_interest,
    ensure_open,
    text_of,
)
from coop.assembly.services.minutes import adopt_minutes, draft_minutes
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rules_in_force

LONGEST_TITLE = 200
LONGEST_TEXT = 5000


@use_case(Permission.ASSEMBLY_BOARD_HOLD)
def plan_board_meeting(
    uow: UnitOfWork, actor: Actor, *, title: str, place: str, starts_at: datetime
) -> uuid.UUID:
    """Plan a meeting of the board; who is on it sees it at once."""
    meeting = Meeting(
        id=uow.chance.new_id(),
        title=text_of(title, field="title", longest=LONGEST_TITLE),
        form=MeetingForm.HALL,
        place=text_of(place, field="place", longest=LONGEST_TITLE),
        starts_at=starts_at,
        kind=MeetingKind.BOARD,
    )
    uow.session.add(meeting)
    uow.note("meeting", meeting.id)
    return meeting.id


@use_case(Permission.ASSEMBLY_BOARD_HOLD)
def add_board_item(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    title: str,
    explanation: str = "",
) -> uuid.UUID:
    """Put a point on the agenda of the board, also while it meets."""
    meeting = _board_meeting(uow, meeting_id)
    last = uow.session.scalar(
        select(func.max(AgendaItem.number)).where(AgendaItem.meeting_id == meeting_id)
    )
    item = AgendaItem(
        id=uow.chance.new_id(),
        meeting_id=meeting_id,
        number=(last or 0) + 1,
        title=text_of(title, field="title", longest=LONGEST_TITLE),
        explanation=explanation.strip()[:LONGEST_TEXT],
    )
    uow.session.add(item)
    uow.note("meeting", meeting.id, item=item.number)
    return item.id


@use_case(Permission.ASSEMBLY_BOARD_HOLD)
def begin_board_meeting(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, present: Collection[uuid.UUID]
) -> None:
    """Begin, with who is there; pressed twice it began once."""
    meeting = _board_meeting(uow, meeting_id)
    if meeting.opened_at is not None:
        return
    if not present:
        raise NobodyThereError(meeting_id=meeting_id)
    if not set(present) <= set(board_on(uow.session, uow.today)):
        raise NotOnBoardError(meeting_id=meeting_id)
    meeting.convened_at = meeting.opened_at = uow.now
    uow.session.add_all(
        Attendance(
            id=uow.chance.new_id(),
            meeting_id=meeting_id,
            person_id=person_id,
            how=Presence.DOOR,
            since_at=uow.now,
        )
        for person_id in present
    )
    uow.note("meeting", meeting_id, present=len(set(present)))


@use_case(Permission.ASSEMBLY_BOARD_HOLD)
def discuss_in_board(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> None:
    """Open the discussion of a point; BW 2:44 lid 6: not who has an own interest in it."""
    item, meeting = _item_free_of_interest(uow, actor, item_id)
    if meeting.current_number == item.number:
        return
    meeting.current_number = item.number
    item.reached_at = item.reached_at or uow.now
    uow.note("meeting", meeting.id, item=item.number)


@use_case(Permission.ASSEMBLY_BOARD_HOLD)
def decide_in_board(
    uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, text: str, is_adopted: bool = True
) -> uuid.UUID:
    """Record what the board decided under a point, once, under the next number of its list."""
    item, meeting = _item_free_of_interest(uow, actor, item_id)
    text = text.strip()[:LONGEST_TEXT]
    if not text:
        raise DecisionTextMissingError(item_id=item_id)
    if item_id in {one.item_id for one in decisions_of(uow.session, meeting.id)}:
        raise DecidedAlreadyError(item_id=item_id)
    held = actor.grant_for(Permission.ASSEMBLY_BOARD_HOLD)
    day = day_of(uow.now)
    decision = Decision(
        id=uow.chance.new_id(),
        meeting_id=meeting.id,
        item_id=item_id,
        kind=meeting.kind,
        year=day.year,
        sequence=last_sequence(uow.session, meeting.kind, day.year) + 1,
        decided_on=day,
        subject=item.title,
        text=text,
        is_adopted=is_adopted,
        method=DecisionMethod.CONSENT,
        declared_by=held.function if held else "",
    )
    item.reached_at = item.reached_at or uow.now
    uow.session.add(decision)
    uow.note("decision", decision.id, number=decision.number)
    return decision.id


@use_case(Permission.ASSEMBLY_BOARD_HOLD)
def close_board_meeting(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Close the meeting: its minutes are drafted, and those it adopted are adopted."""
    meeting = _board_meeting(uow, meeting_id)
    ensure_open(meeting.state)
    meeting.closed_at = uow.now
    meeting.current_number = None
    uow.session.execute(
        update(Attendance)
        .where(Attendance.meeting_id == meeting_id, Attendance.until_at.is_(None))
        .values(until_at=uow.now)
    )
    adopt_minutes(uow, actor, meeting_id=meeting_id)
    draft_minutes(uow, actor, meeting_id=meeting_id)
    uow.note("meeting", meeting_id)


def _item_free_of_interest(
    uow: UnitOfWork, actor: Actor, item_id: uuid.UUID
) -> tuple[AgendaItem, Meeting]:
    """Take a point of a meeting that is on, for who may discuss it and decide."""
    item = item_by_id(uow.session, item_id)
    meeting = _board_meeting(uow, item.meeting_id)
    ensure_open(meeting.state)
    ensure_no_interest(
        meeting.kind,
        rules_in_force(uow.session, uow.today),
        person_id=actor.person_id,
        interested=interested_in(uow.session, item_id),
    )
    return item, meeting


def _board_meeting(uow: UnitOfWork, meeting_id: uuid.UUID) -> Meeting:
    """Take a meeting of the board that is not over."""
    meeting = locked_meeting(uow.session, meeting_id, kind=MeetingKind.BOARD)
    if meeting.state is MeetingState.CLOSED:
        raise MeetingClosedError(meeting_id=meeting_id)
    return meeting
