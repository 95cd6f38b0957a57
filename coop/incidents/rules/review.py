"""How moderators share the work: who looks, what waits too long, what tells of the same."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coop.incidents.errors import (
    MergeElsewhereError,
    MergeNeedsOpenError,
    ReviewSettingOutOfBoundsError,
)
from coop.incidents.rules.answers import Place
from coop.incidents.rules.states import OPEN_FOR_REVIEW, State
from coop.places.rules import Point, distance_m

#: Long enough to read and ring somebody; then another may look without asking.
CLAIM_LASTS = timedelta(minutes=30)
#: C7: what nobody does anything with for so long closes itself.
QUIET_CLOSES = timedelta(days=30)
COARSE_M = 100


class Reminder(StrEnum):
    """Who is told that a report waits."""

    MODERATORS = "moderators"
    #: Whoever may stand in for them, after the same time once more.
    DEPUTIES = "deputies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewing:
    """What a group chose about reviewing."""

    #: As Signalen and FixMyStreet: between 50 and 250 metres, and some weeks.
    metres: int = 250
    days: int = 14
    now_minutes: int = 15
    minutes: int = 12 * 60


USUAL = Reviewing()
#: The least and the most of each setting.
BOUNDS = {
    "metres": (50, 2000),
    "days": (1, 90),
    "now_minutes": (5, 24 * 60),
    "minutes": (30, 7 * 24 * 60),
}


def ensure_reviewing(chosen: Reviewing) -> None:
    """Refuse settings that remind of nothing, or call everything similar."""
    for name, (least, most) in BOUNDS.items():
        if not least <= getattr(chosen, name) <= most:
            raise ReviewSettingOutOfBoundsError(least=least, most=most)


def reminder_due(
    waits_since: datetime, now: datetime, reviewing: Reviewing, *, happens_now: bool
) -> Reminder | None:
    """Return who is to be told that a report waits; nobody while its time has not come."""
    term = timedelta(minutes=reviewing.now_minutes if happens_now else reviewing.minutes)
    if now < waits_since + term:
        return None
    return Reminder.MODERATORS if now < waits_since + 2 * term else Reminder.DEPUTIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Where and when something was reported."""

    place: Place
    received_at: datetime


def how_far(one: Place, other: Place) -> int | None:
    """Return how far apart two places are in whole metres; nothing where no point was sent."""
    here, there = _point(one), _point(other)
    return None if here is None or there is None else round(distance_m(here, there))


def _point(place: Place) -> Point | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def on_coarse_map(here: Place, there: Place) -> tuple[int, int] | None:
    """Return where a place lies from here, in steps of a hundred metres east and north.

    Coarse, so that the map shows no front door.
    """
    one, other = _point(here), _point(there)
    if one is None or other is None:
        return None
    east = distance_m(one, (one[0], other[1])) * (1 if other[1] >= one[1] else -1)
    north = distance_m(one, (other[0], one[1])) * (1 if other[0] >= one[0] else -1)
    return round(east / COARSE_M), round(north / COARSE_M)


def is_similar(one: Seen, other: Seen, reviewing: Reviewing) -> bool:
    """Tell whether two reports may tell of the same: near each other, and in the same days.

    A point says more than a street; who chose a street sent none.
    """
    if abs(one.received_at - other.received_at) > timedelta(days=reviewing.days):
        return False
    metres = how_far(one.place, other.place)
    if metres is not None:
        return metres <= reviewing.metres
    return one.place.street is not None and one.place.street == other.place.street


def ensure_may_merge(*, is_same: bool, is_same_group: bool, into: State) -> None:
    """Refuse to merge a report with itself, over a border, or into what is over."""
    if is_same or not is_same_group:
        raise MergeElsewhereError
    if into not in OPEN_FOR_REVIEW:
        raise MergeNeedsOpenError
