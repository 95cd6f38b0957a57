"""Koningsveld: ten streets that do not exist, with a point for every front door."""

import uuid
from dataclasses import dataclass

from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.places.rules import Door
from coop.places.services import Place, add_addresses

TOWN = "Tilburg"
#: About five metres to the north, and to the east at this latitude.
STEP_NORTH = 0.000045
STEP_EAST = 0.000072


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """A straight street: where number 1 is, and which way the numbers go."""

    name: str
    #: Of the odd side; the even side has the next letter. 5099 is not in use.
    postcode: str
    start: tuple[float, float]
    #: Steps north and east from one house to the next on the same side.
    heading: tuple[int, int]
    houses: int

    def door(self, number: int) -> Door:
        """Return one front door of the street."""
        even = number % 2 == 0
        last = chr(ord(self.postcode[-1]) + 1) if even else self.postcode[-1]
        return Door(postcode=self.postcode[:-1] + last, house_number=number)

    def point(self, number: int) -> tuple[float, float]:
        """Return latitude and longitude of a front door."""
        along, north, east = number // 2, *self.heading
        across = 2 if number % 2 == 0 else 0
        latitude = self.start[0] + STEP_NORTH * (along * north + across * (east > 0))
        longitude = self.start[1] + STEP_EAST * (along * east + across * (north > 0))
        return round(latitude, 6), round(longitude, 6)


STREETS = (
    Street(
        name="Lindenhof", postcode="5099AA", start=(51.5642, 5.0590), heading=(0, 1), houses=44
    ),
    Street(
        name="Kastanjestraat",
        postcode="5099AC",
        start=(51.5651, 5.0588),
        heading=(0, 2),
        houses=64,
    ),
    Street(
        name="Beukenlaan", postcode="5099BA", start=(51.5660, 5.0586), heading=(0, 2), houses=70
    ),
    Street(
        name="Esdoornplein", postcode="5099BC", start=(51.5668, 5.0612), heading=(1, 0), houses=36
    ),
    Street(
        name="Wilgenpad", postcode="5099CA", start=(51.5676, 5.0590), heading=(0, 2), houses=48
    ),
    Street(
        name="Populierstraat",
        postcode="5099CC",
        start=(51.5690, 5.0595),
        heading=(0, 2),
        houses=60,
    ),
    Street(
        name="Hazelaarweg", postcode="5099DA", start=(51.5628, 5.0650), heading=(2, 0), houses=66
    ),
    Street(
        name="Vlierstraat", postcode="5099DC", start=(51.5630, 5.0665), heading=(2, 0), houses=54
    ),
    Street(
        name="Meidoornhof", postcode="5099EA", start=(51.5625, 5.0600), heading=(0, 1), houses=40
    ),
    Street(
        name="Elzenkade", postcode="5099EC", start=(51.5612, 5.0592), heading=(0, 2), houses=58
    ),
)

Doors = dict[tuple[str, int], uuid.UUID]


def fill(coop: Coop) -> Doors:
    """Put every front door on the map; returns each by street and number."""
    doors = [(street, number) for street in STREETS for number in range(1, street.houses + 1)]
    places = [
        Place(
            door=street.door(number),
            street=street.name,
            town=TOWN,
            point=street.point(number),
        )
        for street, number in doors
    ]
    made = coop.run(add_addresses, SYSTEM, places=places)
    return {(street.name, number): made[street.door(number)] for street, number in doors}
