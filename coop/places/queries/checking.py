"""Whether an address stands on the list, and which one may be meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, or_, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.lookups import address_at, areas_of, has_areas, has_list, is_listed, listings_of
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


@use_case(Permission.PLACES_ADDRESS_CHECK)
def check_address(uow: UnitOfWork, actor: Actor, *, door: Door, street: str = "") -> AddressCheck:
    """Return what the list says of a front door; whoever asks may have typed the street too."""
    if not has_list(uow.session):
        return AddressCheck(state=AddressState.NO_LIST)
    address = address_at(uow.session, door)
    if address is not None and _is_listed(uow, address):
        return AddressCheck(
            state=AddressState.LISTED,
            street=address.street,
            town=address.town,
            is_outside=_is_outside(uow, address),
        )
    near = _same_street(uow, door, street)
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


def _is_listed(uow: UnitOfWork, address: Address) -> bool:
    listing = listings_of(uow.session, [address.id]).get(address.id)
    return listing is not None and listing.gone_extract_id is None


def _is_outside(uow: UnitOfWork, address: Address) -> bool:
    if address.point is None or not has_areas(uow.session, AreaKind.NEIGHBOURHOOD):
        return False
    areas = areas_of(uow.session, [address.id]).get(address.id, ())
    return all(area.kind is not AreaKind.NEIGHBOURHOOD for area in areas)


def _same_street(uow: UnitOfWork, door: Door, street: str) -> Sequence[Address]:
    """Return the doors with this postcode, and those of the street that has it or was typed."""
    streets = select(Address.street).where(Address.postcode == door.postcode, is_listed())
    return uow.session.scalars(
        select(Address).where(
            is_listed(),
            or_(
                Address.street.in_(streets),
                func.lower(Address.street) == " ".join(street.split()).lower(),
            ),
        )
    ).all()
