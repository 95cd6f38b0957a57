"""Finds areas and what lies in them."""

import uuid
from collections.abc import Iterable, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from coop.places.lookups.addresses import is_listed
from coop.places.models import Address, AddressArea, Area
from coop.places.rules import AreaKind, Shape, shape_of


def has_areas(session: Session, kind: AreaKind) -> bool:
    """Tell whether any area of a kind was drawn."""
    return session.scalar(select(Area.id).where(Area.kind == kind).limit(1)) is not None


def area_names(session: Session) -> tuple[tuple[uuid.UUID, str], ...]:
    """Return every area with its name, to choose from."""
    found = session.execute(select(Area.id, Area.name).order_by(Area.name, Area.kind))
    return tuple((area_id, name) for area_id, name in found)


def shapes_by_id(session: Session) -> dict[uuid.UUID, Shape]:
    """Return the land of every area."""
    areas = session.execute(select(Area.id, Area.shape))
    return {area_id: shape_of(stored) for area_id, stored in areas}


def located_addresses(session: Session, *, after: int, limit: int) -> Sequence[Address]:
    """Return some of the addresses of which is known where they lie, in an order that stays."""
    return session.scalars(
        select(Address)
        .where(Address.latitude.is_not(None))
        .order_by(Address.postcode, Address.house_number, Address.house_letter, Address.addition)
        .offset(after)
        .limit(limit)
    ).all()


def area_ids_of(
    session: Session, address_ids: Iterable[uuid.UUID]
) -> dict[uuid.UUID, set[uuid.UUID]]:
    """Return in which areas some addresses lie, as far as that was found out."""
    found: dict[uuid.UUID, set[uuid.UUID]] = {}
    pairs = session.execute(
        select(AddressArea.address_id, AddressArea.area_id).where(
            AddressArea.address_id.in_(set(address_ids))
        )
    )
    for address_id, area_id in pairs:
        found.setdefault(address_id, set()).add(area_id)
    return found


def lies_in_some(session: Session, address_id: uuid.UUID, kind: AreaKind) -> bool:
    """Tell whether an address lies in any area of a kind."""
    found = (
        select(AddressArea.area_id)
        .join(Area, Area.id == AddressArea.area_id)
        .where(AddressArea.address_id == address_id, Area.kind == kind)
        .limit(1)
    )
    return session.scalar(found) is not None


def address_ids_in(area_id: uuid.UUID) -> Select[uuid.UUID]:
    """Select the addresses in an area."""
    return select(AddressArea.address_id).where(AddressArea.area_id == area_id)


def streets_in(session: Session, kind: AreaKind) -> tuple[str, ...]:
    """Return the streets of the areas of a kind, by name."""
    streets = session.scalars(
        select(Address.street)
        .join(AddressArea, AddressArea.address_id == Address.id)
        .join(Area, Area.id == AddressArea.area_id)
        .where(Area.kind == kind, is_listed())
        .group_by(Address.street)
        .order_by(Address.street)
    )
    return tuple(streets)
