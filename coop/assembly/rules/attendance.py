"""Who may come in, when and how, free of any storage."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coop.assembly.errors import (
    DoorClosedError,
    HallOnlyError,
    MeetingClosedError,
    NotConvenedError,
)
from coop.assembly.rules.meetings import MeetingForm, MeetingState, day_of


class Presence(StrEnum):
    """How somebody takes part."""

    DOOR = "door"
    ONLINE = "online"


def ensure_door_is_open(state: MeetingState, *, starts_at: datetime, today: date) -> None:
    """Refuse to check somebody in before the day of the meeting or after its end.

    People arrive before the chair opens, so a convened meeting suffices on its day.
    """
    if state is MeetingState.CLOSED:
        raise MeetingClosedError
    if state is MeetingState.PLANNED:
        raise NotConvenedError
    opens_on = day_of(starts_at)
    if today < opens_on:
        raise DoorClosedError(opens_on=opens_on)


def ensure_online(form: MeetingForm) -> None:
    """Refuse to take part from home in a meeting that is in the hall only."""
    if form is MeetingForm.HALL:
        raise HallOnlyError


class MoveKind(StrEnum):
    """What the history tells of somebody who comes or goes."""

    CAME_IN = "came_in"
    JOINED = "joined"
    #: From home to the hall, or the reverse.
    MOVED = "moved"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A time in which somebody took part."""

    person_id: uuid.UUID
    how: Presence
    since_at: datetime
    until_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One line of the history."""

    person_id: uuid.UUID
    at: datetime
    kind: MoveKind
    #: How many took part from then on.
    present: int


def moves_of(stretches: Sequence[Stretch], closed_at: datetime | None) -> list[Move]:
    """Tell who came and went, in order; that all leave at the closing tells nothing."""
    lasting = [one for one in stretches if one.since_at != one.until_at]
    ends = {(one.person_id, one.until_at) for one in lasting}
    begins = {(one.person_id, one.since_at) for one in lasting}
    changes: list[tuple[datetime, int, uuid.UUID, MoveKind]] = []
    for one in stretches:
        if (one.person_id, one.since_at) in ends:
            changes.append((one.since_at, 0, one.person_id, MoveKind.MOVED))
        else:
            came = MoveKind.CAME_IN if one.how is Presence.DOOR else MoveKind.JOINED
            changes.append((one.since_at, 1, one.person_id, came))
        if one.until_at in {None, closed_at}:
            continue
        if (one.person_id, one.until_at) not in begins:
            changes.append((one.until_at, -1, one.person_id, MoveKind.LEFT))
    found, present = [], 0
    for at, step, person_id, kind in sorted(changes, key=lambda change: change[0]):
        present += step
        found.append(Move(person_id=person_id, at=at, kind=kind, present=present))
    return found
