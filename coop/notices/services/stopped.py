"""What follows when a notice about a stopped message arrived, or did not."""

import uuid

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.lookups.chats import group_in_chat
from coop.moderation.models import StoppedMessage
from coop.moderation.outbox import find_trouble, take_away
from coop.moderation.rules.orders import HINT_STANDS, RESTORED_STANDS
from coop.moderation.rules.rights import Trouble, trouble_in
from coop.notices.models import Notice
from coop.notices.outbox import ToChat, queue
from coop.notices.rules import NoticeKind, is_group_chat, stopped_screen

#: C7: what the bot places with content stands two days at most; a hint stands for its reader.
STANDS = {
    NoticeKind.MESSAGE_HINT: HINT_STANDS,
    NoticeKind.MESSAGE_RESTORED: RESTORED_STANDS,
}


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def follow_up(uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID, address: str | None) -> None:
    """Do what follows when a notice arrived at an address, or never will."""
    notice = uow.session.get_one(Notice, notice_id)
    if notice.sent_at is not None:
        _after_sent(uow, notice)
    elif notice.failed_at is not None:
        _after_failed(uow, notice, address)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def leave_topic(uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID) -> None:
    """Write to the group as a whole, for the topic is gone; General has no number."""
    notice = uow.session.get(Notice, notice_id, with_for_update=True)
    if notice is None or notice.address is None:
        return
    notice.args = {name: value for name, value in notice.args.items() if name != "thread"}
    group = group_in_chat(uow.session, int(notice.address))
    if group is not None:
        find_trouble(uow, group.id, Trouble.TOPIC_GONE)


def _tell_in_group(uow: UnitOfWork, notice: Notice) -> None:
    item = uow.session.get(StoppedMessage, notice.subject_id)
    if item is None or item.restored_at is not None:
        return
    queue(
        uow,
        kind=NoticeKind.MESSAGE_HINT,
        to=ToChat(item.chat_id),
        subject_id=item.id,
        args={"thread": item.thread_id},
        screen=stopped_screen(item.group_id),
        is_reply=True,
    )


def _after_sent(uow: UnitOfWork, notice: Notice) -> None:
    after = STANDS.get(notice.notice_kind)
    if after is None or notice.external_id is None or notice.address is None:
        return
    take_away(uow, chat_id=int(notice.address), message_id=int(notice.external_id), after=after)
    if notice.notice_kind is NoticeKind.MESSAGE_RESTORED:
        # It stands in the group again; there is no need of a second copy.
        item = uow.session.get(StoppedMessage, notice.subject_id)
        if item is not None:
            item.text = None


def _after_failed(uow: UnitOfWork, notice: Notice, address: str | None) -> None:
    """Tell a writer who cannot be reached in the group, and moderators what went wrong there."""
    if notice.notice_kind is NoticeKind.MESSAGE_STOPPED:
        _tell_in_group(uow, notice)
    trouble = trouble_in(notice.failure or "")
    is_group = address is not None and address.lstrip("-").isdecimal()
    if trouble is None or address is None or not is_group or not is_group_chat(int(address)):
        return
    group = group_in_chat(uow.session, int(address))
    if group is not None:
        find_trouble(uow, group.id, trouble)
