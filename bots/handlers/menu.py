"""The bot's front door: /start, its menu, and what nobody else understands."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import (
    ApplicationHandlerStop,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bots.context import BotApplication, CoopContext
from coop.notices.errors import UnknownButtonError
from coop.notices.rules import NoticeKind
from coop.wording.refusals import refusal

#: What a deep link `/start <name>-<rest>` leads to.
Payload: TypeAlias = Callable[[Update, CoopContext, str], Awaitable[None]]
PAYLOADS: dict[str, Payload] = {}

SCREEN = "menu"
#: Of the groups of handlers the lowest comes first.
BEFORE_ALL = -1


async def start(update: Update, context: CoopContext) -> None:
    """Follow a link into the bot, or show the menu."""
    await context.actor()
    name, _, rest = (context.args[0] if context.args else "").partition("-")
    follow = PAYLOADS.get(name)
    if follow is not None:
        await follow(update, context, rest)
    else:
        await context.show(NoticeKind.MENU, screen=SCREEN)


async def show_menu(_update: Update, context: CoopContext) -> None:
    """Show the menu where it was, or below what was typed."""
    await context.actor()
    context.answer()
    await context.show(NoticeKind.MENU, screen=SCREEN)


async def show_privacy(_update: Update, context: CoopContext) -> None:
    """Say what is kept and who sees it."""
    await context.actor()
    context.answer()
    await context.show(NoticeKind.PRIVACY, screen=SCREEN)


async def refuse_outside_private(update: Update, context: CoopContext) -> None:
    """Refuse what is pressed in a group: we place links there only, so it was made up."""
    chat = update.effective_chat
    if chat is not None and chat.type == ChatType.PRIVATE:
        return
    await context.actor()
    await context.refuse(refusal(UnknownButtonError(), context.locale))
    raise ApplicationHandlerStop


async def refuse_button(_update: Update, _context: CoopContext) -> None:
    """Refuse a button nobody knows: an old one, or one that was made up."""
    raise UnknownButtonError


def register(application: BotApplication) -> None:
    """Hang the front door on the application."""
    application.add_handler(CallbackQueryHandler(refuse_outside_private), BEFORE_ALL)
    application.add_handler(CommandHandler("start", start, filters.ChatType.PRIVATE))
    application.add_handler(CommandHandler(["menu", "help"], show_menu, filters.ChatType.PRIVATE))
    application.add_handler(CallbackQueryHandler(show_menu, pattern=r"^menu:start$"))
    application.add_handler(CallbackQueryHandler(show_privacy, pattern=r"^menu:privacy$"))


def register_last(application: BotApplication) -> None:
    """Take what no other handler took: in private it is answered, in a group it is not ours."""
    application.add_handler(CallbackQueryHandler(refuse_button))
    anything = filters.ChatType.PRIVATE & ~filters.StatusUpdate.ALL & filters.UpdateType.MESSAGE
    application.add_handler(MessageHandler(anything, show_menu))
