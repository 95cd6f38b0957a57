"""Writing down what somebody phoned through."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from coop.buurtent.errors import HouseNumberGivenError, UnknownStreetError
from coop.buurtent.lookups import known_street
from coop.buurtent.models import TentCall, TentCallPlace
from coop.buurtent.rules import CallSource, Cause, coarse, ensure_call, has_house_number
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.lookups import Street


@use_case(Permission.BUURTENT_CALL_RECORD)
def record_call(
    uow: UnitOfWork,
    actor: Actor,
    *,
    received_at: datetime,
    caller: str,
    cause: Cause,
    source: CallSource,
    streets: Sequence[str] = (),
    remark: str = "",
) -> uuid.UUID:
    """Write down a call: when, who, and in which streets something happened, if anywhere."""
    named = [name for name in streets if name.strip()]
    ensure_call(caller=caller, received_at=received_at, now=uow.now, cause=cause, streets=named)
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
    places = {street.name: street for street in (_street(uow, name) for name in named)}
    uow.session.add_all(_place(uow, call.id, street) for street in places.values())
    uow.note("tent_call", call.id, cause=cause.value, streets=len(places))
    return call.id


def _street(uow: UnitOfWork, name: str) -> Street:
    try:
        return known_street(uow.session, name)
    except UnknownStreetError:
        # Said first, because it is the commoner slip and the one that must not be kept.
        if has_house_number(name):
            raise HouseNumberGivenError from None
        raise


def _place(uow: UnitOfWork, call_id: uuid.UUID, street: Street) -> TentCallPlace:
    place = TentCallPlace(id=uow.chance.new_id(), call_id=call_id, street=street.name)
    if street.middle is not None:
        place.latitude, place.longitude = coarse(street.middle)
    return place
