"""Voting by pressing a button in the private chat, and the way to meetings."""

import uuid

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bots.context import BotApplication, CoopContext
from coop.assembly.errors import NotPresentError
from coop.assembly.services import cast_vote
from coop.notices.rules import NoticeKind, vote_screen
from coop.voting.errors import AlreadyVotedError, PollClosedError
from coop.voting.rules import BallotChannel, Choice
from coop.wording.assembly import COUNTED
from coop.wording.catalogue import say
from coop.wording.refusals import refusal

MENU_SCREEN = "menu"


async def vote(_update: Update, context: CoopContext) -> None:
    """Take the ballot behind the pressed button."""
    actor = await context.actor()
    poll_id, choice = context.button("vote", uuid.UUID, Choice)
    try:
        await context.run(
            cast_vote, actor, poll_id=poll_id, choice=choice, channel=BallotChannel.TELEGRAM
        )
    except NotPresentError as error:
        context.answer(refusal(error, context.locale), alert=True)
        await context.show(NoticeKind.VOTE_ELSEWHERE, subject_id=poll_id, fresh=True)
        return
    except (AlreadyVotedError, PollClosedError) as error:
        context.answer(refusal(error, context.locale), alert=True)
    else:
        context.answer(say(COUNTED[choice], context.locale))
    await context.show(NoticeKind.VOTE, subject_id=poll_id, screen=vote_screen(poll_id))


async def show_ballot(_update: Update, context: CoopContext) -> None:
    """Show the buttons of a vote again, below what was said since."""
    await context.actor()
    (poll_id,) = context.button("ballot", uuid.UUID)
    context.answer()
    await context.show(
        NoticeKind.VOTE, subject_id=poll_id, screen=vote_screen(poll_id), fresh=True
    )


async def show_meetings(_update: Update, context: CoopContext) -> None:
    """Show what goes on and what comes."""
    await context.actor()
    context.answer()
    await context.show(NoticeKind.MEETINGS, screen=MENU_SCREEN)


def register(application: BotApplication) -> None:
    """Hang the handlers of this area on the application."""
    application.add_handler(CallbackQueryHandler(vote, pattern=r"^vote:"))
    application.add_handler(CallbackQueryHandler(show_ballot, pattern=r"^ballot:"))
    application.add_handler(CallbackQueryHandler(show_meetings, pattern=r"^menu:meetings$"))
