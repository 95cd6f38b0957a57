"""Writing down what somebody phoned through, and putting it right."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from coop.buurtent.errors import (
    CallPlaceHasTentError,
    HouseNumberGivenError,
    UnknownStreetError,
)
from coop.buurtent.lookups import (
    call_by_id,
    called_place,
    known_street,
    places_of,
    points_in,
)
from coop.buurtent.models import TentCall, TentCallCorrection, TentCallPlace, TentOccasion
from coop.buurtent.rules import CallSource, Cause, coarse, ensure_call, has_house_number
from coop.buurtent.rules.calls import (
    CallField,
    ToldPlace,
    blocks_of,
    ensure_block,
    ensure_no_house,
    ensure_places,
    written,
)
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.lookups import Street, all_streets


@use_case(Permission.BUURTENT_CALL_RECORD)
def record_call(
    uow: UnitOfWork,
    actor: Actor,
    *,
    received_at: datetime,
    caller: str,
    cause: Cause,
    source: CallSource,
    places: Sequence[ToldPlace] = (),
    remark: str = "",
) -> uuid.UUID:
    """Write down a call: when, who, and in which streets something happened, if anywhere."""
    told = _understood(uow, places)
    _ensure(uow, received_at=received_at, caller=caller, cause=cause, told=told, remark=remark)
    call = TentCall(
        id=uow.chance.new_id(),
        received_at=received_at,
        recorded_at=uow.now,
        caller=caller.strip(),
        taker_id=actor.person_id,
        cause=cause,
        source=source,
        remark=remark.strip(),
    )
    uow.session.add(call)
    for position, (place, street) in enumerate(told):
        uow.session.add(_place(uow, call.id, position, place, street))
    uow.note("tent_call", call.id, cause=cause.value, places=len(told))
    return call.id


@use_case(Permission.BUURTENT_CALL_RECORD)
def correct_call(
    uow: UnitOfWork,
    actor: Actor,
    *,
    call_id: uuid.UUID,
    received_at: datetime,
    caller: str,
    cause: Cause,
    source: CallSource,
    places: Sequence[ToldPlace] = (),
    remark: str = "",
) -> None:
    """Put a call right; what it said before is kept, with who changed it and when."""
    call = call_by_id(uow.session, call_id, to_change=True)
    told = _understood(uow, places)
    _ensure(uow, received_at=received_at, caller=caller, cause=cause, told=told, remark=remark)
    before = _said(call, places_of(uow.session, [call_id])[call_id])
    call.received_at = received_at
    call.caller = caller.strip()
    call.cause, call.source = cause, source
    call.remark = remark.strip()
    _replace_places(uow, call_id, told)
    after = _said(call, [place for place, _ in told])
    changed = [field for field in CallField if before[field] != after[field]]
    uow.session.add_all(
        TentCallCorrection(
            id=uow.chance.new_id(),
            call_id=call_id,
            corrected_at=uow.now,
            corrected_by=actor.person_id,
            field=field,
            before=before[field],
            after=after[field],
        )
        for field in changed
    )
    uow.note("tent_call", call_id, corrected=len(changed))


@use_case(Permission.BUURTENT_CALL_RECORD)
def point_out(
    uow: UnitOfWork, actor: Actor, *, call_id: uuid.UUID, place_id: uuid.UUID, block: int
) -> None:
    """Say in which block of its street something happened, as coarse as a block is."""
    place = called_place(uow.session, call_id, place_id, to_change=True)
    blocks = blocks_of(points_in(uow.session, place.street))
    ensure_block(block, blocks)
    place.latitude, place.longitude = blocks[block - 1]
    uow.note("tent_call", call_id)


def _understood(uow: UnitOfWork, places: Sequence[ToldPlace]) -> list[tuple[ToldPlace, Street]]:
    """Return each place that was told with its street as we know it, or refuse."""
    known = [(place, _street(uow, place.street)) for place in places if place.street.strip()]
    return [
        (replace(place, street=street.name, remark=place.remark.strip()), street)
        for place, street in known
    ]


def _ensure(
    uow: UnitOfWork,
    *,
    received_at: datetime,
    caller: str,
    cause: Cause,
    told: Sequence[tuple[ToldPlace, Street]],
    remark: str,
) -> None:
    places = [place for place, _ in told]
    ensure_call(
        caller=caller,
        received_at=received_at,
        now=uow.now,
        cause=cause,
        streets=[place.street for place in places],
    )
    streets = [street.name for street in all_streets(uow.session)]
    ensure_no_house(remark, streets=streets)
    ensure_places(places, streets=streets, today=uow.today)


def _street(uow: UnitOfWork, name: str) -> Street:
    try:
        return known_street(uow.session, name)
    except UnknownStreetError:
        # Said first, because it is the commoner slip and the one that must not be kept.
        if has_house_number(name):
            raise HouseNumberGivenError from None
        raise


def _place(
    uow: UnitOfWork, call_id: uuid.UUID, position: int, told: ToldPlace, street: Street
) -> TentCallPlace:
    place = TentCallPlace(
        id=uow.chance.new_id(),
        call_id=call_id,
        street=street.name,
        position=position,
        happened_on=told.happened_on,
        remark=told.remark,
        informed=told.informed,
    )
    if street.middle is not None:
        place.latitude, place.longitude = coarse(street.middle)
    return place


def _said(call: TentCall, places: Iterable[ToldPlace]) -> dict[CallField, str]:
    """Return a call as corrections keep it: one text for each thing that it says."""
    return {
        CallField.RECEIVED_AT: f"{call.received_at.astimezone(TIME_ZONE):%d-%m-%Y %H.%M}",
        CallField.CALLER: call.caller,
        CallField.SOURCE: call.source.value,
        CallField.CAUSE: call.cause.value,
        CallField.PLACES: written(places),
        CallField.REMARK: call.remark,
    }


def _replace_places(
    uow: UnitOfWork, call_id: uuid.UUID, told: Sequence[tuple[ToldPlace, Street]]
) -> None:
    """Bring the places in step; one whose street stays keeps its tents and its spot."""
    rows = uow.session.scalars(
        select(TentCallPlace)
        .where(TentCallPlace.call_id == call_id)
        .order_by(TentCallPlace.position)
    )
    kept: defaultdict[str, list[TentCallPlace]] = defaultdict(list)
    for row in rows:
        kept[row.street].append(row)
    for position, (place, street) in enumerate(told):
        if not kept[street.name]:
            uow.session.add(_place(uow, call_id, position, place, street))
            continue
        row = kept[street.name].pop(0)
        row.position = position
        row.happened_on, row.remark, row.informed = place.happened_on, place.remark, place.informed
    for left in (row for rows_left in kept.values() for row in rows_left):
        if _has_tent(uow, left.id):
            raise CallPlaceHasTentError(street=left.street)
        uow.session.delete(left)


def _has_tent(uow: UnitOfWork, place_id: uuid.UUID) -> bool:
    wanted = select(TentOccasion.session_id).where(TentOccasion.call_place_id == place_id)
    return uow.session.scalar(wanted.limit(1)) is not None
