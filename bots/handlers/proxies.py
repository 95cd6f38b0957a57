"""Coming or not, and letting somebody else vote, in the private chat.

Who votes is a name that is typed; what was said so far stands in the database, and typed words
go to whichever dialogue was touched last.
"""

import uuid
from datetime import datetime

from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bots.context import BotApplication, CoopContext
from bots.handlers import incidents, joining
from coop.assembly.errors import NotPresentError
from coop.assembly.queries import own_proxy_draft, vote_of_proxy
from coop.assembly.queries.proxies import DraftView
from coop.assembly.services import (
    announce_coming,
    ask_holder_again,
    begin_proxy_draft,
    cast_vote_for,
    drop_proxy_draft,
    give_drafted_proxy,
    name_holder,
    revoke_proxies,
)
from coop.incidents.rules.words import Command, command_of
from coop.kernel.errors import ConflictError, CoopError, RuleViolationError
from coop.kernel.permissions import Actor, Permission
from coop.notices.rules import NoticeKind, proxy_screen
from coop.parts.errors import PartOffError
from coop.voting.rules import BallotChannel, Choice
from coop.wording.catalogue import N_, say
from coop.wording.proxies import COUNTED
from coop.wording.refusals import refusal

MENU_SCREEN = "menu"
YES = "yes"
DONE = N_("Uw antwoord is bewaard.")


async def show_meeting(_update: Update, context: CoopContext) -> None:
    """Show one meeting with its agenda, and what one can do about it."""
    await context.actor()
    (meeting_id,) = context.button("meeting", uuid.UUID)
    context.answer()
    await context.show(NoticeKind.MEETING, subject_id=meeting_id, screen=MENU_SCREEN)


async def announce(_update: Update, context: CoopContext) -> None:
    """Keep whether a member comes."""
    meeting_id, said = context.button("come", uuid.UUID, str)
    actor = await context.actor()
    try:
        await context.run(announce_coming, actor, meeting_id=meeting_id, comes=said == YES)
    except (ConflictError, RuleViolationError) as error:
        context.answer(refusal(error, context.locale), alert=True)
    else:
        context.answer(say(DONE, context.locale))
    await context.show(NoticeKind.MEETING, subject_id=meeting_id, screen=MENU_SCREEN)


async def begin(_update: Update, context: CoopContext) -> None:
    """Ask who votes."""
    (meeting_id,) = context.button("proxy", uuid.UUID)
    await context.run(begin_proxy_draft, await context.actor(), meeting_id=meeting_id)
    context.answer()
    await _ask(context, fresh=True)


async def ask_again(_update: Update, context: CoopContext) -> None:
    """Ask for another name."""
    context.button("proxyother")
    await context.run(ask_holder_again, await context.actor())
    context.answer()
    await _ask(context)


async def give(_update: Update, context: CoopContext) -> None:
    """Give the proxy as it was said."""
    context.button("proxyyes")
    meeting_id = await context.run(give_drafted_proxy, await context.actor())
    context.answer()
    await context.show(NoticeKind.MEETING, subject_id=meeting_id, screen=MENU_SCREEN)


async def stop(_update: Update, context: CoopContext) -> None:
    """Give no proxy."""
    context.button("proxystop")
    await context.run(drop_proxy_draft, await context.actor())
    context.answer()
    await _ask(context)


async def revoke(_update: Update, context: CoopContext) -> None:
    """Take one's vote back."""
    (meeting_id,) = context.button("unproxy", uuid.UUID)
    await context.run(revoke_proxies, await context.actor(), meeting_id=meeting_id)
    context.answer()
    await context.show(NoticeKind.MEETING, subject_id=meeting_id, screen=MENU_SCREEN)


async def vote_for(_update: Update, context: CoopContext) -> None:
    """Take the ballot of a giver."""
    proxy_id, mark, choice = context.button("pv", uuid.UUID, str, Choice)
    actor = await context.actor()
    try:
        vote = await context.ask(vote_of_proxy, actor, proxy_id=proxy_id, mark=mark)
    except RuleViolationError as error:
        context.answer(refusal(error, context.locale), alert=True)
        return
    try:
        await context.run(
            cast_vote_for,
            actor,
            poll_id=vote.poll_id,
            giver_id=vote.giver_id,
            choice=choice,
            channel=BallotChannel.TELEGRAM,
        )
    except NotPresentError as error:
        context.answer(refusal(error, context.locale), alert=True)
        await context.show(NoticeKind.VOTE_ELSEWHERE, subject_id=vote.poll_id, fresh=True)
        return
    except (ConflictError, RuleViolationError) as error:
        context.answer(refusal(error, context.locale), alert=True)
    else:
        context.answer(say(COUNTED[choice], context.locale))
    await context.show(
        NoticeKind.VOTE_FOR, subject_id=proxy_id, screen=proxy_screen(proxy_id, vote.poll_id)
    )


async def read_words(update: Update, context: CoopContext) -> None:
    """Take typed words for who votes, or for "stop"; else they are for another dialogue."""
    actor = await context.actor()
    asked = await _draft(context, actor)
    if (
        asked is None
        or not asked.asks_name
        or await _is_elsewhere_since(context, actor, asked.touched_at)
    ):
        await joining.read_words(update, context)
        return
    text = (update.effective_message and update.effective_message.text) or ""
    try:
        if command_of(text) in {Command.STOP, Command.BACK}:
            await context.run(drop_proxy_draft, actor)
        else:
            await context.run(name_holder, actor, text=text)
    except CoopError as error:
        await context.refuse(refusal(error, context.locale))
    await _ask(context, fresh=True)


async def _ask(context: CoopContext, *, fresh: bool | None = None) -> None:
    await context.show(NoticeKind.PROXY_QUESTION, screen=MENU_SCREEN, fresh=fresh)


async def _draft(context: CoopContext, actor: Actor) -> DraftView | None:
    if not actor.holds(Permission.ASSEMBLY_PROXY_GIVE):
        return None
    try:
        return await context.ask(own_proxy_draft, actor)
    except PartOffError:
        return None


async def _is_elsewhere_since(context: CoopContext, actor: Actor, touched_at: datetime) -> bool:
    """Tell whether another dialogue was touched after this one."""
    report = await incidents.question_in_chat(context, actor)
    if report is not None and report.touched_at is not None and report.touched_at > touched_at:
        return True
    application = await joining.question_in_chat(context, actor)
    return application is not None and application.touched_at > touched_at


def register(application: BotApplication) -> None:
    """Hang the handlers of this area on the application, before those of other dialogues."""
    for pattern, handler in (
        ("meeting:", show_meeting),
        ("come:", announce),
        ("proxy:", begin),
        ("proxyother$", ask_again),
        ("proxyyes$", give),
        ("proxystop$", stop),
        ("unproxy:", revoke),
        ("pv:", vote_for),
    ):
        application.add_handler(CallbackQueryHandler(handler, pattern=f"^{pattern}"))
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & ~filters.COMMAND
    application.add_handler(MessageHandler(private & filters.TEXT, read_words))
