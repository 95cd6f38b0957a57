"""Areas as polygons, and what lies in them.

The earth is flat at the size of a neighbourhood: latitude and longitude are taken for y and x.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from coop.places.rules.points import Box, Point

#: Points of a border; the last is joined to the first and not written twice.
Ring: TypeAlias = tuple[Point, ...]
Segment: TypeAlias = tuple[Point, Point]


@dataclass(frozen=True, kw_only=True)
class Polygon:
    """One piece of land, perhaps with pieces inside it that do not belong to it."""

    border: Ring
    holes: tuple[Ring, ...] = ()

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Return the border and those of the holes."""
        return (self.border, *self.holes)

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in it; on any border counts as in it."""
        if any(_is_on(point, segment) for ring in self.rings for segment in _sides(ring)):
            return True
        return _is_within(point, self.border) and not any(
            _is_within(point, hole) for hole in self.holes
        )


@dataclass(frozen=True, kw_only=True)
class Shape:
    """All the land of an area: mostly one piece, sometimes more."""

    polygons: tuple[Polygon, ...]

    @cached_property
    def box(self) -> Box:
        """Return the box that holds all of it."""
        return Box.around(point for polygon in self.polygons for point in polygon.border)

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in the area or on its border."""
        return self.box.holds(point) and any(polygon.holds(point) for polygon in self.polygons)

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Return every border of it."""
        return tuple(ring for polygon in self.polygons for ring in polygon.rings)


def closed(points: Sequence[Point]) -> Ring:
    """Return points as a ring: without the repetition of the first at the end, or any other."""
    ring = [point for place, point in enumerate(points) if point != points[place - 1]]
    return tuple(ring)


def _sides(ring: Ring) -> Iterator[Segment]:
    return ((ring[place - 1], ring[place]) for place in range(len(ring)))


def _turn(a: Point, b: Point, c: Point) -> float:
    """Return on which side of the line from a to b c lies; 0 is on the line."""
    return (b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1])


def _is_on(point: Point, side: Segment) -> bool:
    a, b = side
    return (
        min(a[0], b[0]) <= point[0] <= max(a[0], b[0])
        and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
        and _turn(a, b, point) == 0
    )


def _is_within(point: Point, ring: Ring) -> bool:
    """Tell whether a ray to the east leaves the ring an odd number of times (even-odd rule)."""
    latitude, longitude = point
    is_within = False
    for a, b in _sides(ring):
        # Half open, so that a corner on the ray counts for one of its two sides.
        if (a[0] > latitude) != (b[0] > latitude):
            crossing = a[1] + (latitude - a[0]) * (b[1] - a[1]) / (b[0] - a[0])
            is_within ^= longitude < crossing
    return is_within


def crosses_itself(polygon: Polygon) -> bool:
    """Tell whether two sides of a polygon cross; sides that only touch do not."""
    # From west to east: only sides whose widths overlap can cross.
    sides = sorted(
        (side for ring in polygon.rings for side in _sides(ring)),
        key=lambda side: min(side[0][1], side[1][1]),
    )
    near: list[Segment] = []
    for side in sides:
        west = min(side[0][1], side[1][1])
        near = [other for other in near if max(other[0][1], other[1][1]) >= west]
        if any(_do_cross(side, other) for other in near):
            return True
        near.append(side)
    return False


def _do_cross(one: Segment, other: Segment) -> bool:
    (a, b), (c, d) = one, other
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def is_flat(ring: Ring) -> bool:
    """Tell whether all points lie on one line, so that nothing is enclosed."""
    return all(_turn(ring[0], ring[1], point) == 0 for point in ring[2:])


def size_of(ring: Ring) -> float:
    """Return twice what a ring encloses, in square degrees; only good for comparing."""
    return abs(sum(a[1] * b[0] - b[1] * a[0] for a, b in _sides(ring)))


def stored_shape(shape: Shape) -> list[list[list[list[float]]]]:
    """Return a shape as plain lists: polygons of rings of points."""
    return [
        [[list(point) for point in ring] for ring in polygon.rings] for polygon in shape.polygons
    ]


def shape_of(stored: Sequence[Sequence[Sequence[Sequence[float]]]]) -> Shape:
    """Return a shape as ``stored_shape`` keeps it."""
    rings = [
        [tuple((latitude, longitude) for latitude, longitude in ring) for ring in polygon]
        for polygon in stored
    ]
    return Shape(
        polygons=tuple(Polygon(border=border, holes=tuple(holes)) for border, *holes in rings)
    )
