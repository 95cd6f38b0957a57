"""Points on the earth and the distance between them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self, TypeAlias

#: Latitude and longitude in degrees of WGS84, in this order.
Point: TypeAlias = tuple[float, float]

EARTH_RADIUS_M = 6_371_000


def distance_m(a: Point, b: Point) -> float:
    """Return the distance in metres between two (latitude, longitude) points (haversine)."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half_lat = math.sin((lat_b - lat_a) / 2)
    half_lon = math.sin(math.radians(b[1] - a[1]) / 2)
    chord = half_lat**2 + math.cos(lat_a) * math.cos(lat_b) * half_lon**2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(chord))


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of degrees, which an index can answer for."""

    south: float
    north: float
    west: float
    east: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Self:
        """Return the smallest box that holds all these points."""
        found = list(points)
        latitudes, longitudes = [point[0] for point in found], [point[1] for point in found]
        return cls(
            south=min(latitudes),
            north=max(latitudes),
            west=min(longitudes),
            east=max(longitudes),
        )

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in the box or on its edge."""
        latitude, longitude = point
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


def box_around(centre: Point, radius_m: float) -> Box:
    """Return a box that holds every point within the radius (and the corners besides)."""
    # A hair wider than the circle, so that rounding never loses a door on its edge.
    angle = radius_m * 1.001 / EARTH_RADIUS_M
    latitude, longitude = centre
    half_height = math.degrees(angle)
    # The circle is widest nearer to the pole than its centre is.
    half_width = math.degrees(math.asin(math.sin(angle) / math.cos(math.radians(latitude))))
    return Box(
        south=latitude - half_height,
        north=latitude + half_height,
        west=longitude - half_width,
        east=longitude + half_width,
    )


#: The Netherlands in Europe, a little wide.
NETHERLANDS = Box(south=50.7, north=53.7, west=3.2, east=7.3)
