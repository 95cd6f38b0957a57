"""Becoming a member in the private chat: the questions of the form, one by one.

Like a buurtmelding the application stands in the database; typed words go to whichever of the
two was touched last.
"""

import uuid

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bots.context import BotApplication, CoopContext
from bots.dialogue import Handler, asking_again
from bots.handlers import incidents, menu
from coop.incidents.rules.words import Command, command_of
from coop.kernel.permissions import Actor
from coop.membership.errors import ApplicationDraftNotFoundError
from coop.membership.queries.joining import ApplicationQuestion, application_question
from coop.membership.rules.lifecycle import Way
from coop.membership.rules.questions import Step
from coop.membership.services import (
    answer_of_applicant,
    begin_application,
    correct_application,
    send_application,
    skip_application_question,
    step_back_in_application,
    stop_application,
)
from coop.notices.rules import JOIN_SCREEN, NoticeKind
from coop.parts.errors import PartOffError


async def start_application(_update: Update, context: CoopContext, _rest: str) -> None:
    """Begin an application from a link into the bot, or take it up again."""
    await _begin(context)


async def begin(_update: Update, context: CoopContext) -> None:
    """Begin an application from the menu, or take it up again."""
    context.answer()
    await _begin(context)


async def _begin(context: CoopContext) -> None:
    draft_id = await context.run(begin_application, await context.actor())
    await _show(context, draft_id, fresh=True)


async def _show(context: CoopContext, draft_id: uuid.UUID, *, fresh: bool | None = None) -> None:
    await context.show(
        NoticeKind.APPLICATION_QUESTION, subject_id=draft_id, screen=JOIN_SCREEN, fresh=fresh
    )


async def question_in_chat(context: CoopContext, actor: Actor) -> ApplicationQuestion | None:
    """Return what is being asked of who wants to become a member."""
    try:
        return await context.ask(application_question, actor, locale=context.locale)
    except PartOffError:
        return None


async def _draft_asked(context: CoopContext, actor: Actor) -> uuid.UUID | None:
    asked = await question_in_chat(context, actor)
    return asked.draft_id if asked else None


_asks_again = asking_again(_draft_asked, _show, unless=(ApplicationDraftNotFoundError,))


@_asks_again
async def press(_update: Update, context: CoopContext) -> None:
    """Take in the answer of a button, also of a question asked earlier."""
    draft_id, step, value = context.button("j", uuid.UUID, Step, str)
    await context.run(answer_of_applicant, await context.actor(), text=value, step=step)
    context.answer()
    await _show(context, draft_id)


@_asks_again
async def skip(_update: Update, context: CoopContext) -> None:
    """Leave a question unanswered."""
    draft_id, step = context.button("jskip", uuid.UUID, Step)
    await context.run(skip_application_question, await context.actor(), step=step)
    context.answer()
    await _show(context, draft_id)


@_asks_again
async def back(_update: Update, context: CoopContext) -> None:
    """Ask the question before once more."""
    (draft_id,) = context.button("jback", uuid.UUID)
    await context.run(step_back_in_application, await context.actor())
    context.answer()
    await _show(context, draft_id)


async def correct(_update: Update, context: CoopContext) -> None:
    """Ask which answer is to be changed."""
    (draft_id,) = context.button("jfix", uuid.UUID)
    await context.actor()
    context.answer()
    await context.show(NoticeKind.APPLICATION_CORRECTION, subject_id=draft_id, screen=JOIN_SCREEN)


@_asks_again
async def correct_one(_update: Update, context: CoopContext) -> None:
    """Ask one question again."""
    draft_id, step = context.button("jagain", uuid.UUID, Step)
    await context.run(correct_application, await context.actor(), step=step)
    context.answer()
    await _show(context, draft_id)


@_asks_again
async def send(_update: Update, context: CoopContext) -> None:
    """Send the application."""
    context.button("jsend", uuid.UUID)
    await context.run(send_application, await context.actor(), way=Way.TELEGRAM)
    context.answer()
    await context.show(NoticeKind.APPLICATION_SENT, screen=JOIN_SCREEN)


async def stop(_update: Update, context: CoopContext) -> None:
    """Throw away what was begun."""
    context.button("jstop", uuid.UUID)
    await context.run(stop_application, await context.actor())
    context.answer()
    await context.show(NoticeKind.APPLICATION_STOPPED, screen=JOIN_SCREEN)


@_asks_again
async def read_words(update: Update, context: CoopContext) -> None:
    """Take typed words for an answer, or for "terug", "overslaan" or "stop"."""
    actor = await context.actor()
    asked = await question_in_chat(context, actor)
    if asked is None or await _is_reporting_since(context, actor, asked):
        await incidents.read_words(update, context)
        return
    text = (update.effective_message and update.effective_message.text) or ""
    match command_of(text):
        case Command.BACK:
            await context.run(step_back_in_application, actor)
        case Command.SKIP:
            await context.run(skip_application_question, actor)
        case Command.STOP:
            await context.run(stop_application, actor)
            await context.show(NoticeKind.APPLICATION_STOPPED, screen=JOIN_SCREEN)
            return
        case None:
            await context.run(answer_of_applicant, actor, text=text)
    await _show(context, asked.draft_id)


async def _is_reporting_since(
    context: CoopContext, actor: Actor, asked: ApplicationQuestion
) -> bool:
    """Tell whether a buurtmelding was touched after the application."""
    report = await incidents.question_in_chat(context, actor)
    if report is None or report.touched_at is None:
        return False
    return report.touched_at > asked.touched_at


PAYLOADS: dict[str, menu.Payload] = {"join": start_application}

BUTTONS: dict[str, Handler] = {
    "menu:join$": begin,
    "j:": press,
    "jskip:": skip,
    "jback:": back,
    "jfix:": correct,
    "jagain:": correct_one,
    "jsend:": send,
    "jstop:": stop,
}


def register(application: BotApplication) -> None:
    """Hang the handlers of this area on the application, before those of the buurtmelding."""
    for pattern, handler in BUTTONS.items():
        application.add_handler(CallbackQueryHandler(handler, pattern=f"^{pattern}"))
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.COMMAND
    application.add_handler(MessageHandler(private & filters.TEXT, read_words))
