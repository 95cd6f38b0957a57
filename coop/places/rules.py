"""Postcodes and distances, free of any storage."""

import math
import re
from dataclasses import dataclass

from coop.places.errors import InvalidHouseNumberError, InvalidPostcodeError

# NEN 5825: four digits, the first not 0, and two capitals; SA, SD and SS are never issued.
POSTCODE = re.compile(r"^([1-9][0-9]{3}) ?([A-Z]{2})$")
NEVER_ISSUED = frozenset({"SA", "SD", "SS"})
EARTH_RADIUS_M = 6_371_000
LONGEST_STREET = 80
LONGEST_TOWN = 80


def postcode_of(text: str) -> str:
    """Return a postcode as stored ("5021AB"), or refuse."""
    match = POSTCODE.match(text.strip().upper())
    if match is None or match[2] in NEVER_ISSUED:
        raise InvalidPostcodeError(postcode=text)
    return match[1] + match[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What tells one front door from another; together unique in the Netherlands (BAG)."""

    #: As ``postcode_of`` gives it.
    postcode: str
    house_number: int
    house_letter: str = ""
    addition: str = ""


# BAG catalogue: up to five digits, one letter, an addition of up to four letters and digits.
HOUSE_NUMBER = re.compile(
    r"^([1-9][0-9]{0,4})(?:[ -]*([A-Z])(?![A-Z0-9]))?(?:[ /-]*([A-Z0-9]{1,4}))?$"
)


def door_of(postcode: str, house_number: str, addition: str = "") -> Door:
    """Return the front door that people write as "5021 AB", "12A" and "2", or refuse."""
    text = " ".join(f"{house_number} {addition}".upper().split())
    match = HOUSE_NUMBER.match(text)
    if match is None:
        raise InvalidHouseNumberError(house_number=text)
    return Door(
        postcode=postcode_of(postcode),
        house_number=int(match[1]),
        house_letter=match[2] or "",
        addition=match[3] or "",
    )


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
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


def box_around(centre: tuple[float, float], radius_m: float) -> Box:
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
