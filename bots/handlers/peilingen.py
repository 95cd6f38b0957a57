"""Answering a peiling (peiling) by pressing a button in the private chat."""

import uuid

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bots.context import BotApplication, CoopContext
from coop.notices.rules import NoticeKind, peiling_screen
from coop.peilingen.errors import PeilingNotOpenError
from coop.peilingen.services import answer_peiling
from coop.wording.catalogue import say
from coop.wording.peilingen import KEPT
from coop.wording.refusals import refusal

MENU_SCREEN = "menu"


async def answer(_update: Update, context: CoopContext) -> None:
    """Take the answer behind the pressed button; another one takes its place."""
    actor = await context.actor()
    peiling_id, number = context.button("sound", uuid.UUID, int)
    try:
        await context.run(answer_peiling, actor, peiling_id=peiling_id, number=number)
    except PeilingNotOpenError as error:
        context.answer(refusal(error, context.locale), alert=True)
    else:
        context.answer(say(KEPT, context.locale))
    await context.show(
        NoticeKind.PEILING, subject_id=peiling_id, screen=peiling_screen(peiling_id)
    )


async def show_one(_update: Update, context: CoopContext) -> None:
    """Show one peiling below what was said since."""
    await context.actor()
    (peiling_id,) = context.button("peiling", uuid.UUID)
    context.answer()
    await context.show(
        NoticeKind.PEILING,
        subject_id=peiling_id,
        screen=peiling_screen(peiling_id),
        fresh=True,
    )


async def show_all(_update: Update, context: CoopContext) -> None:
    """Show what can be answered now."""
    await context.actor()
    context.answer()
    await context.show(NoticeKind.PEILINGEN, screen=MENU_SCREEN)


def register(application: BotApplication) -> None:
    """Hang the handlers of this area on the application."""
    application.add_handler(CallbackQueryHandler(answer, pattern=r"^sound:"))
    application.add_handler(CallbackQueryHandler(show_one, pattern=r"^peiling:"))
    application.add_handler(CallbackQueryHandler(show_all, pattern=r"^menu:peilingen$"))
