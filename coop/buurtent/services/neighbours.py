"""Choosing neighbours by hand, and remembering who would rather not be invited."""

import uuid
from collections.abc import Collection

from sqlalchemy import delete

from coop.buurtent.errors import DoorNotFoundError, RefusalNotFoundError, TentInvitedError
from coop.buurtent.lookups import (
    addresses_of,
    area_of,
    door_in_street,
    known_street,
    refusal_of_address,
    tent_by_id,
)
from coop.buurtent.models import TentPick, TentRefusal
from coop.buurtent.rules import ensure_planned
from coop.buurtent.rules.neighbours import RefusedBy
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.lookups import addresses_in_streets


@use_case(Permission.BUURTENT_SESSION_PLAN)
def pick_doors(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    street: str,
    address_ids: Collection[uuid.UUID],
) -> None:
    """Say which doors of one street belong to a tent, whatever its area says of them."""
    tent = tent_by_id(uow.session, session_id, to_change=True)
    ensure_planned(tent.state(uow.now))
    if tent.invited_at is not None:
        raise TentInvitedError
    known = known_street(uow.session, street)
    doors = [address.id for address in addresses_in_streets(uow.session, [known.name])]
    area = {address.id for address in addresses_of(uow.session, area_of(uow.session, tent))}
    uow.session.execute(
        delete(TentPick).where(TentPick.session_id == session_id, TentPick.address_id.in_(doors))
    )
    wanted = set(address_ids)
    # Only what differs from the area is kept, so that an area drawn anew goes on counting.
    uow.session.add_all(
        TentPick(session_id=session_id, address_id=door, is_in=door in wanted)
        for door in doors
        if (door in wanted) != (door in area)
    )
    uow.note("tent_session", session_id)


@use_case(Permission.BUURTENT_SESSION_PLAN)
def note_refusal(uow: UnitOfWork, actor: Actor, *, street: str, number: str) -> uuid.UUID:
    """Write down that a household would rather not be invited; once is enough."""
    known = known_street(uow.session, street)
    address = door_in_street(uow.session, known.name, number)
    if address is None:
        raise DoorNotFoundError
    uow.note("address", address.id)
    held = refusal_of_address(uow.session, address.id)
    if held is not None:
        return held.id
    refusal = TentRefusal(
        id=uow.chance.new_id(),
        address_id=address.id,
        refused_at=uow.now,
        how=RefusedBy.VOLUNTEER,
        noted_by=actor.person_id,
    )
    uow.session.add(refusal)
    return refusal.id


@use_case(Permission.BUURTENT_SESSION_PLAN)
def end_refusal(uow: UnitOfWork, actor: Actor, *, refusal_id: uuid.UUID) -> None:
    """Invite a household again from now on; a second time changes nothing."""
    refusal = uow.session.get(TentRefusal, refusal_id, with_for_update=True)
    if refusal is None or refusal.address_id is None:
        raise RefusalNotFoundError
    uow.note("address", refusal.address_id)
    refusal.ended_at = refusal.ended_at or uow.now
