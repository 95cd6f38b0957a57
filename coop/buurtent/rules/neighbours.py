"""Who of a neighbourhood is invited, and by what.

A household is invited once: everybody there who agreed to messages reads one, and only where
nobody did a flyer comes. Who would rather not be invited gets neither, for every tent to come.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from coop.people.rules import ChannelKind

Door = TypeVar("Door", bound=Hashable)

#: Which channel a message takes; the outbox chooses in the same order.
CHANNEL_ORDER = (ChannelKind.TELEGRAM, ChannelKind.EMAIL)


class RefusedBy(StrEnum):
    """How somebody said that he or she would rather not be invited."""

    #: By the code on a flyer; it holds for the whole household.
    FLYER = "flyer"
    #: By the button under a message; it holds for that person.
    MESSAGE = "message"
    #: Said to a volunteer, who wrote it down.
    VOLUNTEER = "volunteer"


class Way(StrEnum):
    """What a household is invited by."""

    TELEGRAM = "telegram"
    EMAIL = "email"
    FLYER = "flyer"
    #: Not at all: they asked for that.
    REFUSED = "refused"


def way_of(channels: Iterable[Collection[ChannelKind]], *, is_refused: bool) -> frozenset[Way]:
    """Return by what a household is invited, from the live channels of each who agreed."""
    ways = frozenset(
        Way(next(kind for kind in CHANNEL_ORDER if kind in kinds)) for kinds in channels if kinds
    )
    if ways:
        return ways
    return frozenset({Way.REFUSED if is_refused else Way.FLYER})


def households_by_way(ways: Iterable[Collection[Way]]) -> Counter[Way]:
    """Count households per way; one that reads two channels counts at both."""
    return Counter(way for of_one in ways for way in of_one)


def picked(
    area: Collection[Door], picks: Mapping[Door, bool]
) -> tuple[frozenset[Door], frozenset[Door]]:
    """Return which doors hands add to an area, and which they take out of it."""
    inside = frozenset(area)
    added = frozenset(door for door, is_in in picks.items() if is_in and door not in inside)
    taken = frozenset(door for door, is_in in picks.items() if not is_in and door in inside)
    return added, taken
