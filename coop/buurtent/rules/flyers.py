"""Flyers in the letter box: who gets one in a round, in which order, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TypeVar

from coop.buurtent.rules.sessions import walking_place

Thing = TypeVar("Thing")


class DeliveryOutcome(StrEnum):
    """What the deliverer ticked off at a door."""

    DELIVERED = "delivered"
    #: No letter box, a sticker, a dog.
    FAILED = "failed"


class FlyerWord(StrEnum):
    """What a flyer tells."""

    COMES = "comes"
    #: Another evening or place than the flyer of before said.
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, order=True)
class DoorPlace:
    """Where a door comes on a walk: street by street, up one side and back along the other."""

    street: str
    is_even: bool
    place: int
    letter: str
    addition: str


def door_place(street: str, house_number: int, letter: str, addition: str) -> DoorPlace:
    """Return where a door comes on a walk."""
    is_even, place = walking_place(house_number)
    return DoorPlace(street, is_even, place, letter, addition)


def word_of(*, is_cancelled: bool, was_brought: bool, has_moved: bool) -> FlyerWord | None:
    """Return what a door reads in this round; nothing where there is nothing to take back.

    A tent that does not come is told only where a flyer said that it would.
    """
    if is_cancelled:
        return FlyerWord.CANCELLED if was_brought else None
    return FlyerWord.MOVED if has_moved and was_brought else FlyerWord.COMES


def two_on_a_sheet(flyers: Sequence[Thing]) -> list[tuple[Thing, Thing | None]]:
    """Pair flyers so that a pile cut in two is two halves of the walk, each in order."""
    half = -(-len(flyers) // 2)
    return list(zip_longest(flyers[:half], flyers[half:]))
