"""Answering what a moderator asks about one's own buurtmelding, in the private chat.

A button says that the next words are the answer; other dialogues go before what is older.
"""

import uuid

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bots.context import BotApplication, CoopContext
from bots.handlers import incidents, proxies
from coop.incidents.queries.follow import Awaited, question_awaited
from coop.incidents.services.talk import await_reply, decline_question, reply_to_question
from coop.kernel.errors import ConflictError, InvalidInputError
from coop.kernel.permissions import Actor
from coop.notices.rules import NoticeKind
from coop.parts.errors import PartOffError
from coop.wording.refusals import refusal


async def begin_reply(_update: Update, context: CoopContext) -> None:
    """Ask for the words that are the answer."""
    (question_id,) = context.button("reply", uuid.UUID)
    actor = await context.actor()
    await context.run(await_reply, actor, question_id=question_id)
    context.answer()
    await context.show(NoticeKind.REPORT_REPLY, fresh=True)


async def leave_unsaid(_update: Update, context: CoopContext) -> None:
    """Take for an answer that somebody would rather not say."""
    (question_id,) = context.button("noreply", uuid.UUID)
    actor = await context.actor()
    try:
        await context.run(decline_question, actor, question_id=question_id)
    except ConflictError as error:
        await context.refuse(refusal(error, context.locale))
        return
    context.answer()
    await context.show(NoticeKind.REPORT_REPLY_LEFT, fresh=True)


async def read_words(update: Update, context: CoopContext) -> None:
    """Take typed words for the answer, if one is awaited; else they belong elsewhere."""
    actor = await context.actor()
    awaited = await _awaited(context, actor)
    if awaited is None or await _is_reporting_since(context, actor, awaited):
        await proxies.read_words(update, context)
        return
    text = (update.effective_message and update.effective_message.text) or ""
    try:
        await context.run(reply_to_question, actor, question_id=awaited.question_id, text=text)
    except InvalidInputError as error:
        await context.refuse(refusal(error, context.locale))
        return
    await context.show(NoticeKind.REPORT_REPLY_TAKEN, fresh=True)


async def _awaited(context: CoopContext, actor: Actor) -> Awaited | None:
    try:
        return await context.ask(question_awaited, actor)
    except PartOffError:
        return None


async def _is_reporting_since(context: CoopContext, actor: Actor, awaited: Awaited) -> bool:
    """Tell whether a new buurtmelding was touched after the button was pressed."""
    report = await incidents.question_in_chat(context, actor)
    return report is not None and (report.touched_at or awaited.since) > awaited.since


def register(application: BotApplication) -> None:
    """Hang the handlers on the application, before those of the other dialogues."""
    application.add_handler(CallbackQueryHandler(begin_reply, pattern="^reply:"))
    application.add_handler(CallbackQueryHandler(leave_unsaid, pattern="^noreply:"))
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.COMMAND
    application.add_handler(MessageHandler(private & filters.TEXT, read_words))
