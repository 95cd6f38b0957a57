"""Hands updates from the inbox to the handlers, a conversation in order."""

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable
from typing import Any

from telegram import Update

from bots.context import REPLIES, BotApplication, CoopContext
from bots.errors import CRASHED
from coop.bootstrap import Coop
from coop.inbox.services import TakenUpdate, take_updates
from coop.kernel.permissions import SYSTEM
from coop.notices.outbox import Reply
from coop.notices.services.replies import settle_conversations
from coop.wording.catalogue import N_, say

MOST_IN_HAND = 200
#: How many conversations are carried on side by side.
CONVERSATIONS = 8
LOOK_EVERY = 1.0
#: A crash may be a database that was away for a moment; the third one is taken for a bug.
PAUSES = (0.2, 1.0)
SECONDS_TO_FINISH = 5.0

logger = logging.getLogger(__name__)


class Dispatcher:
    """Takes updates up, has them handled, and settles them together with their answers."""

    def __init__(
        self, coop: Coop, application: BotApplication, *, on_settled: Callable[[], None]
    ) -> None:
        """Say after each settling that there may be answers to send."""
        self._coop = coop
        self._application = application
        self._on_settled = on_settled
        self._wake = asyncio.Event()
        self._seats = asyncio.Semaphore(CONVERSATIONS)
        self._in_hand: set[int] = set()
        self._turns: dict[object, deque[TakenUpdate]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._done: dict[int, str | None] = {}

    def wake(self) -> None:
        """Say that something came in."""
        self._wake.set()

    async def run(self) -> None:
        """Handle what comes in until cancelled; what is in hand then is finished first."""
        # After a crash of this very loop everything is taken up anew from the inbox.
        self._in_hand.clear()
        self._turns.clear()
        try:
            while True:
                self._wake.clear()
                await self._settle()
                if not await self._take():
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._wake.wait(), LOOK_EVERY)
        finally:
            if self._tasks:
                await asyncio.wait(self._tasks, timeout=SECONDS_TO_FINISH)
            await self._settle()

    async def _take(self) -> bool:
        """Take up what waits; tell whether there was anything."""
        room = MOST_IN_HAND - len(self._in_hand)
        if room <= 0:
            return False
        in_hand = frozenset(self._in_hand)
        taken = await asyncio.to_thread(
            lambda: self._coop.run(take_updates, SYSTEM, limit=room, in_hand=in_hand)
        )
        for update in taken:
            self._in_hand.add(update.update_id)
            conversation = _conversation_of(update.payload)
            if conversation in self._turns:
                self._turns[conversation].append(update)
            else:
                self._turns[conversation] = deque([update])
                task = asyncio.get_running_loop().create_task(self._carry_on(conversation))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        return bool(taken)

    async def _carry_on(self, conversation: object) -> None:
        turns = self._turns[conversation]
        async with self._seats:
            while turns:
                update = turns.popleft()
                self._done[update.update_id] = await self._handle(update)
                self._wake.set()
        self._turns.pop(conversation, None)

    async def _settle(self) -> None:
        """Record what was handled since the last time, in one transaction with the answers."""
        done, self._done = self._done, {}
        if not done:
            return
        kept: dict[int, list[Reply]] = self._application.bot_data[REPLIES]
        replies = {update_id: kept.pop(update_id, []) for update_id in done}
        handled = [update_id for update_id, reference in done.items() if reference is None]
        failed = {update_id: ref for update_id, ref in done.items() if ref is not None}
        try:
            await asyncio.to_thread(
                lambda: self._coop.run(
                    settle_conversations,
                    SYSTEM,
                    handled=handled,
                    failed=failed,
                    replies=replies,
                )
            )
        finally:
            # If it did not work out they are taken up again, and handled without new effect.
            self._in_hand.difference_update(done)
        self._on_settled()

    async def _handle(self, taken: TakenUpdate) -> str | None:
        """Have one update handled; return by which reference the log knows its failure."""
        error: BaseException | None = None
        for pause in (*PAUSES, None):
            error = await self._attempt(taken)
            if error is None:
                return None
            if pause is not None:
                await asyncio.sleep(pause)
        reference = self._coop.chance.new_token()[:8]
        logger.error("update %s failed, reference %s", taken.update_id, reference, exc_info=error)
        await self._apologise(taken, reference)
        return reference

    async def _attempt(self, taken: TakenUpdate) -> BaseException | None:
        crashed: dict[int, BaseException] = self._application.bot_data[CRASHED]
        # What a former attempt wanted to answer, this one says again.
        self._application.bot_data[REPLIES].pop(taken.update_id, None)
        try:
            update = Update.de_json(taken.payload, self._application.bot)
        except Exception as error:  # noqa: BLE001  # whatever came in may not stop the rest
            return error
        await self._application.process_update(update)
        return crashed.pop(taken.update_id, None)

    async def _apologise(self, taken: TakenUpdate, reference: str) -> None:
        try:
            update = Update.de_json(taken.payload, self._application.bot)
            context = CoopContext.from_update(update, self._application)
            sentence = N_("Er ging iets mis. Uw bericht is bewaard. Code: %(code)s.")
            await context.refuse(say(sentence, context.locale, code=reference))
        except Exception:  # the update stays marked, with or without an apology
            logger.exception("no apology for update %s", taken.update_id)


def _conversation_of(payload: dict[str, Any]) -> object:
    """Return whose turn it is: the chat, else the person, else nobody in particular."""
    for name, content in payload.items():
        if name != "update_id" and isinstance(content, dict):
            inside = content.get("message", content)
            for part in ("chat", "from"):
                if isinstance(inside, dict) and isinstance(inside.get(part), dict):
                    return inside[part].get("id")
    return None
