"""Conditions for turning a part, and what to know before one does."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from coop.parts.rules import Part, dependants_of, missing_for
from coop.setup.errors import PartNeededError, PartNeedsError, PartsMovedError, PartStandsError


class Effect(StrEnum):
    """What goes with a part today, for whoever turns it."""

    #: People hold a function of this part, and cannot use it while it is off.
    HOLDERS = "holders"
    #: Messages wait, and leave when the part is on again.
    WAITING = "waiting"
    #: BW 2:10 lid 1: the board knows who is a member, from here or from elsewhere.
    MEMBERS = "members"
    #: A meeting goes on at this moment.
    MEETINGS_ON = "meetings_on"
    REPORTS_OPEN = "reports_open"
    #: Neighbours were or will be invited, and are not told by turning this off.
    TENTS_AHEAD = "tents_ahead"


@dataclass(frozen=True, slots=True)
class Counted:
    """An effect, and how many it concerns."""

    effect: Effect
    count: int


def ensure_may_turn(part: Part, *, is_on: bool, on: Collection[Part]) -> None:
    """Refuse what stands like this already, and what other parts do not allow."""
    if (part in on) is is_on:
        raise PartStandsError(parts=(part,))
    if is_on and (missing := missing_for(part, on)):
        raise PartNeedsError(parts=missing)
    if not is_on and (dependants := dependants_of(part, on)):
        raise PartNeededError(parts=dependants)


def ensure_as_seen(seen: int, number: int) -> None:
    """Refuse to confirm a preview of how things stood before somebody else's press."""
    if seen != number:
        raise PartsMovedError
