"""Hands due notices to Telegram and the mail relay, within their limits."""

import asyncio
import logging
import uuid
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from bots.limiter import ChatLimiter, MailLimiter
from bots.senders import ChatSender, MailSender, NotSentError
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltChat, BuiltMail, House
from coop.notices.queries import DueNotice, due_notices, recent_sends
from coop.notices.rules import Outcome, relay_pause
from coop.notices.services.delivery import (
    build_notice,
    move_chat,
    record_failure,
    record_sent,
)
from coop.notices.services.stopped import leave_topic
from coop.people.rules import ChannelKind

#: The scheduler says when to look; should it ever stop, this is how long nobody notices.
LONGEST_WAIT = 10.0
BREATH = 0.02
#: How long a stop waits for what is on its way.
SECONDS_TO_FINISH = 5.0
#: Side by side. A mail line takes one mail at a time; a second one is written meanwhile.
MOST_AT_ONCE = {ChannelKind.TELEGRAM: 16, ChannelKind.EMAIL: 2}
LIMITS_LOOK_BACK = timedelta(seconds=60)

R = TypeVar("R")

logger = logging.getLogger(__name__)


class Delivery:
    """One round after the other: what is due and allowed leaves, each on its own."""

    def __init__(
        self,
        coop: Coop,
        *,
        worker: str,
        house: House,
        mail_limiter: MailLimiter,
        chat_limiter: ChatLimiter,
        mails: MailSender | None,
        chats: ChatSender | None,
    ) -> None:
        """Take the ways out; without one, what should go there waits."""
        self._coop = coop
        self._worker = worker
        self._house = house
        self._mails = mails
        self._chats = chats
        self._mail_limiter = mail_limiter
        self._chat_limiter = chat_limiter
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._count: Counter[ChannelKind] = Counter()
        self._wake = asyncio.Event()
        self._remembers = False
        #: How often in a row the relay took no mail at all.
        self._relay_away = 0

    def wake(self) -> None:
        """Say that something may be due."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver until cancelled; what is on its way then is finished first."""
        await self._remember_sends()
        try:
            while True:
                # Many that are queued in one breath are one round.
                await asyncio.sleep(BREATH)
                self._wake.clear()
                wait = await self._round()
                try:
                    await asyncio.wait_for(self._wake.wait(), wait)
                except TimeoutError:
                    continue
        finally:
            if self._under_way:
                await asyncio.wait(self._under_way.values(), timeout=SECONDS_TO_FINISH)

    async def _remember_sends(self) -> None:
        # A restart of the process may not let twice the limit through; a restart of this loop
        # remembers by itself.
        if self._remembers:
            return
        self._remembers = True
        now = asyncio.get_running_loop().time()
        for sent in await _off_the_loop(
            lambda: self._coop.ask(recent_sends, SYSTEM, within=LIMITS_LOOK_BACK)
        ):
            if sent.channel is ChannelKind.TELEGRAM:
                self._chat_limiter.arrived(sent.address, now - sent.seconds_ago)
            else:
                self._mail_limiter.starts(sent.address, now - sent.seconds_ago)

    async def _round(self) -> float:
        """Start what may leave now; return after how long to look again."""
        wait = LONGEST_WAIT
        for channel in self._channels():
            due = await asyncio.to_thread(self._due, channel)
            for notice in due:
                wait = min(wait, self._start(notice))
        return wait

    def _due(self, channel: ChannelKind) -> tuple[DueNotice, ...]:
        return self._coop.ask(due_notices, SYSTEM, channel=channel)

    def _channels(self) -> tuple[ChannelKind, ...]:
        ways = ((ChannelKind.TELEGRAM, self._chats), (ChannelKind.EMAIL, self._mails))
        return tuple(channel for channel, sender in ways if sender is not None)

    def _start(self, notice: DueNotice) -> float:
        key = notice.address if notice.channel is ChannelKind.TELEGRAM else str(notice.id)
        if key in self._under_way or self._count[notice.channel] >= MOST_AT_ONCE[notice.channel]:
            return LONGEST_WAIT
        now = asyncio.get_running_loop().time()
        if notice.channel is ChannelKind.TELEGRAM:
            wait = self._chat_limiter.wait(notice.address, now)
        else:
            wait = self._mail_limiter.wait(notice.address, now, is_urgent=notice.is_urgent)
        if wait > 0:
            return wait
        if notice.channel is ChannelKind.TELEGRAM:
            self._chat_limiter.starts(now)
        else:
            self._mail_limiter.starts(notice.address, now)
        task = asyncio.get_running_loop().create_task(self._deliver(notice))
        self._under_way[key] = task
        self._count[notice.channel] += 1
        task.add_done_callback(lambda _done: self._finished(key, notice.channel))
        return LONGEST_WAIT

    def _finished(self, key: str, channel: ChannelKind) -> None:
        del self._under_way[key]
        self._count[channel] -= 1
        self._wake.set()

    async def _deliver(self, notice: DueNotice) -> None:
        try:
            await self._send(notice)
        except NotSentError as error:
            if error.moved_to is not None:
                await self._follow(notice.address, error.moved_to)
            if error.topic_gone:
                await _off_the_loop(
                    lambda: self._coop.run(leave_topic, SYSTEM, notice_id=notice.id)
                )
            retry_after = self._rest() if error.relay_away else error.retry_after
            await self._record(notice.id, error.outcome, error.reason, retry_after=retry_after)
        except Exception:
            # A message that cannot be written may not stop the others: it is kept, marked
            # and tried again, in case what it names was half there.
            reference = uuid.uuid5(notice.id, self._worker).hex[:8]
            logger.exception("notice %s failed, reference %s", notice.id, reference)
            await self._record(notice.id, Outcome.TEMPORARY, f"fout {reference}")

    def _rest(self) -> timedelta:
        """Leave the relay alone for a while: no other mail need find out that it is away."""
        pause = relay_pause(self._relay_away)
        self._relay_away += 1
        self._mail_limiter.rest(asyncio.get_running_loop().time() + pause.total_seconds())
        return pause

    async def _follow(self, chat: str, moved_to: int) -> None:
        await _off_the_loop(
            lambda: self._coop.run(move_chat, SYSTEM, chat_id=int(chat), new_chat_id=moved_to)
        )

    async def _send(self, notice: DueNotice) -> None:
        built = await _off_the_loop(
            lambda: self._coop.run(
                build_notice,
                SYSTEM,
                notice_id=notice.id,
                worker=self._worker,
                house=self._house,
            )
        )
        external_id: str | None = None
        match built:
            case BuiltChat() if self._chats is not None:
                external_id = await self._chats.send(built)
                self._chat_limiter.arrived(str(built.chat_id), asyncio.get_running_loop().time())
            case BuiltMail() if self._mails is not None:
                await self._mails.send(built)
                self._relay_away = 0
            case _:
                return
        await _off_the_loop(
            lambda: self._coop.run(
                record_sent, SYSTEM, notice_id=notice.id, external_id=external_id
            )
        )

    async def _record(
        self,
        notice_id: uuid.UUID,
        outcome: Outcome,
        reason: str,
        *,
        retry_after: timedelta | None = None,
    ) -> None:
        await _off_the_loop(
            lambda: self._coop.run(
                record_failure,
                SYSTEM,
                notice_id=notice_id,
                outcome=outcome,
                failure=reason,
                retry_after=retry_after,
            )
        )


async def _off_the_loop(call: Callable[[], R]) -> R:
    return await asyncio.to_thread(call)
