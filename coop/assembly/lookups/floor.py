"""Finds who waits for the floor, who has it and who had it."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Update, and_, func, select, update
from sqlalchemy.orm import Session

from coop.assembly.errors import TurnNotFoundError
from coop.assembly.models import Attendance, SpeakingTurn
from coop.assembly.rules import Request, Speech, TurnKind, end_of_turn, order_of
from coop.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """Somebody's turn, with the name: for who leads, who writes and, while speaking, for all."""

    turn_id: uuid.UUID
    person_id: uuid.UUID
    name: str
    kind: TurnKind
    asked_at: datetime
    began_at: datetime | None
    #: When the time is over, or was.
    until_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFloor:
    """The floor about one point: who has it, who waits in which order, and who had it."""

    speaking: TurnRow | None = None
    waiting: tuple[TurnRow, ...] = ()
    #: In the order in which they spoke, without who speaks now.
    spoken: tuple[TurnRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTurn:
    """A request of one's own for the floor, or the turn one has."""

    turn_id: uuid.UUID
    kind: TurnKind


#: Who left keeps the place, and is passed over until he or she is back.
_IS_PRESENT = and_(
    Attendance.meeting_id == SpeakingTurn.meeting_id,
    Attendance.person_id == SpeakingTurn.person_id,
    Attendance.until_at.is_(None),
)
_IS_OPEN = and_(SpeakingTurn.ended_at.is_(None), SpeakingTurn.withdrawn_at.is_(None))


def floor_of_item(session: Session, item_id: uuid.UUID) -> ItemFloor:
    """Return the floor about one point, in one look."""
    rows = session.execute(
        select(SpeakingTurn, Person, Attendance.id)
        .join(Person, Person.id == SpeakingTurn.person_id)
        .outerjoin(Attendance, _IS_PRESENT)
        .where(SpeakingTurn.item_id == item_id, SpeakingTurn.withdrawn_at.is_(None))
        .order_by(func.coalesce(SpeakingTurn.began_at, SpeakingTurn.asked_at), SpeakingTurn.id)
    ).all()
    begun = [_row(turn, person) for turn, person, _ in rows if turn.began_at is not None]
    waiting = {
        turn.id: _row(turn, person)
        for turn, person, present in rows
        if turn.began_at is None and present is not None
    }
    ordered = order_of(
        [
            Request(turn_id=r.turn_id, person_id=r.person_id, kind=r.kind, asked_at=r.asked_at)
            for r in waiting.values()
        ],
        [Speech(person_id=row.person_id, kind=row.kind) for row in begun],
    )
    return ItemFloor(
        speaking=next((row for row in begun if row.ended_at is None), None),
        waiting=tuple(waiting[request.turn_id] for request in ordered),
        spoken=tuple(row for row in begun if row.ended_at is not None),
    )


def speakers_of(session: Session, meeting_id: uuid.UUID) -> dict[uuid.UUID, list[TurnRow]]:
    """Return who spoke, and who speaks, by the point they spoke about."""
    rows = session.execute(
        select(SpeakingTurn, Person)
        .join(Person, Person.id == SpeakingTurn.person_id)
        .where(SpeakingTurn.meeting_id == meeting_id, SpeakingTurn.began_at.is_not(None))
        .order_by(SpeakingTurn.began_at, SpeakingTurn.id)
    )
    found: dict[uuid.UUID, list[TurnRow]] = defaultdict(list)
    for turn, person in rows:
        found[turn.item_id].append(_row(turn, person))
    return found


def _row(turn: SpeakingTurn, person: Person) -> TurnRow:
    until_at = None
    if turn.began_at is not None and turn.seconds is not None:
        until_at = end_of_turn(turn.began_at, turn.seconds)
    return TurnRow(
        turn_id=turn.id,
        person_id=turn.person_id,
        name=person.name.full,
        kind=turn.kind,
        asked_at=turn.asked_at,
        began_at=turn.began_at,
        until_at=until_at,
        ended_at=turn.ended_at,
    )


def turn_by_id(session: Session, turn_id: uuid.UUID) -> SpeakingTurn:
    """Return a request for the floor, or refuse."""
    turn = session.get(SpeakingTurn, turn_id)
    if turn is None:
        raise TurnNotFoundError(turn_id=turn_id)
    return turn


def own_turns(
    session: Session, item_id: uuid.UUID, person_id: uuid.UUID | None
) -> tuple[OwnTurn, ...]:
    """Return what somebody waits for, or has the floor for, at a point."""
    rows = session.execute(
        select(SpeakingTurn.id, SpeakingTurn.kind).where(
            SpeakingTurn.item_id == item_id, SpeakingTurn.person_id == person_id, _IS_OPEN
        )
    )
    return tuple(OwnTurn(turn_id=turn_id, kind=kind) for turn_id, kind in rows)


def end_of_speech(meeting_id: uuid.UUID, at: datetime) -> Update:
    """Take the floor from whoever has it: for the next one, another point, a vote or the end."""
    return (
        update(SpeakingTurn)
        .where(
            SpeakingTurn.meeting_id == meeting_id,
            SpeakingTurn.began_at.is_not(None),
            SpeakingTurn.ended_at.is_(None),
        )
        .values(ended_at=at)
    )
