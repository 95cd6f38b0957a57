"""Answering a sounding (peiling) by pressing a button in the private chat."""

import uuid

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bots.context import BotApplication, CoopContext
from coop.notices.rules import NoticeKind, sounding_screen
from coop.soundings.errors import SoundingNotOpenError
from coop.soundings.services import answer_sounding
from coop.wording.catalogue import say
from coop.wording.refusals import refusal
from coop.wording.soundings import KEPT

MENU_SCREEN = "menu"


async def answer(_update: Update, context: CoopContext) -> None:
    """Take the answer behind the pressed button; another one takes its place."""
    actor = await context.actor()
    sounding_id, number = context.button("sound", uuid.UUID, int)
    try:
        await context.run(answer_sounding, actor, sounding_id=sounding_id, number=number)
    except SoundingNotOpenError as error:
        context.answer(refusal(error, context.locale), alert=True)
    else:
        context.answer(say(KEPT, context.locale))
    await context.show(
        NoticeKind.SOUNDING, subject_id=sounding_id, screen=sounding_screen(sounding_id)
    )


async def show_one(_update: Update, context: CoopContext) -> None:
    """Show one sounding below what was said since."""
    await context.actor()
    (sounding_id,) = context.button("sounding", uuid.UUID)
    context.answer()
    await context.show(
        NoticeKind.SOUNDING,
        subject_id=sounding_id,
        screen=sounding_screen(sounding_id),
        fresh=True,
    )


async def show_all(_update: Update, context: CoopContext) -> None:
    """Show what can be answered now."""
    await context.actor()
    context.answer()
    await context.show(NoticeKind.SOUNDINGS, screen=MENU_SCREEN)


def register(application: BotApplication) -> None:
    """Hang the handlers of this area on the application."""
    application.add_handler(CallbackQueryHandler(answer, pattern=r"^sound:"))
    application.add_handler(CallbackQueryHandler(show_one, pattern=r"^sounding:"))
    application.add_handler(CallbackQueryHandler(show_all, pattern=r"^menu:soundings$"))
