"""What somebody types as an address, held against the list of addresses.

The list helps and never refuses: it fills in the street, names the doors that may be meant, and
asks once whether an address that it does not know is right.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass

from flask import request

from coop.kernel.errors import InvalidInputError
from coop.places.queries import AddressCheck, AddressState, check_address
from coop.places.rules import Door, door_of
from web.context import form_text, look_up

#: The button that asks for the street, and the field that says what somebody saw a warning of.
FIND = "find"
SEEN = "address_seen"
LONGEST_SEEN = 40
#: The fields that must be right before a street can be found.
NEEDED = ("postcode", "house_number")


@dataclass(frozen=True, slots=True)
class AddressHelp:
    """What the list says of the address in a form."""

    check: AddressCheck
    door: Door
    #: The button was pressed; else the form was sent.
    was_asked: bool

    @property
    def key(self) -> str:
        """Return by what the form says that this address was warned about."""
        return f"{self.door.postcode} {self.door.number}"

    @property
    def is_doubtful(self) -> bool:
        """Tell whether somebody should look at the address once more."""
        is_unknown = self.check.state is AddressState.UNKNOWN
        return is_unknown and form_text(SEEN, longest=LONGEST_SEEN) != self.key


def was_asked() -> bool:
    """Tell whether the street was asked for, and nothing else yet."""
    return FIND in request.form


def held_against_list(values: MutableMapping[str, str]) -> AddressHelp | None:
    """Return what the list says, with the street it found filled in; nothing without a door."""
    try:
        door = door_of(values["postcode"], values["house_number"])
    except InvalidInputError:
        return None
    check = look_up(check_address, door=door, street=values["street"])
    if check.street and (was_asked() or not values["street"]):
        values["street"], values["town"] = check.street, check.town
    return AddressHelp(check, door, was_asked())
