"""Who hears of a bulletin: moderators first, the group when one of them placed it."""

from coop.bulletins.events import (
    BulletinEnded,
    BulletinLinkAsked,
    BulletinPlaced,
    BulletinSent,
)
from coop.bulletins.lookups import bulletin_by_id
from coop.groups.lookups import contact_by_id, group_by_id, moderators_of
from coop.groups.rules import GroupChannel
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToChat, ToContact, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind, bulletin_screen


def _tell_moderators(uow: UnitOfWork, event: BulletinSent) -> None:
    for person_id in moderators_of(uow.session, event.group_id, uow.today):
        queue(
            uow,
            kind=NoticeKind.BULLETIN_NEW,
            to=ToPerson(person_id),
            subject_id=event.bulletin_id,
            dedupe=f"bulletin_new:{event.bulletin_id}:{person_id}:{uow.now.isoformat()}",
        )


def _thank_sender(uow: UnitOfWork, event: BulletinSent) -> None:
    if not event.by_mail:
        return
    bulletin = bulletin_by_id(uow.session, event.bulletin_id)
    contact = contact_by_id(uow.session, bulletin.contact_id)
    queue(
        uow,
        kind=NoticeKind.BULLETIN_TAKEN,
        to=ToContact(contact.id, contact.email),
        subject_id=event.bulletin_id,
        urgent=True,
        dedupe=f"bulletin_taken:{event.bulletin_id}",
    )


def _show_group(uow: UnitOfWork, event: BulletinPlaced | BulletinEnded) -> None:
    # The message is written from the bulletin as it stands: the same screen, placed or over.
    chat_id = group_by_id(uow.session, event.group_id).telegram_chat_id
    if chat_id is not None:
        queue(
            uow,
            kind=NoticeKind.BULLETIN_SHOWN,
            to=ToChat(chat_id),
            subject_id=event.bulletin_id,
            urgent=True,
            screen=bulletin_screen(event.bulletin_id),
        )


def _ask_to_share_end(uow: UnitOfWork, event: BulletinEnded) -> None:
    # C1: where no bot can be, a moderator puts the neutral line in the app.
    if group_by_id(uow.session, event.group_id).channel is not GroupChannel.OWN_APP:
        return
    for person_id in moderators_of(uow.session, event.group_id, uow.today):
        queue(
            uow,
            kind=NoticeKind.BULLETIN_OVER,
            to=ToPerson(person_id),
            subject_id=event.bulletin_id,
            dedupe=f"bulletin_over:{event.bulletin_id}:{person_id}",
        )


def _mail_link(uow: UnitOfWork, event: BulletinLinkAsked) -> None:
    contact = contact_by_id(uow.session, event.contact_id)
    queue(
        uow,
        kind=NoticeKind.BULLETIN_LINK,
        to=ToContact(contact.id, contact.email),
        subject_id=contact.id,
        dedupe=f"bulletin_link:{contact.id}:{uow.today}",
    )


REACTIONS: Reactions = {
    BulletinEnded: (_show_group, _ask_to_share_end),
    BulletinLinkAsked: (_mail_link,),
    BulletinPlaced: (_show_group,),
    BulletinSent: (_tell_moderators, _thank_sender),
}
