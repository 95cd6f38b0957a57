"""What each chunk of long work needs to know; asked outside any lock, so it may take its time."""

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from coop.jobs.rules import Chunk
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.documents.extracts import SLICE, ExtractLine, ExtractPiece, read_extract
from coop.places.lookups import (
    addresses_at,
    area_ids_of,
    extract_by_id,
    listings_of,
    located_addresses,
    shapes_by_id,
)
from coop.places.models import Extract, ExtractRow, ExtractText
from coop.places.rules import (
    ADDRESSES_PLACED_AT_ONCE,
    ADDRESSES_READ_AT_ONCE,
    Column,
    Door,
    KnownAddress,
    Placed,
    RowState,
    areas_at,
    state_of_row,
)


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def next_extract_rows(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, extract_id: uuid.UUID
) -> tuple[ExtractPiece, tuple[RowState, ...]]:
    """Read the next rows of a list, and compare them with what is known."""
    text, line, separator, places = uow.session.execute(
        select(
            func.substr(ExtractText.text, chunk.cursor + 1, SLICE),
            Extract.read_line,
            Extract.separator,
            Extract.places,
        )
        .join(ExtractText, ExtractText.extract_id == Extract.id)
        .where(Extract.id == extract_id)
    ).one()
    piece = read_extract(
        text,
        line=line,
        separator=separator,
        places={Column(name): place for name, place in places.items()},
        most=ADDRESSES_READ_AT_ONCE,
    )
    return piece, _states(uow, extract_id, piece.lines)


def _states(
    uow: UnitOfWork, extract_id: uuid.UUID, lines: Sequence[ExtractLine]
) -> tuple[RowState, ...]:
    doors = [line.address.door for line in lines if line.address]
    known = _known(uow, doors)
    seen = _doors_before(uow, extract_id, doors)
    states = []
    for line in lines:
        if line.address is None:
            states.append(RowState.ERROR)
        elif line.address.door in seen:
            states.append(RowState.DUPLICATE)
        else:
            seen.add(line.address.door)
            states.append(state_of_row(line.address, known.get(line.address.door)))
    return tuple(states)


def _known(uow: UnitOfWork, doors: Sequence[Door]) -> dict[Door, KnownAddress]:
    addresses = addresses_at(uow.session, doors)
    listings = listings_of(uow.session, (address.id for address in addresses.values()))
    listed = {key for key, listing in listings.items() if listing.gone_extract_id is None}
    return {
        door: KnownAddress(
            street=address.street,
            town=address.town,
            point=address.point,
            is_listed=address.id in listed,
        )
        for door, address in addresses.items()
    }


def _doors_before(uow: UnitOfWork, extract_id: uuid.UUID, doors: Sequence[Door]) -> set[Door]:
    """Return which of these doors stood in an earlier chunk of the same list."""
    rows = uow.session.scalars(
        select(ExtractRow).where(
            ExtractRow.extract_id == extract_id,
            ExtractRow.postcode.in_({door.postcode for door in doors}),
        )
    )
    return {row.door for row in rows}


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def kept_extract(uow: UnitOfWork, actor: Actor, *, chunk: Chunk, extract_id: uuid.UUID) -> None:
    """Refuse when the list is no longer there; its rows were judged when they were read."""
    extract_by_id(uow.session, extract_id)


@use_case(Permission.PLACES_ADDRESS_MANAGE)
def next_places(uow: UnitOfWork, actor: Actor, *, chunk: Chunk) -> Placed:
    """Find out in which areas the next addresses lie."""
    addresses = located_addresses(uow.session, after=chunk.cursor, limit=ADDRESSES_PLACED_AT_ONCE)
    shapes = shapes_by_id(uow.session)
    before = area_ids_of(uow.session, (address.id for address in addresses))
    after = {address.id: areas_at(address.point, shapes) for address in addresses if address.point}
    moved = frozenset(
        address_id for address_id, areas in after.items() if areas != before.get(address_id, set())
    )
    return Placed(
        addresses=len(addresses),
        moved=moved,
        lies_in=tuple((address_id, area) for address_id in moved for area in after[address_id]),
    )
