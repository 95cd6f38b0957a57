"""Who helps at a tent, in the private chat of a volunteer."""

import uuid

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bots.context import BotApplication, CoopContext
from coop.buurtent.rules.crew import Availability
from coop.buurtent.services.crew import answer_availability, take_swap
from coop.notices.rules import NoticeKind, crew_screen
from coop.wording.catalogue import N_, say


async def answer(_update: Update, context: CoopContext) -> None:
    """Keep whether a volunteer can help."""
    session_id, chosen = context.button("crew", uuid.UUID, Availability)
    actor = await context.actor()
    await context.run(answer_availability, actor, session_id=session_id, answer=chosen)
    context.answer(say(N_("Dank u wel. Uw antwoord is bewaard."), context.locale))
    await context.show(
        NoticeKind.TENT_CREW_SHOWN, subject_id=session_id, screen=crew_screen(session_id)
    )


async def take_over(_update: Update, context: CoopContext) -> None:
    """Take an evening over; who comes second hears that it was done."""
    (swap_id,) = context.button("swap", uuid.UUID)
    actor = await context.actor()
    await context.run(take_swap, actor, swap_id=swap_id)
    context.answer(say(N_("Dank u wel! U staat op de lijst."), context.locale))


def register(application: BotApplication) -> None:
    """Hang the buttons of who helps on the application."""
    application.add_handler(CallbackQueryHandler(answer, pattern=r"^crew:"))
    application.add_handler(CallbackQueryHandler(take_over, pattern=r"^swap:"))
