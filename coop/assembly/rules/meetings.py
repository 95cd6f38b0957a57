"""Where a meeting is held and how far it is, free of any storage."""

from datetime import date, datetime
from enum import StrEnum

from coop.assembly.errors import (
    MeetingClosedError,
    MeetingNotOpenError,
    MeetingOpenError,
    NotConvenedError,
    TextMissingError,
)
from coop.kernel.clock import TIME_ZONE


class MeetingKind(StrEnum):
    """Who meets: the members (ALV), or the board among itself (C8)."""

    MEMBERS = "members"
    BOARD = "board"


class MeetingForm(StrEnum):
    """Where a meeting takes place."""

    HALL = "hall"
    #: In the hall and online (BW 2:38 lid 6).
    HYBRID = "hybrid"
    #: Online only: a switch of its own, that law and statutes both must allow (bill 36 489).
    DIGITAL = "digital"


class MeetingState(StrEnum):
    """How far a meeting is."""

    PLANNED = "planned"
    CONVENED = "convened"
    OPEN = "open"
    CLOSED = "closed"


def state_of(
    *, convened_at: datetime | None, opened_at: datetime | None, closed_at: datetime | None
) -> MeetingState:
    """Tell from its timestamps how far a meeting is."""
    if closed_at is not None:
        return MeetingState.CLOSED
    if opened_at is not None:
        return MeetingState.OPEN
    return MeetingState.PLANNED if convened_at is None else MeetingState.CONVENED


def day_of(instant: datetime) -> date:
    """Return the day on which something happens for people in Tilburg."""
    return instant.astimezone(TIME_ZONE).date()


def ensure_can_be_opened(state: MeetingState) -> None:
    """Refuse to open a meeting nobody was convened to, twice, or again."""
    if state is MeetingState.PLANNED:
        raise NotConvenedError
    if state is MeetingState.OPEN:
        raise MeetingOpenError
    if state is MeetingState.CLOSED:
        raise MeetingClosedError


def ensure_open(state: MeetingState) -> None:
    """Refuse unless the meeting is going on."""
    if state is MeetingState.CLOSED:
        raise MeetingClosedError
    if state is not MeetingState.OPEN:
        raise MeetingNotOpenError


def text_of(text: str, *, field: str, longest: int) -> str:
    """Return a title or place without stray spaces, or refuse when nothing is left."""
    found = " ".join(text.split())[:longest]
    if not found:
        raise TextMissingError(field=field)
    return found
