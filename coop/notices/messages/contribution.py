"""What is said about paying the contribution, word for word as in the letter."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coop.contribution.documents.told import Told
from coop.contribution.lookups import creditor_or_refuse, paid_on, reminder_of, told_of
from coop.contribution.models import Creditor, Due, Mandate, Reminder
from coop.kernel.permissions import SYSTEM
from coop.membership.models import Member
from coop.notices.documents import Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.statutes.queries import cooperative_view


def _asked(facts: MessageFacts) -> Message | None:
    due = _due(facts)
    if due is None:
        return None
    creditor = facts.uow.session.get(Creditor, due.run.creditor_id)
    assert creditor is not None
    mandate = facts.uow.session.get(Mandate, due.mandate_id) if due.mandate_id else None
    return _message(told_of(due, due.run, creditor, mandate, cooperative_view(facts.uow, SYSTEM)))


def _reminded(facts: MessageFacts) -> Message | None:
    due = _due(facts)
    day = date.fromisoformat(facts.text("reminded_on"))
    reminder = facts.uow.session.get(Reminder, (facts.subject_id, day))
    # Who paid meanwhile is not reminded any more.
    if due is None or reminder is None or paid_on(facts.uow.session, due.id) >= due.cents:
        return None
    creditor = creditor_or_refuse(facts.uow.session)
    return _message(reminder_of(reminder, creditor, cooperative_view(facts.uow, SYSTEM)))


def _due(facts: MessageFacts) -> Due | None:
    return facts.uow.session.scalar(
        select(Due)
        .where(Due.id == facts.subject_id)
        .options(joinedload(Due.run), joinedload(Due.member).joinedload(Member.person))
    )


def _message(told: Told) -> Message:
    return Message(
        subject=told.subject,
        paragraphs=told.paragraphs,
        facts=told.facts,
        closing=(*told.closing, told.signed),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {
    NoticeKind.CONTRIBUTION_ASKED: _asked,
    NoticeKind.CONTRIBUTION_REMINDED: _reminded,
}
