"""Reading, taking over and undoing a list of addresses, in chunks."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update

from coop.jobs.rules import Chunk, Progress
from coop.kernel.db import Base
from coop.kernel.permissions import Actor, Permission
from coop.kernel.references import references_to
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.documents.extracts import ExtractLine, ExtractPiece
from coop.places.lookups import (
    addresses_at,
    extract_by_id,
    is_said_in,
    listings_of,
    rows_after,
    rows_before,
)
from coop.places.models import Address, AddressArea, Extract, ExtractRow, ExtractText, Listing
from coop.places.rules import ADDRESSES_ENTERED_AT_ONCE, RowState
from coop.places.services.areas import place_addresses


@use_case(Permission.PLACES_ADDRESS_MANAGE, journal=False)
def keep_extract_rows(
    uow: UnitOfWork,
    actor: Actor,
    *,
    chunk: Chunk,
    found: tuple[ExtractPiece, Sequence[RowState]],
    extract_id: uuid.UUID,
) -> Progress:
    """Keep the rows of a piece with what each would bring."""
    extract = extract_by_id(uow.session, extract_id, lock=True)
    piece, states = found
    if piece.lines:
        uow.session.execute(
            insert(ExtractRow),
            [
                {"extract_id": extract_id, "state": state, **_values(line)}
                for line, state in zip(piece.lines, states, strict=True)
            ],
        )
    extract.read_line += piece.passed
    done = chunk.done + len(piece.lines)
    return Progress(
        done=done, cursor=chunk.cursor + piece.characters, is_finished=done >= chunk.total
    )


def _values(line: ExtractLine) -> dict[str, object]:
    said = line.address
    point = said.point if said and said.point else (None, None)
    return {
        "line": line.line,
        "text": line.text,
        "flaw": line.flaw,
        "postcode": said.door.postcode if said else "",
        "house_number": said.door.house_number if said else 0,
        "house_letter": said.door.house_letter if said else "",
        "addition": said.door.addition if said else "",
        "street": said.street if said else "",
        "town": said.town if said else "",
        "latitude": point[0],
        "longitude": point[1],
        "traces": {},
    }


@use_case(Permission.PLACES_ADDRESS_MANAGE, journal=False)
def enter_addresses(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: None, extract_id: uuid.UUID
) -> Progress:
    """Take over the rows of one chunk; the last also marks what is gone."""
    extract = extract_by_id(uow.session, extract_id, lock=True)
    rows = rows_after(uow.session, extract_id, chunk.cursor, limit=ADDRESSES_ENTERED_AT_ONCE)
    _enter(uow, extract, rows)
    is_finished = len(rows) < ADDRESSES_ENTERED_AT_ONCE
    if is_finished:
        if extract.is_whole:
            _mark_gone(uow, extract)
        uow.session.execute(delete(ExtractText).where(ExtractText.extract_id == extract_id))
        place_addresses(uow, actor)
    return Progress(
        done=chunk.done + len(rows),
        cursor=rows[-1].line if rows else chunk.cursor,
        is_finished=is_finished,
    )


def _enter(uow: UnitOfWork, extract: Extract, rows: Sequence[ExtractRow]) -> None:
    # Since the preview somebody may have typed the same address: what stands here counts.
    known = addresses_at(uow.session, (row.door for row in rows))
    listings = listings_of(uow.session, (address.id for address in known.values()))
    new: list[dict[str, object]] = []
    listed: list[dict[str, object]] = []
    for row in rows:
        row.entered_at = uow.now
        address = known.get(row.door)
        if address is None:
            address_id = uow.chance.new_id()
            new.append(_new_address(address_id, row))
            row.traces = {"address_id": str(address_id)}
        else:
            address_id = address.id
            listing = listings.get(address_id)
            row.traces = {"address_id": str(address_id), "before": _before(address, listing)}
            _change(address, row)
            if listing is not None:
                listing.extract_id, listing.gone_extract_id = extract.id, None
        if address_id not in listings:
            listed.append({"address_id": address_id, "extract_id": extract.id})
    for table, values in ((Address, new), (Listing, listed)):
        if values:
            uow.session.execute(insert(table), values)


def _new_address(address_id: uuid.UUID, row: ExtractRow) -> dict[str, object]:
    door = row.door
    return {
        "id": address_id,
        "postcode": door.postcode,
        "house_number": door.house_number,
        "house_letter": door.house_letter,
        "addition": door.addition,
        "street": row.street,
        "town": row.town,
        "latitude": row.latitude,
        "longitude": row.longitude,
    }


def _before(address: Address, listing: Listing | None) -> dict[str, object]:
    gone = listing.gone_extract_id if listing else None
    return {
        "street": address.street,
        "town": address.town,
        "latitude": address.latitude,
        "longitude": address.longitude,
        "extract_id": str(listing.extract_id) if listing else None,
        "gone_extract_id": str(gone) if gone else None,
    }


def _change(address: Address, row: ExtractRow) -> None:
    address.street, address.town = row.street, row.town
    if row.latitude is not None:
        address.latitude, address.longitude = row.latitude, row.longitude


def _mark_gone(uow: UnitOfWork, extract: Extract) -> None:
    """Mark every address of earlier lists that stands in no row of this one."""
    missing = select(Address.id).where(~is_said_in(extract.id))
    uow.session.execute(
        update(Listing)
        .where(Listing.gone_extract_id.is_(None), Listing.address_id.in_(missing))
        .values(gone_extract_id=extract.id)
        .execution_options(synchronize_session=False)
    )


@use_case(Permission.PLACES_ADDRESS_MANAGE, journal=False)
def undo_addresses(
    uow: UnitOfWork, actor: Actor, *, chunk: Chunk, found: None, extract_id: uuid.UUID
) -> Progress:
    """Put back what the rows of one chunk changed, the last first."""
    extract_by_id(uow.session, extract_id, lock=True)
    rows = rows_before(uow.session, extract_id, chunk.cursor, limit=ADDRESSES_ENTERED_AT_ONCE)
    # Where the addresses lie is found out anew at the end.
    touched = AddressArea.address_id.in_(_keys(rows))
    uow.session.execute(delete(AddressArea).where(touched))
    _take_out(uow, _keys(row for row in rows if "before" not in row.traces))
    _put_back(uow, [row.traces for row in rows if "before" in row.traces])
    for row in rows:
        row.entered_at, row.traces = None, {}
    is_finished = len(rows) < ADDRESSES_ENTERED_AT_ONCE
    if is_finished:
        uow.session.execute(
            update(Listing)
            .where(Listing.gone_extract_id == extract_id)
            .values(gone_extract_id=None)
        )
        place_addresses(uow, actor)
    return Progress(
        done=chunk.done + len(rows),
        cursor=rows[-1].line if rows else chunk.cursor,
        is_finished=is_finished,
    )


def _keys(rows: Iterable[ExtractRow]) -> set[uuid.UUID]:
    return {uuid.UUID(row.traces["address_id"]) for row in rows}


def _take_out(uow: UnitOfWork, brought: set[uuid.UUID]) -> None:
    """Remove the addresses a list brought; where somebody lives, it stays as if it was typed."""
    uow.session.execute(delete(Listing).where(Listing.address_id.in_(brought)))
    table = Base.metadata.tables[Address.__tablename__]
    used = references_to(uow.session, table, brought, {}).keys()
    uow.session.execute(delete(Address).where(Address.id.in_(brought - used)))


def _put_back(
    uow: UnitOfWork,
    traces: Iterable[Mapping[str, Any]],  # Any: JSON
) -> None:
    changed = {uuid.UUID(one["address_id"]): one["before"] for one in traces}
    listings = listings_of(uow.session, changed)
    for address in uow.session.scalars(select(Address).where(Address.id.in_(changed))):
        before, listing = changed[address.id], listings[address.id]
        address.street, address.town = before["street"], before["town"]
        address.latitude, address.longitude = before["latitude"], before["longitude"]
        if before["extract_id"] is None:
            uow.session.delete(listing)
        else:
            gone = before["gone_extract_id"]
            listing.extract_id = uuid.UUID(before["extract_id"])
            listing.gone_extract_id = uuid.UUID(gone) if gone else None
