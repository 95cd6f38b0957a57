"""A group's chat: connected by who runs it, and open to who takes part."""

import uuid

from telegram import Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import (
    CallbackQueryHandler,
    ChatJoinRequestHandler,
    CommandHandler,
    filters,
)

from bots.context import BotApplication, CoopContext
from bots.handlers import menu
from coop.groups.errors import GroupNotFoundError
from coop.groups.queries import entry_to_chat
from coop.groups.services.groups import connect_chat_by_token
from coop.groups.services.joining import ask_to_join
from coop.groups.services.moderators import connect_moderators_chat
from coop.notices.rules import NoticeKind
from coop.parts.errors import PartOffError
from coop.wording.catalogue import say
from coop.wording.groups import ASKED_DONE

#: What the link on the page of a group says to the chat into which the bot is put.
CONNECT = "groep-"
#: The same for the one chat of all moderators.
CONNECT_MODERATORS = "beheer-"


async def connect(update: Update, context: CoopContext) -> None:
    """Make the chat into which somebody put the bot the chat that its link was made for."""
    asked = context.args[0] if context.args else ""
    if update.effective_chat is None:
        return
    if asked.startswith(CONNECT_MODERATORS):
        await context.run(
            connect_moderators_chat,
            await context.actor(),
            token=asked.removeprefix(CONNECT_MODERATORS),
            telegram_chat_id=update.effective_chat.id,
        )
        return
    if not asked.startswith(CONNECT):
        return
    await context.run(
        connect_chat_by_token,
        await context.actor(),
        token=asked.removeprefix(CONNECT),
        telegram_chat_id=update.effective_chat.id,
    )


async def answer_knock(update: Update, context: CoopContext) -> None:
    """Let in who takes part; tell anybody else how to ask."""
    request = update.chat_join_request
    assert request is not None
    actor = await context.actor()
    try:
        entry = await context.ask(entry_to_chat, actor, telegram_chat_id=request.chat.id)
    except (GroupNotFoundError, PartOffError):
        # Not one of ours: its own administrators decide.
        return
    try:
        if entry.may_enter:
            await request.approve()
        else:
            await request.decline()
    except (BadRequest, Forbidden):
        # Somebody was faster, or the bot may not: then an administrator of the chat decides.
        return
    if not entry.may_enter:
        await context.show(
            NoticeKind.GROUP_ASK_FIRST, subject_id=entry.group_id, chat_id=request.user_chat_id
        )


async def show_who(_update: Update, context: CoopContext) -> None:
    """Show who takes part in a group and what was agreed."""
    (group_id,) = context.button("gwho", uuid.UUID)
    await context.actor()
    context.answer()
    await context.show(NoticeKind.GROUP_WHO, subject_id=group_id, screen=menu.SCREEN)


async def show_rules(_update: Update, context: CoopContext) -> None:
    """Show what one says yes to before asking to take part."""
    (group_id,) = context.button("gjoin", uuid.UUID)
    await context.actor()
    context.answer()
    await context.show(NoticeKind.GROUP_RULES, subject_id=group_id, screen=menu.SCREEN)


async def join(_update: Update, context: CoopContext) -> None:
    """Ask to take part, with the address on the register if there is one."""
    (group_id,) = context.button("gyes", uuid.UUID)
    actor = await context.actor()
    await context.run(ask_to_join, actor, group_id=group_id, is_adult=True, accepts_rules=True)
    context.answer()
    await context.say(say(ASKED_DONE, context.locale))


def register(application: BotApplication) -> None:
    """Hang the handlers of groups on the application."""
    application.add_handler(CommandHandler("start", connect, filters.ChatType.GROUPS))
    application.add_handler(ChatJoinRequestHandler(answer_knock))
    application.add_handler(CallbackQueryHandler(show_who, pattern=r"^gwho:"))
    application.add_handler(CallbackQueryHandler(show_rules, pattern=r"^gjoin:"))
    application.add_handler(CallbackQueryHandler(join, pattern=r"^gyes:"))
