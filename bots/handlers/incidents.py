"""A buurtmelding in the private chat: buttons first, words and places understood.

The dialogue stands in the database: every handler takes in one answer and shows the question
that comes next, so nothing here remembers anything. In the group stands one button only.
"""

import uuid

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bots.context import BotApplication, CoopContext
from bots.dialogue import Handler, asking_again
from bots.handlers import attachments, menu
from coop.groups.queries import group_of_chat, group_view
from coop.incidents.errors import DraftNotFoundError
from coop.incidents.queries.dialogue import QuestionView, question
from coop.incidents.queries.follow import followed_report
from coop.incidents.rules.answers import DraftKey, Step
from coop.incidents.rules.questions import STREET_STEPS
from coop.incidents.rules.reading import Chosen, Given, Located, Typed, Unreadable
from coop.incidents.rules.states import Source
from coop.incidents.rules.words import Command, command_of
from coop.incidents.services.drafts import (
    answer_question,
    ask_again,
    begin_report,
    go_back,
    skip_question,
    stop_report,
)
from coop.incidents.services.reports import send_report, withdraw_report
from coop.incidents.services.sightings import see_too
from coop.kernel.permissions import SYSTEM, Actor
from coop.notices.errors import UnknownButtonError
from coop.notices.rules import REPORT_SCREEN, NoticeKind
from coop.notices.services.delivery import move_chat
from coop.parts.errors import PartOffError


async def start_report(_update: Update, context: CoopContext, slug: str) -> None:
    """Begin a report for the group whose button was pressed, or take it up again."""
    actor = await context.actor()
    if not slug:
        await context.show(NoticeKind.GROUP_CHOICE, screen=REPORT_SCREEN)
        return
    group = await context.ask(group_view, actor, slug=slug)
    await _begin(context, actor, group.id)


async def choose_group(_update: Update, context: CoopContext) -> None:
    """Ask for which neighbourhood a report is."""
    await context.actor()
    context.answer()
    await context.show(NoticeKind.GROUP_CHOICE, screen=menu.SCREEN)


async def report_to(_update: Update, context: CoopContext) -> None:
    """Begin a report for the chosen group, or take it up again."""
    (group_id,) = context.button("qgroup", uuid.UUID)
    actor = await context.actor()
    context.answer()
    await _begin(context, actor, group_id)


async def _begin(context: CoopContext, actor: Actor, group_id: uuid.UUID) -> None:
    draft_id = await context.run(begin_report, actor, key=DraftKey(group_id=group_id))
    await _show(context, draft_id, fresh=True)


async def _show(context: CoopContext, draft_id: uuid.UUID, *, fresh: bool | None = None) -> None:
    await context.show(
        NoticeKind.REPORT_QUESTION, subject_id=draft_id, screen=REPORT_SCREEN, fresh=fresh
    )


async def question_in_chat(context: CoopContext, actor: Actor) -> QuestionView | None:
    """Return the question that is open in this chat, if a report was begun."""
    try:
        return await context.ask(question, actor, key=DraftKey(), locale=context.locale)
    except (DraftNotFoundError, PartOffError):
        # Words mean nothing here while buurtpreventie is off: they get the menu.
        return None


async def _draft_asked(context: CoopContext, actor: Actor) -> uuid.UUID | None:
    draft = await question_in_chat(context, actor)
    return draft.draft_id if draft else None


_asks_again = asking_again(_draft_asked, _show, unless=(DraftNotFoundError, UnknownButtonError))


@_asks_again
async def press(_update: Update, context: CoopContext) -> None:
    """Take in the answer of a button, also of a question asked earlier."""
    draft_id, step, value = context.button("q", uuid.UUID, Step, str)
    actor = await context.actor()
    key = DraftKey(draft_id=draft_id)
    if step in STREET_STEPS:
        value = await _street(context, actor, key, step, value)
    await context.run(answer_question, actor, step=step, given=Chosen(value), key=key)
    context.answer()
    await _show(context, draft_id)


async def _street(
    context: CoopContext, actor: Actor, key: DraftKey, step: Step, index: str
) -> str:
    """Return the street behind a button: its place in the group's list."""
    view = await context.ask(question, actor, key=key, step=step, locale=context.locale)
    streets = [choice.value for choice in view.choices] if view.step is step else []
    if not index.isdecimal() or int(index) >= len(streets):
        raise UnknownButtonError
    return streets[int(index)]


@_asks_again
async def skip(_update: Update, context: CoopContext) -> None:
    """Leave a question unanswered."""
    draft_id, step = context.button("qskip", uuid.UUID, Step)
    actor = await context.actor()
    await context.run(skip_question, actor, step=step, key=DraftKey(draft_id=draft_id))
    context.answer()
    await _show(context, draft_id)


@_asks_again
async def back(_update: Update, context: CoopContext) -> None:
    """Ask the question before once more."""
    (draft_id,) = context.button("qback", uuid.UUID)
    actor = await context.actor()
    await context.run(go_back, actor, key=DraftKey(draft_id=draft_id))
    context.answer()
    await _show(context, draft_id)


async def show_again(_update: Update, context: CoopContext) -> None:
    """Show the question of now."""
    (draft_id,) = context.button("qshow", uuid.UUID)
    await context.actor()
    context.answer()
    await _show(context, draft_id)


async def correct(_update: Update, context: CoopContext) -> None:
    """Ask which answer is to be changed."""
    (draft_id,) = context.button("qfix", uuid.UUID)
    await context.actor()
    context.answer()
    await context.show(NoticeKind.REPORT_CORRECTION, subject_id=draft_id, screen=REPORT_SCREEN)


async def show_readers(_update: Update, context: CoopContext) -> None:
    """Show what each reader will see."""
    (draft_id,) = context.button("qwho", uuid.UUID)
    await context.actor()
    context.answer()
    await context.show(NoticeKind.REPORT_PREVIEW, subject_id=draft_id, screen=REPORT_SCREEN)


@_asks_again
async def correct_one(_update: Update, context: CoopContext) -> None:
    """Ask one question again."""
    draft_id, step = context.button("qagain", uuid.UUID, Step)
    actor = await context.actor()
    await context.run(ask_again, actor, step=step, key=DraftKey(draft_id=draft_id))
    context.answer()
    await _show(context, draft_id)


async def ask_location(_update: Update, context: CoopContext) -> None:
    """Offer the key that sends where somebody is."""
    (draft_id,) = context.button("qhere", uuid.UUID)
    await context.actor()
    context.answer()
    await context.show(NoticeKind.REPORT_LOCATION, subject_id=draft_id, fresh=True)


@_asks_again
async def send(_update: Update, context: CoopContext) -> None:
    """Send the report and show its number."""
    (draft_id,) = context.button("qsend", uuid.UUID)
    actor = await context.actor()
    report_id = await context.run(
        send_report, actor, source=Source.TELEGRAM, key=DraftKey(draft_id=draft_id)
    )
    context.answer()
    await context.show(NoticeKind.REPORT_SENT, subject_id=report_id, screen=REPORT_SCREEN)


@_asks_again
async def see_same(_update: Update, context: CoopContext) -> None:
    """Say that one saw the same as another reported, instead of sending."""
    (report_id,) = context.button("qsame", uuid.UUID)
    actor = await context.actor()
    await context.run(see_too, actor, report_id=report_id, key=DraftKey())
    context.answer()
    await context.show(NoticeKind.REPORT_SEEN_TOO, screen=REPORT_SCREEN)


async def stop(_update: Update, context: CoopContext) -> None:
    """Throw away what was begun."""
    (draft_id,) = context.button("qstop", uuid.UUID)
    actor = await context.actor()
    await context.run(stop_report, actor, key=DraftKey(draft_id=draft_id))
    context.answer()
    await context.show(NoticeKind.REPORT_STOPPED, screen=REPORT_SCREEN)


@_asks_again
async def read_words(update: Update, context: CoopContext) -> None:
    """Take typed words for an answer, or for "terug", "overslaan" or "stop"."""
    actor = await context.actor()
    asked = await question_in_chat(context, actor)
    if asked is None or asked.draft_id is None:
        await menu.show_menu(update, context)
        return
    text = (update.effective_message and update.effective_message.text) or ""
    key = DraftKey(draft_id=asked.draft_id)
    match command_of(text):
        case Command.BACK:
            await context.run(go_back, actor, key=key)
        case Command.SKIP:
            await context.run(skip_question, actor, key=key)
        case Command.STOP:
            await context.run(stop_report, actor, key=key)
            await context.show(NoticeKind.REPORT_STOPPED, screen=REPORT_SCREEN)
            return
        case None:
            await _take(context, actor, key, Typed(text))
    await _show(context, asked.draft_id)


@_asks_again
async def read_other(update: Update, context: CoopContext) -> None:
    """Take a place on the map, a photo, a voice; ask in words for what comes as a sticker."""
    actor = await context.actor()
    asked = await question_in_chat(context, actor)
    if asked is None or asked.draft_id is None:
        await menu.show_menu(update, context)
        return
    key = DraftKey(draft_id=asked.draft_id)
    message = update.effective_message
    assert message is not None
    is_fresh = True
    if attachments.is_sent_along(message):
        is_fresh = await attachments.take(context, actor, key, message)
    elif message.location is not None:
        here = message.location
        await _take(context, actor, key, Located(here.latitude, here.longitude))
    else:
        await _take(context, actor, key, Unreadable())
    await _show(context, asked.draft_id, fresh=is_fresh)


async def _take(context: CoopContext, actor: Actor, key: DraftKey, given: Given) -> None:
    await context.run(answer_question, actor, step=None, given=given, key=key)


async def show_reports(_update: Update, context: CoopContext) -> None:
    """Show one's own reports."""
    await context.actor()
    context.answer()
    await context.show(NoticeKind.REPORT_LIST, screen=menu.SCREEN)


async def show_report(_update: Update, context: CoopContext) -> None:
    """Show how one of one's own reports stands."""
    (report_id,) = context.button("report", uuid.UUID)
    actor = await context.actor()
    # Refuses who did not make it: the message itself asks no more.
    await context.ask(followed_report, actor, report_id=report_id)
    context.answer()
    await context.show(NoticeKind.REPORT_SHOWN, subject_id=report_id, screen=menu.SCREEN)


async def ask_take_back(_update: Update, context: CoopContext) -> None:
    """Ask once more before one's own report is taken back."""
    (report_id,) = context.button("takeback", uuid.UUID)
    actor = await context.actor()
    await context.ask(followed_report, actor, report_id=report_id)
    context.answer()
    await context.show(NoticeKind.REPORT_TAKE_BACK, subject_id=report_id, screen=menu.SCREEN)


async def take_back(_update: Update, context: CoopContext) -> None:
    """Take one's own report back, as long as nobody outside has it."""
    (report_id,) = context.button("withdraw", uuid.UUID)
    actor = await context.actor()
    await context.run(withdraw_report, actor, report_id=report_id)
    context.answer()
    await context.show(NoticeKind.REPORT_SHOWN, subject_id=report_id, screen=menu.SCREEN)


async def show_people(_update: Update, context: CoopContext) -> None:
    """Show the groups, where it stands who takes part."""
    await context.actor()
    context.answer()
    await context.show(NoticeKind.GROUP_PEOPLE, screen=menu.SCREEN)


async def invite_in_group(update: Update, context: CoopContext) -> None:
    """Place the button "Buurtmelding doen" in the group that asks for it."""
    actor = await context.actor()
    assert update.effective_chat is not None
    group = await context.ask(group_of_chat, actor, telegram_chat_id=update.effective_chat.id)
    await context.show(NoticeKind.GROUP_INVITATION, subject_id=group.id)


async def follow_move(update: Update, context: CoopContext) -> None:
    """Follow a group that became a supergroup; of the two messages that tell it, the first."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None:
        await context.run(
            move_chat, SYSTEM, chat_id=message.chat_id, new_chat_id=message.migrate_to_chat_id
        )


PAYLOADS: dict[str, menu.Payload] = {"report": start_report}

BUTTONS: dict[str, Handler] = {
    "menu:report$": choose_group,
    "menu:reports$": show_reports,
    "menu:people$": show_people,
    "q:": press,
    "qgroup:": report_to,
    "qskip:": skip,
    "qback:": back,
    "qshow:": show_again,
    "qfix:": correct,
    "qwho:": show_readers,
    "qagain:": correct_one,
    "qhere:": ask_location,
    "qsame:": see_same,
    "qsend:": send,
    "qstop:": stop,
    "report:": show_report,
    "takeback:": ask_take_back,
    "withdraw:": take_back,
}


def register(application: BotApplication) -> None:
    """Hang the handlers of this area on the application."""
    for pattern, handler in BUTTONS.items():
        application.add_handler(CallbackQueryHandler(handler, pattern=f"^{pattern}"))
    in_group = filters.ChatType.GROUPS
    application.add_handler(CommandHandler("buurtmelding", invite_in_group, in_group))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, follow_move))
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.COMMAND
    application.add_handler(MessageHandler(private & filters.TEXT, read_words))
    other = private & ~filters.TEXT & ~filters.StatusUpdate.ALL
    application.add_handler(MessageHandler(other, read_other))
