"""What is said about paying the contribution, word for word as in the letter."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from coop.contribution.lookups import told_of
from coop.contribution.models import Creditor, Due, Mandate
from coop.kernel.permissions import SYSTEM
from coop.membership.models import Member
from coop.notices.documents import Message
from coop.notices.messages.facts import MessageFacts, MessageFunction
from coop.notices.rules import NoticeKind
from coop.statutes.queries import cooperative_view


def _asked(facts: MessageFacts) -> Message | None:
    due = facts.uow.session.scalar(
        select(Due)
        .where(Due.id == facts.subject_id)
        .options(joinedload(Due.run), joinedload(Due.member).joinedload(Member.person))
    )
    if due is None:
        return None
    creditor = facts.uow.session.get(Creditor, due.run.creditor_id)
    assert creditor is not None
    mandate = facts.uow.session.get(Mandate, due.mandate_id) if due.mandate_id else None
    cooperative = cooperative_view(facts.uow, SYSTEM)
    told = told_of(due, due.run, creditor, mandate, cooperative)
    return Message(
        subject=told.subject,
        paragraphs=told.paragraphs,
        facts=told.facts,
        closing=(*told.closing, told.signed),
    )


MESSAGES: dict[NoticeKind, MessageFunction] = {NoticeKind.CONTRIBUTION_ASKED: _asked}
