"""Knowing a member by a Telegram account: the link from the website ends here."""

from telegram import Update

from bots.context import BotApplication, CoopContext
from bots.handlers import menu
from coop.notices.rules import NoticeKind
from coop.people.services import link_telegram
from coop.wording.catalogue import N_, say

#: Longer than any token of ours.
LONGEST_TOKEN = 64


async def link_account(update: Update, context: CoopContext, rest: str) -> None:
    """Give the account to whoever asked for this link on the website."""
    user = update.effective_user
    assert user is not None  # `/start` in a private chat has a sender
    actor = await context.actor()
    await context.run(link_telegram, actor, token=rest[:LONGEST_TOKEN], user_id=user.id)
    linked = N_("Gelukt. U krijgt nu ook hier bericht. Stoppen kan altijd.")
    await context.say(say(linked, context.locale))
    await context.show(NoticeKind.MENU, screen=menu.SCREEN, fresh=True)


PAYLOADS: dict[str, menu.Payload] = {"link": link_account}


def register(application: BotApplication) -> None:
    """Hang nothing more on the application: /start finds the payload."""
