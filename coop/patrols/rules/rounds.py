"""How a round goes: planned, walked by two or more, and ended; a forgotten end is closed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coop.patrols.errors import (
    NeverAloneError,
    RoundFullError,
    RoundInPastError,
    RoundStepNotAllowedError,
    RoundTooEarlyError,
    RoundWithoutStreetsError,
)

#: Always in pairs (research/incident-reports-and-bot.md 5, BPT); a crowd frightens.
FEWEST_WALKERS = 2
MOST_WALKERS = 4
MOST_STREETS = 20
#: A round may begin a little early, and not long after its hour.
STARTS_FROM = timedelta(hours=1)
STARTS_UNTIL = timedelta(hours=3)
#: Who did not press the end is asked for it, and then it is closed.
END_ASKED_AFTER = timedelta(hours=3)
CLOSED_AFTER = timedelta(hours=6)


class RoundState(StrEnum):
    """How far a round is."""

    PLANNED = "planned"
    WALKING = "walking"
    OVER = "over"
    #: Its hour went by and nobody walked.
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The instants of one round."""

    planned_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    cancelled_at: datetime | None = None
    #: Nobody pressed the end.
    is_forgotten: bool = False


def state_of_round(course: Course, now: datetime) -> RoundState:
    """Return how far a round is."""
    if course.cancelled_at is not None:
        return RoundState.CANCELLED
    if course.ended_at is not None:
        return RoundState.OVER
    if course.started_at is not None:
        return RoundState.WALKING
    missed = now >= course.planned_at + STARTS_UNTIL
    return RoundState.MISSED if missed else RoundState.PLANNED


def ensure_state(course: Course, wanted: RoundState, now: datetime) -> None:
    """Refuse what belongs to another moment of a round."""
    if state_of_round(course, now) is not wanted:
        raise RoundStepNotAllowedError


def ensure_may_start(course: Course, walkers: int, now: datetime) -> None:
    """Refuse to begin before the hour, after it, or alone."""
    ensure_state(course, RoundState.PLANNED, now)
    if now < course.planned_at - STARTS_FROM:
        raise RoundTooEarlyError
    if walkers < FEWEST_WALKERS:
        raise NeverAloneError


def ensure_room(walkers: int) -> None:
    """Refuse one more than walk together."""
    if walkers >= MOST_WALKERS:
        raise RoundFullError


def ensure_ahead(planned_at: datetime, now: datetime) -> None:
    """Refuse a round in the past; one that begins this minute may be."""
    if planned_at < now - timedelta(minutes=1):
        raise RoundInPastError


def route_of(picked: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """Return the streets of a round in their order, or refuse; the same one may come again."""
    route = tuple(street for street in picked if street)
    if not route or len(route) > MOST_STREETS or not set(route) <= set(known):
        raise RoundWithoutStreetsError
    return route


def end_is_asked(course: Course, now: datetime) -> bool:
    """Tell whether it is time to ask who walks whether the round is over."""
    return course.started_at is not None and now >= course.started_at + END_ASKED_AFTER


def end_is_forgotten(course: Course, now: datetime) -> bool:
    """Tell whether a round is closed without anybody saying so."""
    return course.started_at is not None and now >= course.started_at + CLOSED_AFTER


def walked_for(course: Course) -> timedelta:
    """Return how long a round was walked; a forgotten end counts until it was asked for."""
    if course.started_at is None or course.ended_at is None:
        return timedelta()
    walked = course.ended_at - course.started_at
    return min(walked, END_ASKED_AFTER) if course.is_forgotten else walked
