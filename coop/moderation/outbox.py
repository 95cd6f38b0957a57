"""What the bot has to do in chats, and what moderators must know, in the running transaction."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from coop.kernel.unit_of_work import UnitOfWork
from coop.moderation.events import TroubleFound
from coop.moderation.models import ChatInvite, ChatOrder, ChatTrouble, StoppedMessage
from coop.moderation.rules.invites import INVITE_LASTS
from coop.moderation.rules.orders import OrderKind
from coop.moderation.rules.rights import Trouble

_POSITION = "moderation.position"


def order(
    uow: UnitOfWork,
    kind: OrderKind,
    *,
    chat_id: int,
    message_id: int | None = None,
    account_id: int | None = None,
    until: datetime | None = None,
    due_at: datetime | None = None,
    participant_id: uuid.UUID | None = None,
    link: str | None = None,
) -> None:
    """Have the bot do something in a chat, in whatever transaction is running."""
    position: int = uow.session.info.get(_POSITION, 0)
    uow.session.info[_POSITION] = position + 1
    uow.session.add(
        ChatOrder(
            id=uow.chance.new_id(),
            kind=kind,
            chat_id=chat_id,
            position=position,
            ordered_at=uow.now,
            due_at=due_at or uow.now,
            message_id=message_id,
            account_id=account_id,
            until=until,
            participant_id=participant_id,
            link=link,
        )
    )


def invite(uow: UnitOfWork, participant_id: uuid.UUID, chat_id: int) -> None:
    """Have a personal link into a chat made for somebody."""
    order(
        uow,
        OrderKind.INVITE,
        chat_id=chat_id,
        participant_id=participant_id,
        until=uow.now + INVITE_LASTS,
    )


def revoke(uow: UnitOfWork, participant_id: uuid.UUID) -> None:
    """Have the links of somebody taken back that still work."""
    for made in uow.session.scalars(
        select(ChatInvite).where(
            ChatInvite.participant_id == participant_id, ChatInvite.ended_at.is_(None)
        )
    ):
        made.ended_at = uow.now
        order(uow, OrderKind.REVOKE, chat_id=made.chat_id, link=made.link)


def take_away(uow: UnitOfWork, *, chat_id: int, message_id: int, after: timedelta) -> None:
    """Have a message of the bot's own taken away when it has stood long enough."""
    order(
        uow,
        OrderKind.DELETE,
        chat_id=chat_id,
        message_id=message_id,
        due_at=uow.now + after,
    )


def follow_chat(uow: UnitOfWork, *, old_chat_id: int, new_chat_id: int) -> None:
    """Go on under the number that Telegram gave a group that became a supergroup.

    Messages of before the move cannot be taken away under the new one.
    """
    uow.session.execute(
        update(ChatOrder)
        .where(ChatOrder.chat_id == old_chat_id, ChatOrder.kind != OrderKind.DELETE)
        .values(chat_id=new_chat_id)
    )
    uow.session.execute(
        delete(ChatOrder).where(
            ChatOrder.chat_id == old_chat_id, ChatOrder.kind == OrderKind.DELETE
        )
    )
    uow.session.execute(
        update(ChatInvite).where(ChatInvite.chat_id == old_chat_id).values(chat_id=new_chat_id)
    )
    uow.session.execute(
        update(StoppedMessage)
        .where(StoppedMessage.chat_id == old_chat_id)
        # Numbers begin anew there; the old ones may not be taken for new ones.
        .values(chat_id=new_chat_id, message_id=-StoppedMessage.message_id)
    )


def find_trouble(uow: UnitOfWork, group_id: uuid.UUID, trouble: Trouble) -> None:
    """Note a trouble and have the moderators told, once for as long as it lasts."""
    known = uow.session.scalar(
        select(ChatTrouble).where(ChatTrouble.group_id == group_id, ChatTrouble.trouble == trouble)
    )
    if known is None:
        uow.session.add(ChatTrouble(group_id=group_id, trouble=trouble, noticed_at=uow.now))
        uow.record(TroubleFound(group_id=group_id, trouble=trouble))
