"""What an area is for, and how much of it we take."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coop.places.rules.points import Point
from coop.places.rules.shapes import Shape

LONGEST_AREA_NAME = 80
MOST_AREAS = 60
#: A border as municipalities publish them has some hundred points. More would hold up the others
#: on the website: whether a border crosses itself is asked of every two of its sides.
MOST_AREA_POINTS = 5_000
LARGEST_AREA_FILE = 1024 * 1024
#: A chunk of work is one short transaction: others who write wait for it, and no longer.
ADDRESSES_PLACED_AT_ONCE = 1000


class AreaKind(StrEnum):
    """What an area is for: where members live, or where people look out together.

    The police draw other borders than the statutes do, so one says nothing of the other.
    """

    NEIGHBOURHOOD = "neighbourhood"
    PREVENTION = "prevention"


@dataclass(frozen=True, kw_only=True)
class NamedShape:
    """An area as it stands in a file."""

    name: str
    shape: Shape


@dataclass(frozen=True, kw_only=True)
class Placed:
    """In which areas some addresses lie, as far as that is not known yet."""

    #: How many were looked at.
    addresses: int
    moved: frozenset[uuid.UUID]
    #: Of those that moved: address and area.
    lies_in: tuple[tuple[uuid.UUID, uuid.UUID], ...]


def areas_at(point: Point, shapes: Mapping[uuid.UUID, Shape]) -> frozenset[uuid.UUID]:
    """Return the areas in which a point lies."""
    return frozenset(area_id for area_id, shape in shapes.items() if shape.holds(point))
