"""What a call can say, what may be put right in it, and when one is missed."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from coop.buurtent.errors import (
    BlockNotFoundError,
    CallByMissingError,
    EveningsAWeekError,
    HappenedInFutureError,
    HouseNumberGivenError,
)
from coop.buurtent.rules.sessions import coarse, local_moment
from coop.kernel.clock import TIME_ZONE
from coop.kernel.workdays import is_working_day
from coop.places.rules import Point

LONGEST_PLACE_REMARK = 200
#: A correction keeps the whole of what a field said; the places of a call say most.
LONGEST_CALL_VALUE = 4000
LONGEST_REFERENCE = 80
#: More burglaries than this in one call are several calls.
MOST_PLACES = 12
MOST_EVENINGS = 14
FEWEST_DOORS_IN_BLOCK = 5
A_WEEK = 7


class Informed(StrEnum):
    """Whether the resident concerned knows that a tent comes (people-first C18)."""

    YES = "yes"
    NO = "no"
    NOT_NEEDED = "not_needed"


class CallField(StrEnum):
    """What can be put right in a call."""

    RECEIVED_AT = "received_at"
    CALLER = "caller"
    SOURCE = "source"
    CAUSE = "cause"
    PLACES = "places"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPlace:
    """A street in which something happened, as the caller told it."""

    street: str
    happened_on: date | None = None
    remark: str = ""
    informed: Informed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """What is usual here; nothing is until somebody sets it (people-first C18)."""

    call_days: frozenset[int] = frozenset()
    call_by: time | None = None
    fewest: int | None = None
    most: int | None = None


#: "nr 12", "no. 12", "nummer 12a", "huisnummer: 12".
NAMED_NUMBER = re.compile(r"\b(?:nrs?|no|nummers?|huisnummers?|huis)\b\.?:?\s*\d", re.IGNORECASE)


def ensure_no_house(text: str, *, streets: Iterable[str]) -> None:
    """Refuse a remark that names a front door; times and amounts may stand in it."""
    said = " ".join(text.lower().split())
    named = any(
        re.search(rf"{re.escape(street.lower())},?\s*\d", said) for street in streets if street
    )
    if named or NAMED_NUMBER.search(said):
        raise HouseNumberGivenError


def ensure_places(places: Collection[ToldPlace], *, streets: Collection[str], today: date) -> None:
    """Refuse a burglary of tomorrow, and a remark that names a house."""
    for place in places:
        if place.happened_on is not None and place.happened_on > today:
            raise HappenedInFutureError
        ensure_no_house(place.remark, streets=[*streets, place.street])


def ensure_customs(customs: Customs) -> None:
    """Refuse days without an hour, and a number of evenings that says nothing."""
    if customs.call_days and customs.call_by is None:
        raise CallByMissingError
    if (customs.fewest is None) != (customs.most is None):
        raise EveningsAWeekError(most=MOST_EVENINGS)
    if customs.fewest is None or customs.most is None:
        return
    if not 1 <= customs.fewest <= customs.most <= MOST_EVENINGS:
        raise EveningsAWeekError(most=MOST_EVENINGS)


def blocks_of(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return the blocks of a street that can be pointed out on a map, from west to east.

    A block with few doors would point at one of them, so it cannot be chosen.
    """
    doors = Counter(coarse(point) for point in points)
    blocks = [block for block, count in doors.items() if count >= FEWEST_DOORS_IN_BLOCK]
    return tuple(sorted(blocks, key=lambda block: (block[1], block[0])))


def ensure_block(number: int, blocks: Collection[Point]) -> None:
    """Refuse a block that is not on the map."""
    if not 1 <= number <= len(blocks):
        raise BlockNotFoundError


def written(places: Iterable[ToldPlace]) -> str:
    """Write places as a correction keeps them."""
    return "; ".join(_written(place) for place in places)


def _written(place: ToldPlace) -> str:
    day = f" ({place.happened_on:%d-%m-%Y})" if place.happened_on else ""
    remark = f": {place.remark}" if place.remark else ""
    return f"{place.street}{day}{remark}"


def missed_call(
    customs: Customs, *, last_received_at: datetime | None, since: datetime, now: datetime
) -> datetime | None:
    """Return the expected call that nobody wrote down, if there is one.

    The last hour at which a call was due counts (half-open: at that hour it is late). A call
    of that day or later answers it. Days on which offices are closed expect none
    (people-first C21), and nothing is missed from before it was set (``since``).
    """
    due_at = _last_due(customs, now)
    if due_at is None or due_at < since:
        return None
    day_began = local_moment(due_at.astimezone(TIME_ZONE).date(), time())
    if last_received_at is not None and last_received_at >= day_began:
        return None
    return due_at


def _last_due(customs: Customs, now: datetime) -> datetime | None:
    if customs.call_by is None:
        return None
    today = now.astimezone(TIME_ZONE).date()
    for days in range(A_WEEK + 1):
        day = today - timedelta(days=days)
        due_at = local_moment(day, customs.call_by)
        if day.weekday() in customs.call_days and is_working_day(day) and due_at <= now:
            return due_at
    return None
