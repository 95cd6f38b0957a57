"""What can be done about mandates: give, move to another account, revoke."""

import uuid
from datetime import date

from sqlalchemy import select

from coop.contribution.errors import (
    MandateExistsError,
    MandateRevokedError,
    SignedInFutureError,
)
from coop.contribution.lookups import mandate_by_id
from coop.contribution.models import Mandate, MandateAccount, MandateWay
from coop.contribution.rules.accounts import holder_of, iban_of
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import MemberNotFoundError
from coop.membership.models import Member


@use_case(Permission.CONTRIBUTION_MANDATE_MANAGE)
def record_mandate(
    uow: UnitOfWork,
    actor: Actor,
    *,
    member_id: uuid.UUID,
    iban: str,
    holder: str,
    signed_on: date,
    way: MandateWay = MandateWay.PAPER,
) -> uuid.UUID:
    """Record that a member signed a permission to collect; one at a time holds."""
    member = uow.session.get(Member, member_id)
    if member is None:
        raise MemberNotFoundError
    if signed_on > uow.today:
        raise SignedInFutureError
    given = uow.session.scalars(select(Mandate).where(Mandate.member_id == member_id)).all()
    if any(mandate.revoked_on is None for mandate in given):
        raise MandateExistsError
    mandate = Mandate(
        id=uow.chance.new_id(),
        member_id=member_id,
        reference=f"LID{member.number:06}-{len(given) + 1}",
        signed_on=signed_on,
        way=way,
        recorded_at=uow.now,
        recorded_by=actor.person_id,
    )
    uow.session.add(mandate)
    _put_on(uow, actor, mandate.id, iban, holder)
    uow.note("mandate", mandate.id)
    return mandate.id


@use_case(Permission.CONTRIBUTION_MANDATE_MANAGE)
def move_mandate(
    uow: UnitOfWork, actor: Actor, *, mandate_id: uuid.UUID, iban: str, holder: str
) -> None:
    """Put a mandate on another account; it stays the same mandate (amendment)."""
    mandate = mandate_by_id(uow.session, mandate_id)
    if mandate.revoked_on is not None:
        raise MandateRevokedError
    _put_on(uow, actor, mandate.id, iban, holder)
    uow.note("mandate", mandate.id)


@use_case(Permission.CONTRIBUTION_MANDATE_MANAGE)
def revoke_mandate(uow: UnitOfWork, actor: Actor, *, mandate_id: uuid.UUID) -> None:
    """End a mandate today, as the member asked; doing it twice changes nothing."""
    mandate = mandate_by_id(uow.session, mandate_id)
    if mandate.revoked_on is None:
        mandate.revoked_on = uow.today
        mandate.revoked_by = actor.person_id
    uow.note("mandate", mandate.id)


def _put_on(uow: UnitOfWork, actor: Actor, mandate_id: uuid.UUID, iban: str, holder: str) -> None:
    uow.session.add(
        MandateAccount(
            id=uow.chance.new_id(),
            mandate_id=mandate_id,
            iban=iban_of(iban),
            holder=holder_of(holder),
            recorded_at=uow.now,
            recorded_by=actor.person_id,
        )
    )
