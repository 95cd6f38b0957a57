"""The floor for who leads it, and the desk of the minute taker; both see names (C28)."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from coop.assembly.lookups import (
    ItemFloor,
    TurnRow,
    agenda_of,
    current_item,
    floor_of_item,
    meeting_by_id,
    notes_of,
    speakers_of,
)
from coop.assembly.rules import MeetingState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorItem:
    """The point that is on, and whether its list of speakers still takes names."""

    id: uuid.UUID
    number: int
    title: str
    has_motion: bool
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorDesk:
    """The floor for who leads it or enters requests, with names."""

    meeting_id: uuid.UUID
    title: str
    state: MeetingState
    minutes: int
    revision: int
    #: When this was so, for the clock of who speaks.
    at: datetime
    item: FloorItem | None
    floor: ItemFloor


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """One point for the minute taker: what was typed, and who spoke."""

    item_id: uuid.UUID
    number: int
    title: str
    motion: str
    is_current: bool
    text: str
    #: Nought before the first word.
    version: int
    written_at: datetime | None
    #: Who spoke, and who is speaking, in that order.
    speakers: tuple[TurnRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesDesk:
    """A meeting for the minute taker."""

    meeting_id: uuid.UUID
    title: str
    state: MeetingState
    revision: int
    items: tuple[NoteRow, ...]


@use_case(Permission.ASSEMBLY_FLOOR_ENTER)
def floor_desk(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> FloorDesk:
    """Return who speaks, who waits in which order, and who spoke."""
    meeting = meeting_by_id(uow.session, meeting_id)
    is_open = meeting.state is MeetingState.OPEN
    item = current_item(uow.session, meeting) if is_open else None
    return FloorDesk(
        meeting_id=meeting_id,
        title=meeting.title,
        state=meeting.state,
        minutes=meeting.speaking_seconds // 60,
        revision=meeting.revision,
        at=uow.now,
        item=None
        if item is None
        else FloorItem(
            id=item.id,
            number=item.number,
            title=item.title,
            has_motion=bool(item.motion),
            is_closed=item.floor_closed_at is not None,
        ),
        floor=ItemFloor() if item is None else floor_of_item(uow.session, item.id),
    )


@use_case(Permission.ASSEMBLY_NOTE_WRITE)
def minutes_desk(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> MinutesDesk:
    """Return the agenda with what was typed about each point, and who spoke."""
    meeting = meeting_by_id(uow.session, meeting_id)
    notes = notes_of(uow.session, meeting_id)
    speakers = speakers_of(uow.session, meeting_id)
    rows = []
    for item, _ in agenda_of(uow.session, meeting_id):
        note = notes.get(item.id)
        rows.append(
            NoteRow(
                item_id=item.id,
                number=item.number,
                title=item.title,
                motion=item.motion,
                is_current=item.number == meeting.current_number,
                text=note.text if note else "",
                version=note.version if note else 0,
                written_at=note.written_at if note else None,
                speakers=tuple(speakers.get(item.id, ())),
            )
        )
    return MinutesDesk(
        meeting_id=meeting_id,
        title=meeting.title,
        state=meeting.state,
        revision=meeting.revision,
        items=tuple(rows),
    )
