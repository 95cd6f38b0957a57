"""What can be done about our own account."""

import uuid

from coop.contribution.models import Creditor
from coop.contribution.rules.accounts import creditor_id_of, holder_of, iban_of, payment_link_of
from coop.contribution.rules.days import NOTICE_DAYS, PAYMENT_DAYS, REMINDER_DAYS, ensure_term
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def set_creditor(
    uow: UnitOfWork,
    actor: Actor,
    *,
    iban: str,
    holder: str,
    creditor_id: str = "",
    notice_days: int = NOTICE_DAYS,
    payment_days: int = PAYMENT_DAYS,
    reminder_days: int = REMINDER_DAYS,
    payment_link: str = "",
) -> uuid.UUID:
    """Set the account the contribution comes in on, and the terms we keep to."""
    creditor = Creditor(
        id=uow.chance.new_id(),
        iban=iban_of(iban),
        holder=holder_of(holder),
        creditor_id=creditor_id_of(creditor_id),
        notice_days=ensure_term(notice_days),
        payment_days=ensure_term(payment_days),
        reminder_days=ensure_term(reminder_days),
        set_at=uow.now,
        set_by=actor.person_id,
        payment_link=payment_link_of(payment_link),
    )
    uow.session.add(creditor)
    uow.note("creditor", creditor.id, collects=creditor.creditor_id is not None)
    return creditor.id
