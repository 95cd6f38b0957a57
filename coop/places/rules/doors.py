"""Postcodes, front doors and which of them lie next to each other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coop.places.errors import InvalidHouseNumberError, InvalidPostcodeError

# NEN 5825: four digits, the first not 0, and two capitals; SA, SD and SS are never issued.
POSTCODE = re.compile(r"^([1-9][0-9]{3}) ?([A-Z]{2})$")
NEVER_ISSUED = frozenset({"SA", "SD", "SS"})
LONGEST_STREET = 80
LONGEST_TOWN = 80
#: So many doors are named to somebody whose own is not on the list.
MOST_NEAREST = 3


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

    @property
    def number(self) -> str:
        """Return number, letter and addition as people write them: "12A-2"."""
        number = f"{self.house_number}{self.house_letter}"
        return f"{number}-{self.addition}" if self.addition else number


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


def nearest_doors(wanted: Door, known: Iterable[Door]) -> tuple[Door, ...]:
    """Return the doors that somebody may have meant: the same number first, then those beside it.

    Letter and addition are what people leave out or write otherwise, so 12A comes before 13 for
    who wrote 12.
    """

    def apart(door: Door) -> tuple[int, int, str, str]:
        distance = abs(door.house_number - wanted.house_number)
        return distance, door.house_number, door.house_letter, door.addition

    others = (door for door in known if door != wanted)
    return tuple(sorted(others, key=apart)[:MOST_NEAREST])
