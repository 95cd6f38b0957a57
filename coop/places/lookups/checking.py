"""Holds an address against the list: whether it stands there, and which one may be meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from coop.places.lookups.addresses import address_at, has_list, is_listed, listings_of
from coop.places.lookups.areas import has_areas, lies_in_some
from coop.places.models import Address
from coop.places.rules import AreaKind, Door, nearest_doors


class AddressState(StrEnum):
    """What the list says of an address."""

    #: There is no list to compare with.
    NO_LIST = "no_list"
    LISTED = "listed"
    #: Nobody need be wrong: a list is a day old when it is made.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressCheck:
    """What the list says of an address that somebody typed."""

    state: AddressState
    #: Known when the address is on the list, or when its postcode is of one street.
    street: str = ""
    town: str = ""
    #: Addresses that may be meant, as on an envelope with the postcode.
    nearest: tuple[str, ...] = ()
    #: Lies in none of the neighbourhoods on the map; never said of what has no place there.
    is_outside: bool = False


def checked_address(session: Session, door: Door, street: str = "") -> AddressCheck:
    """Return what the list says of a front door; whoever asks may have typed the street too."""
    if not has_list(session):
        return AddressCheck(state=AddressState.NO_LIST)
    address = address_at(session, door)
    if address is not None and _is_listed(session, address):
        return AddressCheck(
            state=AddressState.LISTED,
            street=address.street,
            town=address.town,
            is_outside=_is_outside(session, address),
        )
    near = _same_street(session, door, street)
    streets = {(one.street, one.town) for one in near if one.postcode == door.postcode}
    found_street, found_town = streets.pop() if len(streets) == 1 else ("", "")
    by_door = {one.door: one for one in near}
    nearest = (by_door[one] for one in nearest_doors(door, by_door))
    return AddressCheck(
        state=AddressState.UNKNOWN,
        street=found_street,
        town=found_town,
        nearest=tuple(f"{one.line}, {one.postcode[:4]} {one.postcode[4:]}" for one in nearest),
    )


def _is_listed(session: Session, address: Address) -> bool:
    listing = listings_of(session, [address.id]).get(address.id)
    return listing is not None and listing.gone_extract_id is None


def _is_outside(session: Session, address: Address) -> bool:
    if address.point is None or not has_areas(session, AreaKind.NEIGHBOURHOOD):
        return False
    return not lies_in_some(session, address.id, AreaKind.NEIGHBOURHOOD)


def _same_street(session: Session, door: Door, street: str) -> Sequence[Address]:
    """Return the doors with this postcode, and those of the street that has it or was typed."""
    streets = select(Address.street).where(Address.postcode == door.postcode, is_listed())
    return session.scalars(
        select(Address).where(
            is_listed(),
            or_(
                Address.street.in_(streets),
                func.lower(Address.street) == " ".join(street.split()).lower(),
            ),
        )
    ).all()
