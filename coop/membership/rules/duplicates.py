"""When two entries of the register may be one and the same person."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from coop.people.rules import Name, folded

#: Letters that may differ in a family name: a slip of the pen, no other name.
MOST_SLIPS = 1
#: Shorter names differ by one letter often enough by themselves.
SHORTEST_TO_SLIP = 4


class Likeness(StrEnum):
    """Why two entries look like one person; the strongest first."""

    SAME_AT_DOOR = "same_at_door"
    SAME_EMAIL = "same_email"
    SAME_PHONE = "same_phone"
    NEAR_AT_DOOR = "near_at_door"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likes:
    """Two persons who may be one, and why."""

    one: uuid.UUID
    other: uuid.UUID
    why: Likeness


def is_same_name(one: Name, other: Name) -> bool:
    """Tell whether two names are written alike, but for capitals, accents and signs."""
    return folded(one.full) == folded(other.full)


def is_near_name(one: Name, other: Name) -> bool:
    """Tell whether two names may be one: an initial for a first name, a slip of the pen.

    Two first names that differ are two people at one door, who may well share a mail address
    (C14); nobody should be asked about every couple.
    """
    given, other_given = folded(one.given), folded(other.given)
    if not (
        given == other_given
        or _may_stand_for(given, other_given)
        or _may_stand_for(other_given, given)
    ):
        return False
    return within_slips(folded(one.family), folded(other.family))


def _may_stand_for(initials: str, given: str) -> bool:
    # "J", "J P" and nothing at all may stand for Jan; "Jan" does not stand for Janneke.
    return all(len(part) == 1 for part in initials.split()) and given.startswith(initials[:1])


def within_slips(one: str, other: str) -> bool:
    """Tell whether one text becomes the other by at most one letter more, less or otherwise."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST_TO_SLIP or len(longer) - len(shorter) > MOST_SLIPS:
        return False
    at = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), None)
    if at is None:
        return True
    rest = shorter[at + 1 :] if len(shorter) == len(longer) else shorter[at:]
    return rest == longer[at + 1 :]
