"""A drawing of areas with their names, made from our own borders: no map of anybody else."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coop.places.rules import AreaKind, Box, Point, Polygon, Ring, Shape, size_of

#: Width of the drawing, how high it may become, and the room kept free at its edges.
WIDTH = 640
MOST_HEIGHT = 640
MARGIN = 24
#: What lies nearer together than this, nobody sees apart.
LEAST_STEP = 0.7

#: How high in an area its name stands: where people look out together lies over where members
#: live, so its name stands at the top. Not at a half, where borders drawn by hand have corners.
NAME_HEIGHTS = {AreaKind.NEIGHBOURHOOD: 0.4999, AreaKind.PREVENTION: 0.9401}

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnArea:
    """One area on paper."""

    name: str
    kind: AreaKind
    #: The ``d`` of an SVG path; holes are left open by the even-odd rule.
    path: str
    #: Where its name stands: always inside.
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All areas on one sheet, the largest below the others."""

    width: int
    height: int
    areas: tuple[DrawnArea, ...]


class Sheet:
    """A sheet of paper on which a piece of the earth fits, north up."""

    def __init__(self, box: Box) -> None:
        """Choose the scale by which the box fits."""
        self._box = box
        # A degree of longitude is shorter than one of latitude, the more so to the north.
        self._squeeze = math.cos(math.radians((box.south + box.north) / 2))
        wide = max((box.east - box.west) * self._squeeze, 1e-9)
        high = max(box.north - box.south, 1e-9)
        self._scale = min((WIDTH - 2 * MARGIN) / wide, (MOST_HEIGHT - 2 * MARGIN) / high)
        self._left = (WIDTH - wide * self._scale) / 2
        self.height = math.ceil(high * self._scale) + 2 * MARGIN

    def spot(self, point: Point) -> Spot:
        """Return where a point of the earth lies on the sheet."""
        east = (point[1] - self._box.west) * self._squeeze
        # On paper y counts downwards.
        south = self._box.north - point[0]
        return self._left + east * self._scale, MARGIN + south * self._scale


def drawing_of(areas: Iterable[tuple[str, AreaKind, Shape]]) -> Drawing | None:
    """Return a drawing of areas, or nothing without any."""
    found = sorted(areas, key=lambda area: _largest(area[2]), reverse=True)
    if not found:
        return None
    sheet = Sheet(Box.around(point for _, _, shape in found for point in _corners(shape)))
    return Drawing(
        width=WIDTH,
        height=sheet.height,
        areas=tuple(_drawn(name, kind, shape, sheet) for name, kind, shape in found),
    )


def _largest(shape: Shape) -> float:
    return max(size_of(polygon.border) for polygon in shape.polygons)


def _corners(shape: Shape) -> tuple[Point, Point]:
    box = shape.box
    return (box.south, box.west), (box.north, box.east)


def _drawn(name: str, kind: AreaKind, shape: Shape, sheet: Sheet) -> DrawnArea:
    largest = max(shape.polygons, key=lambda one: size_of(one.border))
    x, y = sheet.spot(inside_of(largest, NAME_HEIGHTS[kind]))
    return DrawnArea(
        name=name,
        kind=kind,
        path=" ".join(_line([sheet.spot(point) for point in ring]) for ring in shape.rings),
        x=round(x),
        y=round(y),
    )


def _line(spots: Sequence[Spot]) -> str:
    kept = [spots[0]]
    for spot in spots[1:]:
        if math.dist(spot, kept[-1]) >= LEAST_STEP:
            kept.append(spot)
    return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in kept) + " Z"


def inside_of(polygon: Polygon, height: float) -> Point:
    """Return a point in a polygon, so high in it and as far from its sides as can be."""
    south = min(point[0] for point in polygon.border)
    north = max(point[0] for point in polygon.border)
    latitude = south + (north - south) * height
    crossings = sorted(
        crossing for ring in polygon.rings for crossing in _crossings(ring, latitude)
    )
    west, east = max(list(pairwise(crossings))[::2], key=lambda span: span[1] - span[0])
    return latitude, (west + east) / 2


def _crossings(ring: Ring, latitude: float) -> list[float]:
    return [
        a[1] + (latitude - a[0]) * (b[1] - a[1]) / (b[0] - a[0])
        for a, b in ((ring[place - 1], ring[place]) for place in range(len(ring)))
        if (a[0] > latitude) != (b[0] > latitude)
    ]
