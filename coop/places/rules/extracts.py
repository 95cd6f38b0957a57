"""What a list of addresses can say, and what becomes of each of its rows."""

from dataclasses import dataclass
from enum import StrEnum

from coop.places.rules.doors import Door
from coop.places.rules.points import Point, distance_m

LONGEST_FILE_NAME = 120
#: How much of a row is kept for who looks it up in the file.
LONGEST_TEXT = 120
#: A municipality of 100,000 people has as many; a neighbourhood has some thousands.
MOST_ADDRESSES = 50_000
#: A chunk of work is one short transaction: others who write wait for it, and no longer.
ADDRESSES_READ_AT_ONCE = 1000
ADDRESSES_ENTERED_AT_ONCE = 500
#: The BAG gives whole centimetres; what moved less was only computed otherwise.
MOVED_M = 1.0


class Column(StrEnum):
    """What a list of addresses can say (BAG: nummeraanduiding, openbare ruimte, woonplaats)."""

    POSTCODE = "postcode"
    HOUSE_NUMBER = "house_number"
    HOUSE_LETTER = "house_letter"
    ADDITION = "addition"
    STREET = "street"
    TOWN = "town"
    #: In the national grid (RD, EPSG:28992).
    RD_X = "rd_x"
    RD_Y = "rd_y"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"


class Flaw(StrEnum):
    """Why a row cannot be taken over."""

    BROKEN = "broken"
    TOO_LONG = "too_long"
    POSTCODE = "postcode"
    NUMBER = "number"
    STREET = "street"
    TOWN = "town"
    POINT = "point"
    OUTSIDE = "outside"
    SWAPPED = "swapped"


class RowState(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DUPLICATE = "duplicate"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAddress:
    """A front door as a list gives it."""

    door: Door
    street: str
    town: str
    point: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAddress:
    """What is known of the same front door here."""

    street: str
    town: str
    point: Point | None
    #: On the list of today; else somebody only typed it, or it was gone.
    is_listed: bool


def state_of_row(said: ListedAddress, known: KnownAddress | None) -> RowState:
    """Return what a row brings that can be read."""
    if known is None:
        return RowState.NEW
    is_same = (
        known.is_listed
        and (known.street, known.town) == (said.street, said.town)
        and not _has_moved(known.point, said.point)
    )
    return RowState.SAME if is_same else RowState.CHANGED


def _has_moved(before: Point | None, after: Point | None) -> bool:
    if before is None or after is None:
        # A list without places takes away none that was known.
        return after is not None
    return distance_m(before, after) > MOVED_M
