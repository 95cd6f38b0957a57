"""One call with what was put right in it, and what is usual here."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from coop.buurtent.documents import BlockMap, block_map
from coop.buurtent.lookups import (
    call_by_id,
    called_place,
    customs_of,
    missed_call_of,
    newest_custom,
    permits_ahead,
    places_of,
    points_in,
    street_languages,
)
from coop.buurtent.models import TentCallCorrection, TentCallPlace
from coop.buurtent.rules import CallSource, Cause
from coop.buurtent.rules.calls import CallField, Customs, ToldPlace, blocks_of
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.places.lookups import all_streets


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that was put right: by whom, when, and what it said before and after."""

    at: datetime
    #: First name, as volunteers know each other (C20).
    by: str
    field: CallField
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMap:
    """One street of a call on a map, with blocks to point at."""

    call_id: uuid.UUID
    place_id: uuid.UUID
    street: str
    map: BlockMap | None
    #: Number of the block that was pointed out.
    block: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """One call as it stands, and how it came to stand so."""

    id: uuid.UUID
    received_at: datetime
    recorded_at: datetime
    caller: str
    #: First name of who took it.
    taker: str
    cause: Cause
    source: CallSource
    places: tuple[ToldPlace, ...]
    #: Of each of them, in the same order.
    place_ids: tuple[uuid.UUID, ...]
    remark: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitView:
    """What the gemeente allows, as it was written down."""

    id: uuid.UUID
    reference: str
    #: None: wherever the tent stands.
    street: str | None
    valid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomsView:
    """What is usual here, and what is allowed."""

    customs: Customs
    permits: tuple[PermitView, ...]
    streets: tuple[str, ...]
    #: Street and the language its flyers are written in beside Dutch.
    languages: tuple[tuple[str, str], ...]


@use_case(Permission.BUURTENT_SESSION_READ)
def call_view(uow: UnitOfWork, actor: Actor, *, call_id: uuid.UUID) -> CallView:
    """Return one call with its corrections, the newest first."""
    call = call_by_id(uow.session, call_id)
    taker = None if call.taker_id is None else uow.session.get(Person, call.taker_id)
    return CallView(
        id=call.id,
        received_at=call.received_at,
        recorded_at=call.recorded_at,
        caller=call.caller,
        taker=taker.given_name if taker else "",
        cause=call.cause,
        source=call.source,
        places=tuple(places_of(uow.session, [call_id])[call_id]),
        place_ids=_place_ids(uow, call_id),
        remark=call.remark,
        corrections=_corrections(uow, call_id),
    )


def _place_ids(uow: UnitOfWork, call_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    return tuple(
        uow.session.scalars(
            select(TentCallPlace.id)
            .where(TentCallPlace.call_id == call_id)
            .order_by(TentCallPlace.position, TentCallPlace.street)
        )
    )


@use_case(Permission.BUURTENT_SESSION_READ)
def place_map(
    uow: UnitOfWork, actor: Actor, *, call_id: uuid.UUID, place_id: uuid.UUID
) -> PlaceMap:
    """Return one street of a call with its blocks; a block holds several doors."""
    place = called_place(uow.session, call_id, place_id)
    points = points_in(uow.session, place.street)
    blocks = blocks_of(points)
    pointed = (place.latitude, place.longitude)
    return PlaceMap(
        call_id=call_id,
        place_id=place_id,
        street=place.street,
        map=block_map(place.street, points, blocks),
        block=blocks.index(pointed) + 1 if pointed in blocks else None,
    )


def _corrections(uow: UnitOfWork, call_id: uuid.UUID) -> tuple[Correction, ...]:
    rows = uow.session.execute(
        select(TentCallCorrection, Person.given_name)
        .outerjoin(Person, Person.id == TentCallCorrection.corrected_by)
        .where(TentCallCorrection.call_id == call_id)
        .order_by(TentCallCorrection.corrected_at.desc(), TentCallCorrection.field)
    )
    return tuple(
        Correction(
            at=row.corrected_at, by=name or "", field=row.field, before=row.before, after=row.after
        )
        for row, name in rows
    )


@use_case(Permission.BUURTENT_SESSION_READ)
def missed_call(uow: UnitOfWork, actor: Actor) -> datetime | None:
    """Return the expected call that nobody wrote down, if there is one (C18: off until set)."""
    return missed_call_of(uow.session, uow.now)


@use_case(Permission.BUURTENT_SESSION_READ)
def customs_view(uow: UnitOfWork, actor: Actor) -> CustomsView:
    """Return what is usual here and what the gemeente allows."""
    return CustomsView(
        customs=customs_of(newest_custom(uow.session)),
        permits=tuple(
            PermitView(
                id=permit.id,
                reference=permit.reference,
                street=permit.street,
                valid_until=permit.valid_until,
            )
            for permit in permits_ahead(uow.session, uow.today)
        ),
        streets=tuple(street.name for street in all_streets(uow.session)),
        languages=tuple(sorted(street_languages(uow.session).items())),
    )
