"""The worker: bot, scheduler and delivery, as long as it is the one that leads."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import TelegramError

from bots.app import build_bot
from bots.chores import Chores
from bots.context import BotApplication
from bots.delivery import Delivery
from bots.dispatch import Dispatcher
from bots.intake import LongPoll, Poller, ask_to_be_brought
from bots.limiter import ChatLimiter, MailLimiter
from bots.orders import Orders
from bots.scheduler import TICKS, Tick, make_scheduler
from bots.senders import RelaySender, TelegramSender
from bots.stalls import watch_loop
from coop.bootstrap import Coop
from coop.jobs.rules import LEADER, LEASE_LASTS, RENEW_EVERY
from coop.jobs.services import drop_lease, hold_lease
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import House
from coop.settings import Settings
from coop.transports.mail import SmtpTransport, smtp_transport

SECONDS_TO_STOP = 8.0
SECONDS_FOR_POPUPS = 1.0
PAUSE_AFTER_CRASH = 1.0
LONGEST_PAUSE = 30.0

logger = logging.getLogger(__name__)

Part = Callable[[], Coroutine[Any, Any, None]]


class Worker:
    """Leads when it may, stands by when another does."""

    def __init__(
        self,
        coop: Coop,
        settings: Settings,
        *,
        ticks: tuple[Tick, ...] = TICKS,
        second_of_telegram: float = 1.0,
    ) -> None:
        """Take the cooperative to work for; nothing starts yet."""
        self._coop = coop
        self._settings = settings
        self._ticks = ticks
        self._second_of_telegram = second_of_telegram
        #: Another name at every start: what a former process claimed is nobody's.
        self._name = coop.chance.new_token()[:16]

    async def run(self, stop: asyncio.Event) -> None:
        """Work until told to stop."""
        while not stop.is_set():
            if await self._hold():
                await self._lead(stop)
            await _sleep(stop, RENEW_EVERY)

    async def _lead(self, stop: asyncio.Event) -> None:
        logger.info("leading as %s", self._name)
        leading = asyncio.create_task(self._do_everything())
        try:
            await self._keep_lease(stop, leading)
        finally:
            leading.cancel()
            await asyncio.wait({leading}, timeout=SECONDS_TO_STOP)
            _log_crash(leading)
            with contextlib.suppress(Exception):  # the lease runs out by itself
                await asyncio.to_thread(
                    lambda: self._coop.run(drop_lease, SYSTEM, name=LEADER, holder=self._name)
                )

    async def _keep_lease(self, stop: asyncio.Event, leading: asyncio.Task[None]) -> None:
        loop = asyncio.get_running_loop()
        held_at = loop.time()
        while not stop.is_set() and not leading.done():
            await _sleep(stop, RENEW_EVERY)
            try:
                if not await self._hold():
                    logger.warning("another worker leads now")
                    return
                held_at = loop.time()
            except Exception:
                logger.exception("the lease could not be renewed")
                if loop.time() - held_at > LEASE_LASTS.total_seconds() - RENEW_EVERY:
                    return

    async def _hold(self) -> bool:
        return await asyncio.to_thread(
            lambda: self._coop.run(hold_lease, SYSTEM, name=LEADER, holder=self._name)
        )

    async def _do_everything(self) -> None:
        settings = self._settings
        transport = None if settings.smtp_url is None else smtp_transport(settings.smtp_url)
        bot = build_bot(self._coop, settings) if settings.telegram_token else None
        delivery = self._delivery(transport, bot)
        scheduler = make_scheduler(self._coop, on_tick=delivery.wake, ticks=self._ticks)
        chores = Chores(self._coop, worker=self._name)
        parts: list[Part] = [watch_loop, delivery.run, chores.run]
        if bot is not None:
            parts.append(lambda: self._listen(bot, delivery))
        try:
            scheduler.start()
            # A group waits for every part when it is told to stop; gather would not.
            async with asyncio.TaskGroup() as group:
                for part in parts:
                    group.create_task(_keep_going(part))
        finally:
            scheduler.shutdown(wait=False)
            if bot is not None:
                if tasks := bot.bot_data["tasks"]:
                    # Popups on pressed buttons; worth a moment, not more.
                    await asyncio.wait(tasks, timeout=SECONDS_FOR_POPUPS)
                await bot.shutdown()
            if transport is not None:
                await asyncio.to_thread(transport.close)

    def _delivery(self, transport: SmtpTransport | None, bot: BotApplication | None) -> Delivery:
        settings = self._settings
        return Delivery(
            self._coop,
            worker=self._name,
            house=House(
                base_url=settings.base_url,
                mail_from=settings.mail_from,
                reply_address=settings.reply_address,
                bot_url=_bot_url(settings),
            ),
            mail_limiter=MailLimiter(
                settings.mail_per_minute, per_domain=settings.mail_per_domain
            ),
            chat_limiter=ChatLimiter(self._second_of_telegram),
            mails=None if transport is None else RelaySender(transport),
            chats=None if bot is None else TelegramSender(bot.bot),
        )

    async def _listen(self, bot: BotApplication, delivery: Delivery) -> None:
        await _initialize(bot)
        dispatcher = Dispatcher(self._coop, bot, on_settled=delivery.wake)
        secret = self._settings.telegram_webhook
        poller = Poller(self._coop, LongPoll(bot), on_arrival=dispatcher.wake)
        async with asyncio.TaskGroup() as group:
            if secret is None:
                group.create_task(_keep_going(poller.run))
            else:
                # What is in the inbox is handled, whether or not Telegram answers just now.
                group.create_task(ask_to_be_brought(bot, self._settings.base_url, secret))
            group.create_task(_keep_going(dispatcher.run))
            group.create_task(
                _keep_going(Orders(self._coop, bot, second=self._second_of_telegram).run)
            )


def _log_crash(task: asyncio.Task[None]) -> None:
    if task.done() and not task.cancelled() and task.exception() is not None:
        logger.error("the worker could not go on", exc_info=task.exception())


async def _initialize(bot: BotApplication) -> None:
    """Get to know ourselves; handlers wait for it, mail does not."""
    pause = 1.0
    while True:
        try:
            await bot.initialize()
        except TelegramError as error:
            logger.warning("Telegram does not answer: %s", error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return


async def _keep_going(part: Part) -> None:
    """Run a part for ever: what crashed begins anew, for all its state stands in rows."""
    while True:
        try:
            await part()
        except Exception:
            logger.exception("a part of the worker crashed and begins anew")
            await asyncio.sleep(PAUSE_AFTER_CRASH)


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(stop.wait(), seconds)


def _bot_url(settings: Settings) -> str | None:
    if settings.telegram_bot is None:
        return None
    return f"{settings.telegram_link_url}/{settings.telegram_bot}"
