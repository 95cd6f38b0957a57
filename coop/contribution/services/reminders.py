"""What can be done about who is behind: a kind reminder, never too often."""

from coop.contribution.errors import NobodyToRemindError
from coop.contribution.events import PaymentReminded
from coop.contribution.lookups import arrears, creditor_or_refuse
from coop.contribution.models import Reminder
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.CONTRIBUTION_REMINDER_SEND)
def remind_overdue(uow: UnitOfWork, actor: Actor) -> int:
    """Remind everybody who is behind and was not reminded lately; returns how many."""
    creditor = creditor_or_refuse(uow.session)
    reminded = [
        one for one in arrears(uow.session, uow.today, creditor.reminder_days) if one.may_remind
    ]
    if not reminded:
        raise NobodyToRemindError
    for one in reminded:
        uow.session.add(
            Reminder(
                due_id=one.due_id,
                reminded_on=uow.today,
                cents=one.open_cents,
                by_mail=one.takes_mail,
                reminded_by=actor.person_id,
            )
        )
        if one.takes_mail:
            uow.record(
                PaymentReminded(due_id=one.due_id, person_id=one.person_id, reminded_on=uow.today)
            )
    uow.note("creditor", creditor.id, reminded=len(reminded))
    return len(reminded)
