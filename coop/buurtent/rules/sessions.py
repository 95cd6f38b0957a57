"""When a tent stands, who is near enough, and what everybody's answer is worth."""

import re
import uuid
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from coop.buurtent.errors import (
    CallerMissingError,
    CallInFutureError,
    CallStreetMissingError,
    HouseNumberGivenError,
    RadiusOutOfRangeError,
    TentCancelledError,
    TentEndsTooEarlyError,
    TentInPastError,
    TentNotStartedError,
    TentOverError,
    TentPlaceMissingError,
    TentStartedError,
    TentTooFarAheadError,
)
from coop.kernel.clock import TIME_ZONE

Door = TypeVar("Door", bound=Hashable)
Person = TypeVar("Person")

# People-first C18: hours are defaults. The story's tent stood from 18:30 to 20:00.
USUAL_START = time(18, 30)
USUAL_END = time(20, 0)
#: Later than this a tent for tonight cannot be announced any more; the form offers tomorrow.
LATEST_FOR_TONIGHT = time(18, 0)

USUAL_RADIUS_M = 150
SMALLEST_RADIUS_M = 25
#: Who lives farther away is no neighbour, and the circle would hold thousands of doors.
LARGEST_RADIUS_M = 500
# Product.md, buurTent: "about 15 to 150 addresses".
FEWEST_ADDRESSES = 15
MOST_ADDRESSES = 150

#: Links to answer with work for two weeks (``people.rules.LIFETIMES``); a tent farther ahead
#: would be announced with links that are dead on the evening itself.
FARTHEST_AHEAD = timedelta(days=13)

#: Three decimals of a degree: a point stands for some seventy by a hundred metres, not a house.
COARSE_DECIMALS = 3

POLICE_REMINDER_HOUR = time(9, 0)
POLICE_REMINDER_BEFORE = timedelta(hours=3)
NEIGHBOUR_REMINDER_BEFORE = timedelta(hours=2)
#: Reminding sooner after the first message than this would only be a second message.
LEAST_BEFORE_REMINDING = timedelta(hours=1)


class Cause(StrEnum):
    """Why there is a tent (people-first C18)."""

    BURGLARY = "burglary"
    #: Fire, explosion, robbery.
    HEAVY_INCIDENT = "heavy_incident"
    NONE = "none"


class CallSource(StrEnum):
    """Where the caller's knowledge comes from (people-first C18)."""

    POLICE = "police"
    RESIDENT = "resident"
    PUBLIC = "public"


class CancelReason(StrEnum):
    """Why a tent is called off; a fixed list, because everybody invited reads it."""

    WEATHER = "weather"
    TOO_FEW_VOLUNTEERS = "too_few_volunteers"
    OTHER = "other"


class InvitedBy(StrEnum):
    """How an invitation reaches a door."""

    #: Mail or Telegram, as the person agreed.
    MESSAGE = "message"
    #: On paper, in the letter box: nobody at the door can be reached otherwise.
    LETTER = "letter"


class NeighbourAnswer(StrEnum):
    """What an invited neighbour said."""

    COMES = "comes"
    STAYS_AWAY = "stays_away"


class PoliceAnswer(StrEnum):
    """What the police said beforehand."""

    CONFIRMED = "confirmed"
    DECLINED = "declined"


class AnsweredBy(StrEnum):
    """How the answer of the police came in."""

    LINK = "link"
    #: Said by phone or in the street, and written down by a volunteer.
    VOLUNTEER = "volunteer"


class PoliceState(StrEnum):
    """Where the presence of the police stands: a record of its own (people-first C21)."""

    NOT_ASKED = "not_asked"
    NO_ANSWER = "no_answer"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CAME = "came"
    LEFT_EARLY = "left_early"
    DID_NOT_COME = "did_not_come"


class TentState(StrEnum):
    """Where a tent session stands."""

    PLANNED = "planned"
    OPEN = "open"
    OVER = "over"
    CANCELLED = "cancelled"


class InvitedIssue(StrEnum):
    """What to think about before inviting; none of it forbids."""

    FEW_ADDRESSES = "few_addresses"
    MANY_ADDRESSES = "many_addresses"


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceContact:
    """Who of the police is asked: a function with a mail address, no person's name."""

    name: str
    email: str
    contact_id: uuid.UUID | None = None


def evening_of(day: date) -> tuple[datetime, datetime]:
    """Return when a tent usually stands on a day."""
    return local_moment(day, USUAL_START), local_moment(day, USUAL_END)


def local_moment(day: date, at: time) -> datetime:
    """Return the instant at which the clocks here show this time.

    In UTC: subtracting from a local datetime would go by the hands of the clock, and be an
    hour wrong over the nights on which they are moved.
    """
    return datetime.combine(day, at, TIME_ZONE).astimezone(UTC)


def usual_day(now: datetime) -> date:
    """Return the day a plan form offers: today, or tomorrow when today is too late."""
    local = now.astimezone(TIME_ZONE)
    return local.date() if local.time() < LATEST_FOR_TONIGHT else local.date() + timedelta(days=1)


def coarse(point: tuple[float, float]) -> tuple[float, float]:
    """Return a point rounded so far that it stands for a block, not for a house."""
    return round(point[0], COARSE_DECIMALS), round(point[1], COARSE_DECIMALS)


#: "12", "12a", "12-3", "nr. 12" at the end: a house number, unless the street is called so.
HOUSE_NUMBER = re.compile(r"(^|[\s,.])\d{1,5}\s?[a-z]?(-\w+)?$", re.IGNORECASE)


def has_house_number(text: str) -> bool:
    """Tell whether a text that is no known street ends in a house number."""
    return HOUSE_NUMBER.search(text.strip()) is not None


def ensure_place(place: str, *, streets: Collection[str]) -> None:
    """Refuse a place that is missing or that could point at one front door."""
    if not place.strip():
        raise TentPlaceMissingError
    rest = place.lower()
    for street in streets:
        rest = rest.replace(street.lower(), " ")
    if any(sign.isdigit() for sign in rest):
        raise HouseNumberGivenError


def ensure_call(
    *, caller: str, received_at: datetime, now: datetime, cause: Cause, streets: Collection[str]
) -> None:
    """Refuse a call that cannot have been."""
    if not caller.strip():
        raise CallerMissingError
    if received_at > now:
        raise CallInFutureError
    if cause is not Cause.NONE and not streets:
        raise CallStreetMissingError


def ensure_times(*, starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    """Refuse a tent that stood already, is too far ahead, or ends before it begins."""
    if starts_at <= now:
        raise TentInPastError
    if starts_at - now > FARTHEST_AHEAD:
        raise TentTooFarAheadError(days=FARTHEST_AHEAD.days)
    if ends_at <= starts_at:
        raise TentEndsTooEarlyError


def ensure_radius(radius_m: int) -> None:
    """Refuse a circle that holds nobody, or a whole district."""
    if not SMALLEST_RADIUS_M <= radius_m <= LARGEST_RADIUS_M:
        raise RadiusOutOfRangeError(smallest=SMALLEST_RADIUS_M, largest=LARGEST_RADIUS_M)


def state_of(
    *, starts_at: datetime, ends_at: datetime, cancelled_at: datetime | None, now: datetime
) -> TentState:
    """Return where a tent session stands (half-open: at the end it is over)."""
    if cancelled_at is not None:
        return TentState.CANCELLED
    if now < starts_at:
        return TentState.PLANNED
    return TentState.OPEN if now < ends_at else TentState.OVER


def ensure_planned(state: TentState) -> None:
    """Refuse what has to be done before the tent stands."""
    _ensure_not_cancelled(state)
    if state is not TentState.PLANNED:
        raise TentStartedError


def ensure_begun(state: TentState) -> None:
    """Refuse what can be known only once the tent stands."""
    _ensure_not_cancelled(state)
    if state is TentState.PLANNED:
        raise TentNotStartedError


def ensure_not_over(state: TentState) -> None:
    """Refuse what makes no sense once the tent is gone."""
    if state is TentState.OVER:
        raise TentOverError


def _ensure_not_cancelled(state: TentState) -> None:
    if state is TentState.CANCELLED:
        raise TentCancelledError


def police_state(
    *,
    is_asked: bool,
    answer: PoliceAnswer | None,
    has_come: bool | None,
    left_early: bool = False,
) -> PoliceState:
    """Return what is known of the police: what happened counts over what was said."""
    if has_come:
        return PoliceState.LEFT_EARLY if left_early else PoliceState.CAME
    if has_come is not None:
        return PoliceState.DID_NOT_COME
    if answer is PoliceAnswer.CONFIRMED:
        return PoliceState.CONFIRMED
    if answer is PoliceAnswer.DECLINED:
        return PoliceState.DECLINED
    return PoliceState.NO_ANSWER if is_asked else PoliceState.NOT_ASKED


def issues_before_inviting(addresses: int) -> list[InvitedIssue]:
    """List what to think about: fewer than a street, or more than volunteers can receive."""
    if addresses < FEWEST_ADDRESSES:
        return [InvitedIssue.FEW_ADDRESSES]
    if addresses > MOST_ADDRESSES:
        return [InvitedIssue.MANY_ADDRESSES]
    return []


def police_reminder_at(*, starts_at: datetime, asked_at: datetime) -> datetime | None:
    """Return when to remind the police once: that morning, else three hours before.

    Whoever was asked less than an hour earlier needs no reminder.
    """
    day = starts_at.astimezone(TIME_ZONE).date()
    morning = local_moment(day, POLICE_REMINDER_HOUR)
    moments = (morning, starts_at.astimezone(UTC) - POLICE_REMINDER_BEFORE)
    return _first_after(asked_at, moments)


def neighbour_reminder_at(*, starts_at: datetime, invited_at: datetime) -> datetime | None:
    """Return when to remind the neighbours once, unless they were invited just before."""
    return _first_after(invited_at, (starts_at.astimezone(UTC) - NEIGHBOUR_REMINDER_BEFORE,))


def _first_after(told_at: datetime, moments: Iterable[datetime]) -> datetime | None:
    return next((at for at in moments if at - told_at >= LEAST_BEFORE_REMINDING), None)


def invitees(
    doors: Iterable[Door],
    reachable: Mapping[Door, Collection[Person]],
    refused: Collection[Door] = (),
) -> list[tuple[Door, Person | None]]:
    """Return who is invited: at each door everybody who can be reached, else the door itself.

    Where no flyer is wanted, nobody is invited who did not agree to messages.
    """
    return [
        (door, person)
        for door in doors
        for person in (reachable.get(door) or (() if door in refused else (None,)))
    ]


def walking_place(house_number: int) -> tuple[bool, int]:
    """Return where a door comes on a walk: up along the odd side, back along the even side."""
    is_even = house_number % 2 == 0
    return is_even, -house_number if is_even else house_number
