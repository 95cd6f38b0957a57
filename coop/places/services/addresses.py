"""What can be done about places."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.lookups import address_at
from coop.places.models import Address
from coop.places.rules import Door


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def add_address(
    uow: UnitOfWork,
    actor: Actor,
    *,
    door: Door,
    street: str,
    town: str,
    point: tuple[float, float] | None = None,
) -> uuid.UUID:
    """Put a front door on the map; one that stands there already is returned as it is."""
    known = address_at(uow.session, door)
    if known is not None:
        return known.id
    address = Address(
        id=uow.chance.new_id(),
        postcode=door.postcode,
        house_number=door.house_number,
        house_letter=door.house_letter,
        addition=door.addition,
        street=street,
        town=town,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
    )
    uow.session.add(address)
    uow.note("address", address.id)
    return address.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A front door with what else is known of it."""

    door: Door
    street: str
    town: str
    point: tuple[float, float] | None = None


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def add_addresses(
    uow: UnitOfWork, actor: Actor, *, places: Iterable[Place]
) -> dict[Door, uuid.UUID]:
    """Put a whole neighbourhood of front doors on the map at once."""
    return {
        place.door: add_address(
            uow,
            actor,
            door=place.door,
            street=place.street,
            town=place.town,
            point=place.point,
        )
        for place in places
    }
