"""Who hears of the contribution: who pays, by mail, if he or she agreed to that."""

from coop.contribution.events import PaymentAsked, PaymentReminded
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.people.rules import ChannelKind, Purpose


def _tell(uow: UnitOfWork, event: PaymentAsked) -> None:
    queue(
        uow,
        kind=NoticeKind.CONTRIBUTION_ASKED,
        to=ToPerson(event.person_id, Purpose.CONTRIBUTION, only=ChannelKind.EMAIL),
        subject_id=event.due_id,
        dedupe=f"contribution_asked:{event.due_id}",
    )


def _remind(uow: UnitOfWork, event: PaymentReminded) -> None:
    day = event.reminded_on.isoformat()
    queue(
        uow,
        kind=NoticeKind.CONTRIBUTION_REMINDED,
        to=ToPerson(event.person_id, Purpose.CONTRIBUTION, only=ChannelKind.EMAIL),
        subject_id=event.due_id,
        args={"reminded_on": day},
        dedupe=f"contribution_reminded:{event.due_id}:{day}",
    )


REACTIONS: Reactions = {PaymentAsked: (_tell,), PaymentReminded: (_remind,)}
