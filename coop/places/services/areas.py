"""Areas on the map: drawn, removed, and which addresses lie in them."""

import uuid

from sqlalchemy import delete, func, insert, select

from coop.jobs.rules import Chunk, Progress
from coop.jobs.services import start_job
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.documents.geojson import areas_of
from coop.places.errors import AreaNotFoundError, TooManyAreasError
from coop.places.models import Address, AddressArea, Area
from coop.places.rules import ADDRESSES_PLACED_AT_ONCE, MOST_AREAS, AreaKind, Placed, stored_shape


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def upload_areas(uow: UnitOfWork, actor: Actor, *, kind: AreaKind, content: bytes) -> int:
    """Put the areas of a file on the map; one that is there gets its new border.

    Returns how many areas the file held. Which addresses lie in them, the worker finds out.
    """
    drawn = areas_of(content)
    known = {
        area.name: area
        for area in uow.session.scalars(select(Area).where(Area.kind == kind).with_for_update())
    }
    if len(known.keys() | {one.name for one in drawn}) > MOST_AREAS:
        raise TooManyAreasError(most=MOST_AREAS)
    for one in drawn:
        area = known.get(one.name)
        if area is None:
            area = Area(
                id=uow.chance.new_id(), kind=kind, name=one.name, shape=[], drawn_at=uow.now
            )
            uow.session.add(area)
        area.shape, area.drawn_at = stored_shape(one.shape), uow.now
        uow.note("area", area.id, kind=kind.value, areas=len(drawn))
    place_addresses(uow, actor)
    return len(drawn)


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def remove_area(uow: UnitOfWork, actor: Actor, *, area_id: uuid.UUID) -> None:
    """Take an area off the map; the addresses in it stay."""
    area = uow.session.get(Area, area_id, with_for_update=True)
    if area is None:
        raise AreaNotFoundError
    uow.session.execute(delete(AddressArea).where(AddressArea.area_id == area_id))
    uow.session.delete(area)
    uow.note("area", area_id, kind=area.kind.value)


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def place_addresses(uow: UnitOfWork, actor: Actor) -> None:
    """Begin to find out in which areas every address lies."""
    total = uow.session.scalar(select(func.count(Address.id)).where(Address.latitude.is_not(None)))
    start_job(uow, actor, task="place_addresses", total=total or 0, arguments={})


@use_case(Permission.PLACES_ADDRESS_MANAGE, journal=False)
def keep_places(uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: Placed) -> Progress:
    """Keep in which areas the addresses of one chunk lie."""
    uow.session.execute(delete(AddressArea).where(AddressArea.address_id.in_(found.moved)))
    # An area may have been removed while the chunk was worked out.
    standing = set(uow.session.scalars(select(Area.id)))
    entered = [(address, area) for address, area in found.lies_in if area in standing]
    if entered:
        uow.session.execute(
            insert(AddressArea),
            [{"address_id": address, "area_id": area} for address, area in entered],
        )
    done = chunk.done + found.addresses
    return Progress(
        done=done,
        cursor=chunk.cursor + found.addresses,
        is_finished=found.addresses < ADDRESSES_PLACED_AT_ONCE,
    )
