"""The tent in the private chat: what is near, and "ik kom"."""

import uuid

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bots.context import BotApplication, CoopContext
from bots.handlers.menu import SCREEN as MENU
from coop.buurtent.rules import NeighbourAnswer
from coop.buurtent.services.invitations import answer_invitation, stop_invitations
from coop.notices.rules import NoticeKind, tent_screen
from coop.wording.catalogue import N_, say


async def show_tents(_update: Update, context: CoopContext) -> None:
    """Show the tents the reader is invited to."""
    await context.actor()
    context.answer()
    await context.show(NoticeKind.TENT_LIST, screen=MENU)


async def show_tent(_update: Update, context: CoopContext) -> None:
    """Show one tent in the place of the menu."""
    (session_id,) = context.button("tentshow", uuid.UUID)
    await context.actor()
    context.answer()
    await _show(context, session_id, in_menu=True)


async def answer_in_menu(_update: Update, context: CoopContext) -> None:
    """Keep what a neighbour answers in the menu."""
    await _answer(context, "tentmenu", in_menu=True)


async def answer(_update: Update, context: CoopContext) -> None:
    """Keep what a neighbour answers below the invitation."""
    await _answer(context, "tent", in_menu=False)


async def _answer(context: CoopContext, verb: str, *, in_menu: bool) -> None:
    session_id, chosen = context.button(verb, uuid.UUID, NeighbourAnswer)
    actor = await context.actor()
    await context.run(answer_invitation, actor, session_id=session_id, answer=chosen)
    context.answer(say(N_("Dank u wel. Uw antwoord is bewaard."), context.locale))
    await _show(context, session_id, in_menu=in_menu)


async def _show(context: CoopContext, session_id: uuid.UUID, *, in_menu: bool) -> None:
    screen = MENU if in_menu else tent_screen(session_id)
    await context.show(
        NoticeKind.TENT_SHOWN, subject_id=session_id, screen=screen, in_menu=in_menu
    )


async def stop(_update: Update, context: CoopContext) -> None:
    """End the messages about tents."""
    (session_id,) = context.button("tentstop", uuid.UUID)
    actor = await context.actor()
    await context.run(stop_invitations, actor)
    context.answer()
    await context.show(
        NoticeKind.TENT_STOPPED, subject_id=session_id, screen=tent_screen(session_id)
    )


def register(application: BotApplication) -> None:
    """Hang the tent's buttons on the application."""
    for pattern, handler in (
        (r"^menu:tent$", show_tents),
        (r"^tentshow:", show_tent),
        (r"^tentmenu:", answer_in_menu),
        (r"^tentstop:", stop),
        (r"^tent:", answer),
    ):
        application.add_handler(CallbackQueryHandler(handler, pattern=pattern))
