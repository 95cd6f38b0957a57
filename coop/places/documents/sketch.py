"""The sketch of a neighbourhood: streets as lines, drawn from the front doors in them.

A sketch shows streets, never a single door, and it needs no map of anybody else.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from coop.places.rules import Box, Point

#: Side of the square the sketch is drawn in, and the room kept free at its edges.
SIDE = 400
MARGIN = 36
METRES_PER_DEGREE = 111_195.0
#: A neighbourhood smaller than this is drawn at this size, so that one street is no giant.
LEAST_EXTENT_M = 120.0
#: Doors stand on both sides of a street and its line runs on a little beyond the last one.
BEYOND_LAST_DOOR_M = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetLine:
    """One street in the sketch."""

    name: str
    x1: int
    y1: int
    x2: int
    y2: int
    #: Where its name stands.
    x: int
    y: int
    #: Degrees by which the name is turned; never upside down.
    turn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetSketch:
    """Streets around a point, as whole numbers for a drawing."""

    side: int
    streets: tuple[StreetLine, ...]
    #: How many of the drawing's units a metre is.
    scale: float


def street_sketch(
    doors: Iterable[tuple[str, Point]], *, centre: Point | None, radius_m: float | None = None
) -> StreetSketch | None:
    """Return a sketch of the streets the doors stand in, or nothing without any door.

    Without a centre the streets themselves have their middle in the middle.
    """
    points = list(doors)
    if not points:
        return None
    origin = centre or _middle_of([point for _, point in points])
    by_street: defaultdict[str, list[Point]] = defaultdict(list)
    for street, point in points:
        by_street[street].append(metres_from(point, origin))
    lines = {street: _line_through(found) for street, found in sorted(by_street.items())}
    scale = _scale(lines, radius_m)
    return StreetSketch(
        side=SIDE,
        streets=tuple(_drawn(street, line, scale) for street, line in lines.items()),
        scale=scale,
    )


def _middle_of(points: list[Point]) -> Point:
    box = Box.around(points)
    return (box.south + box.north) / 2, (box.west + box.east) / 2


def metres_from(point: Point, origin: Point) -> Point:
    """Return metres east and north of the origin; the earth is flat at this size."""
    east = (point[1] - origin[1]) * METRES_PER_DEGREE * math.cos(math.radians(origin[0]))
    return east, (point[0] - origin[0]) * METRES_PER_DEGREE


def _line_through(points: list[Point]) -> tuple[Point, Point]:
    """Return the ends of the line the doors lie along (their principal axis)."""
    count = len(points)
    mid_x = sum(x for x, _ in points) / count
    mid_y = sum(y for _, y in points) / count
    spread_x = sum((x - mid_x) ** 2 for x, _ in points)
    spread_y = sum((y - mid_y) ** 2 for _, y in points)
    both = sum((x - mid_x) * (y - mid_y) for x, y in points)
    angle = math.atan2(2 * both, spread_x - spread_y) / 2
    along = (math.cos(angle), math.sin(angle))
    reach = [(x - mid_x) * along[0] + (y - mid_y) * along[1] for x, y in points]
    low, high = min(reach) - BEYOND_LAST_DOOR_M, max(reach) + BEYOND_LAST_DOOR_M
    return (
        (mid_x + low * along[0], mid_y + low * along[1]),
        (mid_x + high * along[0], mid_y + high * along[1]),
    )


def _scale(lines: dict[str, tuple[Point, Point]], radius_m: float | None) -> float:
    farthest = max(
        [abs(value) for line in lines.values() for point in line for value in point]
        + [radius_m or 0.0, LEAST_EXTENT_M / 2]
    )
    return (SIDE / 2 - MARGIN) / farthest


def _drawn(name: str, line: tuple[Point, Point], scale: float) -> StreetLine:
    (x1, y1), (x2, y2) = (on_paper(point, scale) for point in sorted(line))
    # Sorted from left to right, so the turn lies between -90 and 90: never upside down.
    turn = round(math.degrees(math.atan2(y2 - y1, x2 - x1)))
    return StreetLine(
        name=name, x1=x1, y1=y1, x2=x2, y2=y2, x=(x1 + x2) // 2, y=(y1 + y2) // 2, turn=turn
    )


def on_paper(point: Point, scale: float) -> tuple[int, int]:
    """Return where metres east and north of the middle lie on the sketch."""
    # On paper y counts downwards.
    return round(SIDE / 2 + point[0] * scale), round(SIDE / 2 - point[1] * scale)
