"""Who hears that a meeting was convened: each member, by mail with consent and in the chat."""

from coop.assembly.events import MemberInvited
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.lookups import way_to_reach
from coop.notices.outbox import ToEmail, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.people.lookups import person_by_id
from coop.people.rules import ChannelKind, Purpose


def _invite(uow: UnitOfWork, event: MemberInvited) -> None:
    about = f"{event.convocation_id}:{event.person_id}"
    if event.mail_address is not None:
        # To that very address, at any hour: the day of sending counts (BW 2:41 lid 5).
        person = person_by_id(uow.session, event.person_id)
        queue(
            uow,
            kind=NoticeKind.CONVOCATION,
            to=ToEmail(event.mail_address, person.language, event.person_id),
            subject_id=event.convocation_id,
            dedupe=f"convocation:mail:{about}",
        )
    chat = ToPerson(event.person_id, Purpose.ASSEMBLY, only=ChannelKind.TELEGRAM)
    if _is_in_the_chat(uow, chat):
        # An extra: it proves nothing, and who has no Telegram is told nothing about it.
        queue(
            uow,
            kind=NoticeKind.CONVOCATION,
            to=chat,
            subject_id=event.convocation_id,
            dedupe=f"convocation:chat:{about}",
        )


def _is_in_the_chat(uow: UnitOfWork, chat: ToPerson) -> bool:
    way = way_to_reach(
        uow.session, chat.person_id, purpose=chat.purpose, only=chat.only, now=uow.now
    )
    return way is not None


REACTIONS: Reactions = {MemberInvited: (_invite,)}
