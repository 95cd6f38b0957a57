"""Meetings of the board, for who is on it, and when each member of it resigns."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from coop.assembly.lookups import agenda_of, interests_in, meeting_by_id
from coop.assembly.lookups.board import board_on, board_roles, terms_of_board
from coop.assembly.lookups.decisions import decisions_of
from coop.assembly.models import Decision, Filing, Meeting
from coop.assembly.rules import (
    FilingKind,
    FilingState,
    MeetingKind,
    MeetingState,
    Seat,
    filing_state_of,
    schedule_of,
    stints_of,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person

MOST_NUMBERS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One meeting of the board in the list."""

    id: uuid.UUID
    title: str
    place: str
    starts_at: datetime
    state: MeetingState


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardItem:
    """One point, with what was decided."""

    id: uuid.UUID
    number: int
    title: str
    explanation: str
    decision_id: uuid.UUID | None
    decision_number: str
    decision: str
    #: It is being discussed now.
    is_current: bool
    #: Who of the board does not discuss and decide this (BW 2:44 lid 6).
    interested: frozenset[uuid.UUID]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """One meeting of the board."""

    id: uuid.UUID
    title: str
    place: str
    starts_at: datetime
    state: MeetingState
    items: tuple[BoardItem, ...]
    #: Who is on the board today, to tick who is there.
    members: tuple[tuple[uuid.UUID, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingLine:
    """One thing to tell outside."""

    id: uuid.UUID
    kind: FilingKind
    meeting: str
    due_on: date
    state: FilingState


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleView:
    """Who resigns when, by which rule."""

    seats: tuple[tuple[str, Seat], ...]
    term_years: int
    most_terms: int


@use_case(Permission.ASSEMBLY_BOARD_READ)
def board_meetings(uow: UnitOfWork, actor: Actor) -> tuple[BoardRow, ...]:
    """Return the meetings of the board, newest first."""
    meetings = uow.session.scalars(
        select(Meeting)
        .where(Meeting.kind == MeetingKind.BOARD)
        .order_by(Meeting.starts_at.desc(), Meeting.id)
    )
    return tuple(
        BoardRow(
            id=meeting.id,
            title=meeting.title,
            place=meeting.place,
            starts_at=meeting.starts_at,
            state=meeting.state,
        )
        for meeting in meetings
    )


@use_case(Permission.ASSEMBLY_BOARD_READ)
def board_meeting(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> BoardView:
    """Return one meeting of the board."""
    meeting = meeting_by_id(uow.session, meeting_id, kind=MeetingKind.BOARD)
    decided = {one.item_id: one for one in decisions_of(uow.session, meeting_id)}
    interests = interests_in(uow.session, meeting_id)
    return BoardView(
        id=meeting.id,
        title=meeting.title,
        place=meeting.place,
        starts_at=meeting.starts_at,
        state=meeting.state,
        items=tuple(
            BoardItem(
                id=item.id,
                number=item.number,
                title=item.title,
                explanation=item.explanation,
                decision_id=found.id if found else None,
                decision_number=found.number if found else "",
                decision=found.text if found else "",
                is_current=item.number == meeting.current_number,
                interested=frozenset(person for about, person in interests if about == item.id),
            )
            for item, _ in agenda_of(uow.session, meeting_id)
            for found in (decided.get(item.id),)
        ),
        members=tuple(board_on(uow.session, uow.today).items()),
    )


@use_case(Permission.ASSEMBLY_BOARD_READ)
def board_decision_numbers(uow: UnitOfWork, actor: Actor) -> tuple[str, ...]:
    """Return what can be referred to, such as in an admission: the latest of the board's list."""
    decisions = uow.session.scalars(
        select(Decision)
        .where(Decision.kind == MeetingKind.BOARD, Decision.is_adopted)
        .order_by(Decision.year.desc(), Decision.sequence.desc())
        .limit(MOST_NUMBERS)
    )
    return tuple(decision.number for decision in decisions)


@use_case(Permission.ASSEMBLY_BOARD_READ)
def filings(uow: UnitOfWork, actor: Actor) -> tuple[FilingLine, ...]:
    """Return what must be told outside after elections, what is open first."""
    rows = uow.session.execute(
        select(Filing, Meeting)
        .join(Meeting, Meeting.id == Filing.meeting_id)
        .order_by(Filing.settled_at.is_not(None), Filing.due_on.desc(), Filing.kind)
    )
    return tuple(
        FilingLine(
            id=filing.id,
            kind=filing.kind,
            meeting=meeting.title,
            due_on=filing.due_on,
            state=filing_state_of(
                due_on=filing.due_on,
                is_settled=filing.settled_at is not None,
                was_needed=bool(filing.was_needed),
                today=uow.today,
            ),
        )
        for filing, meeting in rows
    )


@use_case(Permission.ASSEMBLY_MEETING_READ)
def retirement_schedule(uow: UnitOfWork, actor: Actor) -> ScheduleView:
    """Return who of the board resigns when; the board is public by name (C20)."""
    term_years, most_terms = terms_of_board(uow.session, uow.today)
    seats = schedule_of(
        stints_of(board_roles(uow.session)),
        term_years=term_years,
        most_terms=most_terms,
        today=uow.today,
    )
    people = uow.session.scalars(
        select(Person).where(Person.id.in_([seat.person_id for seat in seats]))
    )
    names = {person.id: person.name.full for person in people}
    return ScheduleView(
        seats=tuple((names[seat.person_id], seat) for seat in seats),
        term_years=term_years,
        most_terms=most_terms,
    )
