"""Who gets the floor, in which order and for how long, free of any storage."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coop.assembly.errors import (
    AlreadyAskedError,
    FloorListClosedError,
    SpeakingTimeError,
    TurnKindUnknownError,
    TurnOverError,
)

#: How long somebody speaks unless the chair says otherwise.
SPEAKING_SECONDS = 180
#: What the chair adds with one press: no limit of time that cannot be longer (WCAG 2.2.1).
SECONDS_ADDED = 60
SHORTEST_MINUTES, LONGEST_MINUTES = 1, 30


class TurnKind(StrEnum):
    """What somebody wants the floor for."""

    FOR = "for"
    AGAINST = "against"
    #: A question or a remark that takes no side.
    NEUTRAL = "neutral"
    #: A point of order: about how the meeting goes, not about what it decides.
    ORDER = "order"


def turn_kind_of(text: str) -> TurnKind:
    """Return what a button said, or refuse what no button says."""
    try:
        return TurnKind(text)
    except ValueError:
        raise TurnKindUnknownError(kind=text) from None


OTHER_SIDE: Mapping[TurnKind, TurnKind] = {
    TurnKind.FOR: TurnKind.AGAINST,
    TurnKind.AGAINST: TurnKind.FOR,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Somebody who waits for the floor."""

    turn_id: uuid.UUID
    person_id: uuid.UUID
    kind: TurnKind
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Somebody who had the floor about the same point."""

    person_id: uuid.UUID
    kind: TurnKind


def order_of(waiting: Iterable[Request], spoken: Sequence[Speech]) -> tuple[Request, ...]:
    """Return who speaks after whom.

    A point of order goes first. Who did not speak yet goes before who did. Within that, who
    asked first speaks first, but the two sides take turns as long as both have somebody waiting.
    """
    by_time = sorted(waiting, key=_by_time)
    ordered = [request for request in by_time if request.kind is TurnKind.ORDER]
    others = [request for request in by_time if request.kind is not TurnKind.ORDER]
    times = Counter(speech.person_id for speech in spoken if speech.kind is not TurnKind.ORDER)
    sides = [speech.kind for speech in spoken if speech.kind in OTHER_SIDE]
    last = sides[-1] if sides else None
    for before in sorted({times[request.person_id] for request in others}):
        left = [request for request in others if times[request.person_id] == before]
        while left:
            chosen = _next(left, last)
            left.remove(chosen)
            ordered.append(chosen)
            last = chosen.kind if chosen.kind in OTHER_SIDE else last
    return tuple(ordered)


def _by_time(request: Request) -> tuple[datetime, uuid.UUID]:
    return request.asked_at, request.turn_id


def _next(left: Sequence[Request], last: TurnKind | None) -> Request:
    """Return who asked first, unless that side just spoke and the other side waits too."""
    earliest = left[0]
    if last is None or earliest.kind is not last:
        return earliest
    return next((request for request in left if request.kind is OTHER_SIDE[last]), earliest)


def ensure_may_ask(kind: TurnKind, open_kinds: Iterable[TurnKind], *, is_closed: bool) -> None:
    """Refuse on a closed list, or who waits or speaks already; a point of order stands apart."""
    if kind is TurnKind.ORDER:
        has_asked = TurnKind.ORDER in open_kinds
    elif is_closed:
        raise FloorListClosedError
    else:
        has_asked = any(found is not TurnKind.ORDER for found in open_kinds)
    if has_asked:
        raise AlreadyAskedError


def ensure_waiting(*, began_at: datetime | None, withdrawn_at: datetime | None) -> None:
    """Refuse when somebody else gave this turn, or took it off the list, a moment ago."""
    if began_at is not None or withdrawn_at is not None:
        raise TurnOverError


def ensure_speaking(*, began_at: datetime | None, ended_at: datetime | None) -> None:
    """Refuse when this turn did not begin, or is over."""
    if began_at is None or ended_at is not None:
        raise TurnOverError


def seconds_of(minutes: int) -> int:
    """Return the speaking time that holds from now on, or refuse what no meeting can use."""
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise SpeakingTimeError(least=SHORTEST_MINUTES, most=LONGEST_MINUTES)
    return minutes * 60


def end_of_turn(began_at: datetime, seconds: int) -> datetime:
    """Return when a turn's time is over."""
    return began_at + timedelta(seconds=seconds)
