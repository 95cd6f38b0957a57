"""One chat for the moderators of all groups, in which the bot only announces.

As in Oss (research/story-buurtpreventie.md). The police advise there by mail and page (C2), and
what a buurtmelding says never stands in it: a number, and a button to the page (C7).
"""

from sqlalchemy import exists, select

from coop.groups.errors import ChatTakenError, GroupNotFoundError
from coop.groups.lookups import moderators_chat
from coop.groups.models import Group, ModeratorsChat
from coop.groups.rules.joining import CONNECT_LASTS
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import hash_of


@use_case(Permission.GROUPS_GROUP_MANAGE)
def ask_moderators_chat(uow: UnitOfWork, actor: Actor, *, token: str) -> None:
    """Let whoever puts the bot into a chat with this token connect that chat, once."""
    chat = moderators_chat(uow.session, lock=True)
    if chat is None:
        chat = ModeratorsChat(id=uow.chance.new_id())
        uow.session.add(chat)
    chat.connect_hash, chat.connect_until = hash_of(token), uow.now + CONNECT_LASTS
    uow.note("moderators_chat", chat.id)


@use_case(Permission.GROUPS_GROUP_JOIN)
def connect_moderators_chat(
    uow: UnitOfWork, actor: Actor, *, token: str, telegram_chat_id: int
) -> None:
    """Connect the chat into which the bot was put; the right to it comes with the token."""
    chat = moderators_chat(uow.session, lock=True)
    until = chat.connect_until if chat else None
    if chat is None or until is None or chat.connect_hash != hash_of(token) or until <= uow.now:
        raise GroupNotFoundError
    # What moderators hear of never stands where a whole group reads along.
    if uow.session.scalar(select(exists().where(Group.telegram_chat_id == telegram_chat_id))):
        raise ChatTakenError
    chat.connect_hash = chat.connect_until = None
    chat.telegram_chat_id, chat.connected_at = telegram_chat_id, uow.now
    uow.note("moderators_chat", chat.id)


@use_case(Permission.GROUPS_GROUP_MANAGE)
def leave_moderators_chat(uow: UnitOfWork, actor: Actor) -> None:
    """Announce nothing any more in the chat of all moderators."""
    chat = moderators_chat(uow.session, lock=True)
    if chat is None or chat.telegram_chat_id is None:
        raise GroupNotFoundError
    chat.telegram_chat_id = chat.connected_at = None
    uow.note("moderators_chat", chat.id)
