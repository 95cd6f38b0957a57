"""What is usual here, and what the gemeente allows."""

import uuid
from datetime import date

from coop.buurtent.errors import PermitNotFoundError, PermitReferenceMissingError
from coop.buurtent.lookups import known_street
from coop.buurtent.models import TentCustom, TentPermit
from coop.buurtent.rules.calls import Customs, ensure_customs
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.BUURTENT_CUSTOM_SET)
def set_customs(uow: UnitOfWork, actor: Actor, *, customs: Customs) -> None:
    """Say when a call is expected and how many evenings a week are usual, from now on."""
    ensure_customs(customs)
    custom_id = uow.chance.new_id()
    uow.session.add(
        TentCustom(
            id=custom_id,
            set_at=uow.now,
            set_by=actor.person_id,
            call_days="".join(str(day) for day in sorted(customs.call_days)),
            call_by=customs.call_by if customs.call_days else None,
            fewest=customs.fewest,
            most=customs.most,
        )
    )
    uow.note("tent_custom", custom_id)


@use_case(Permission.BUURTENT_CUSTOM_SET)
def note_permit(
    uow: UnitOfWork,
    actor: Actor,
    *,
    reference: str,
    valid_until: date,
    street: str = "",
) -> uuid.UUID:
    """Write down that the gemeente allows a tent, in one street or wherever (C18)."""
    if not reference.strip():
        raise PermitReferenceMissingError
    permit = TentPermit(
        id=uow.chance.new_id(),
        reference=reference.strip(),
        valid_until=valid_until,
        noted_at=uow.now,
        noted_by=actor.person_id,
        street=known_street(uow.session, street).name if street.strip() else None,
    )
    uow.session.add(permit)
    uow.note("tent_permit", permit.id)
    return permit.id


@use_case(Permission.BUURTENT_CUSTOM_SET)
def end_permit(uow: UnitOfWork, actor: Actor, *, permit_id: uuid.UUID) -> None:
    """Take a permit off the list; a second time changes nothing."""
    permit = uow.session.get(TentPermit, permit_id, with_for_update=True)
    if permit is None:
        raise PermitNotFoundError
    uow.note("tent_permit", permit_id)
    permit.ended_at = permit.ended_at or uow.now
