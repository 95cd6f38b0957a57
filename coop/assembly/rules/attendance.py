"""Who may come in, when and how, free of any storage."""

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
