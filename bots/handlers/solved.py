"""The question whether a report is solved, in the private chat: two buttons."""

import uuid

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bots.context import BotApplication, CoopContext
from coop.incidents.services.verdicts import say_solved
from coop.notices.rules import NoticeKind, solved_screen

YES, NO = "yes", "no"


async def answer(_update: Update, context: CoopContext) -> None:
    """Keep whether the reader's own report is solved."""
    report_id, chosen = context.button("solved", uuid.UUID, str)
    is_solved = chosen == YES
    actor = await context.actor()
    await context.run(say_solved, actor, report_id=report_id, is_solved=is_solved)
    context.answer()
    await context.show(NoticeKind.REPORT_JUDGED, screen=solved_screen(report_id), solved=is_solved)


def register(application: BotApplication) -> None:
    """Hang the two buttons on the application."""
    application.add_handler(
        CallbackQueryHandler(answer, pattern=rf"^solved:[0-9a-f]+:({YES}|{NO})$")
    )
