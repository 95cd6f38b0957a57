"""Brings updates from Telegram into the inbox."""

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any, Protocol
from urllib.parse import urlencode

from telegram.error import Conflict, RetryAfter, TelegramError

from bots.context import BotApplication
from coop.bootstrap import Coop
from coop.inbox.services import store_updates
from coop.kernel.permissions import SYSTEM

#: What the bot wants to hear of; Telegram sends some of these only when asked to.
KINDS = (
    *("message", "edited_message", "callback_query", "my_chat_member", "chat_member"),
    "chat_join_request",
)
MOST_AT_ONCE = 100
WEBHOOK = "webhook"
WEBHOOK_PATH = "/telegram/webhook"
LONG_POLL = 25
SECONDS_TO_SPARE = 10.0
LONGEST_PAUSE = 30.0

logger = logging.getLogger(__name__)


class Source(Protocol):
    """Where updates come from."""

    async def fetch(self, offset: int | None) -> list[dict[str, Any]]:
        """Wait for updates from this number on; asking confirms all before it."""
        ...


class LongPoll:
    """Asks the Bot API for updates, unparsed: what cannot be read may not stop the rest."""

    def __init__(self, application: BotApplication) -> None:
        """Ask as this application's bot."""
        self._bot = application.bot

    async def fetch(self, offset: int | None) -> list[dict[str, Any]]:
        """Wait for updates from this number on; asking confirms all before it."""
        asked: dict[str, object] = {
            "timeout": LONG_POLL,
            "limit": MOST_AT_ONCE,
            "allowed_updates": json.dumps(KINDS),
        }
        if offset is not None:
            asked["offset"] = offset
        try:
            answer = await self._bot.request.retrieve(
                f"{self._bot.base_url}/getUpdates?{urlencode(asked)}",
                read_timeout=LONG_POLL + SECONDS_TO_SPARE,
            )
        except Conflict as error:
            if WEBHOOK not in error.message.lower():
                raise
            # The operator went back from webhook mode; Telegram keeps what was not brought.
            await self._bot.delete_webhook()
            return []
        updates: list[dict[str, Any]] = json.loads(answer)["result"]
        return updates


class Poller:
    """Stores what Telegram has, and only then lets Telegram forget it."""

    def __init__(self, coop: Coop, source: Source, *, on_arrival: Callable[[], None]) -> None:
        """Say after each arrival that there is something to handle."""
        self._coop = coop
        self._source = source
        self._on_arrival = on_arrival

    async def run(self) -> None:
        """Poll until cancelled; a broken network is waited out."""
        offset: int | None = None
        pause = 1.0
        while True:
            try:
                updates = await self._source.fetch(offset)
            except TelegramError as error:
                logger.warning("no updates: %s", error)
                await asyncio.sleep(_asked_for(error) or pause)
                pause = min(pause * 2, LONGEST_PAUSE)
                continue
            pause = 1.0
            if updates:
                await asyncio.to_thread(self._store, updates)
                offset = max(update["update_id"] for update in updates) + 1
                self._on_arrival()

    def _store(self, updates: list[dict[str, Any]]) -> None:
        self._coop.run(store_updates, SYSTEM, updates=updates)


async def ask_to_be_brought(application: BotApplication, base_url: str, secret: str) -> None:
    """Have Telegram bring updates to the website, which keeps them in the same inbox."""
    pause = 1.0
    while True:
        try:
            await application.bot.set_webhook(
                f"{base_url}{WEBHOOK_PATH}", secret_token=secret, allowed_updates=list(KINDS)
            )
        except TelegramError as error:
            logger.warning("no webhook: %s", error)
            await asyncio.sleep(_asked_for(error) or pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


def _asked_for(error: TelegramError) -> float:
    if not isinstance(error, RetryAfter):
        return 0.0
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
