"""Who can help at a tent, who takes an evening over, and how long somebody helped."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from coop.buurtent.errors import CrewMinutesError, SwapTakenError

Person = TypeVar("Person")

#: Setting up, an evening, and putting away: more is a slip of the finger.
LONGEST_MINUTES = 12 * 60
#: Thanks are for the same night, also when the worker was down for a while.
THANKED_WITHIN = timedelta(hours=24)


class Availability(StrEnum):
    """What somebody who may help says of an evening."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


def free_to_take(
    volunteers: Collection[Person],
    said: Mapping[Person, Availability | None],
    staff: Collection[Person],
) -> list[Person]:
    """Return who can be asked to take an evening over: not there yet, and did not say no."""
    return [
        person
        for person in volunteers
        if person not in staff and said.get(person) is not Availability.NO
    ]


def ensure_open(taken_at: datetime | None) -> None:
    """Refuse to take over what somebody took over before."""
    if taken_at is not None:
        raise SwapTakenError


def minutes_of(starts_at: datetime, ends_at: datetime) -> int:
    """Return how long an evening lasts, in whole minutes."""
    return (ends_at - starts_at) // timedelta(minutes=1)


def ensure_minutes(minutes: int) -> None:
    """Refuse hours nobody stood anywhere."""
    if not 0 <= minutes <= LONGEST_MINUTES:
        raise CrewMinutesError(most=LONGEST_MINUTES // 60)


def is_thanked_now(ends_at: datetime, now: datetime) -> bool:
    """Tell whether who helped is thanked: from the end on, for a day (half-open)."""
    return ends_at <= now < ends_at + THANKED_WITHIN
