"""Hands due notices to Telegram and the mail relay, within their limits."""

import asyncio
import contextlib
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
#: Many that are queued in one breath are one look; who waits for an answer in a chat notices more.
BREATH = {ChannelKind.TELEGRAM: 0.02, ChannelKind.EMAIL: 0.1}
#: What was found due is not asked for again this long, unless something new may be.
LOOK_LASTS = 1.0
#: How long a stop waits for what is on its way.
SECONDS_TO_FINISH = 5.0
#: Side by side. A mail line takes one mail at a time; a second one is written meanwhile.
MOST_AT_ONCE = {ChannelKind.TELEGRAM: 16, ChannelKind.EMAIL: 2}
LIMITS_LOOK_BACK = timedelta(seconds=60)

R = TypeVar("R")

logger = logging.getLogger(__name__)


class Lane:
    """What is known of one way out: what was found due there, and when it was looked for."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.due: list[DueNotice] = []
        self.looked_at = -LOOK_LASTS
        self.has_news = True
        self.wake = asyncio.Event()

    def must_look(self, now: float) -> bool:
        """Tell whether the outbox may hold what is not known here."""
        return self.has_news or not self.due or now - self.looked_at > LOOK_LASTS


class Delivery:
    """One round after the other on each channel: what is due and allowed leaves on its own."""

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
        self._lanes = {channel: Lane() for channel in self._channels()}
        self._remembers = False
        #: How often in a row the relay took no mail at all.
        self._relay_away = 0

    def wake(self) -> None:
        """Say that something may be due."""
        for lane in self._lanes.values():
            lane.has_news = True
            lane.wake.set()

    async def run(self) -> None:
        """Deliver until cancelled; what is on its way then is finished first."""
        await self._remember_sends()
        try:
            async with asyncio.TaskGroup() as group:
                for channel in self._lanes:
                    group.create_task(self._carry_on(channel))
                # Without any way out there is nothing to do, for ever.
                await asyncio.Event().wait()
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

    async def _carry_on(self, channel: ChannelKind) -> None:
        lane = self._lanes[channel]
        while True:
            await asyncio.sleep(self._full_for(channel))
            lane.wake.clear()
            wait = await self._round(channel, lane)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(lane.wake.wait(), wait)

    def _full_for(self, channel: ChannelKind) -> float:
        """Return how long nothing at all may leave; to look before that is in vain."""
        if channel is ChannelKind.TELEGRAM:
            return self._chat_limiter.wait_of_all(asyncio.get_running_loop().time())
        return 0.0

    async def _round(self, channel: ChannelKind, lane: Lane) -> float:
        """Start what may leave now; return after how long to look again."""
        loop = asyncio.get_running_loop()
        if lane.must_look(loop.time()):
            await asyncio.sleep(BREATH[channel])
            lane.has_news = False
            found = await asyncio.to_thread(self._due, channel)
            lane.due = [notice for notice in found if _key_of(notice) not in self._under_way]
            lane.looked_at = loop.time()
        waits, left = [LONGEST_WAIT], []
        for notice in lane.due:
            wait = self._start(notice)
            if wait is not None:
                waits.append(wait)
                left.append(notice)
        lane.due = left
        return min(waits)

    def _due(self, channel: ChannelKind) -> tuple[DueNotice, ...]:
        return self._coop.ask(due_notices, SYSTEM, channel=channel)

    def _channels(self) -> tuple[ChannelKind, ...]:
        ways = ((ChannelKind.TELEGRAM, self._chats), (ChannelKind.EMAIL, self._mails))
        return tuple(channel for channel, sender in ways if sender is not None)

    def _start(self, notice: DueNotice) -> float | None:
        """Let a notice leave, or return after how long it may."""
        key = _key_of(notice)
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
        return None

    def _finished(self, key: str, channel: ChannelKind) -> None:
        del self._under_way[key]
        self._count[channel] -= 1
        self._lanes[channel].wake.set()

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


def _key_of(notice: DueNotice) -> str:
    """Return of what only one may be under way: a chat keeps its order, a mail stands alone."""
    return notice.address if notice.channel is ChannelKind.TELEGRAM else str(notice.id)


async def _off_the_loop(call: Callable[[], R]) -> R:
    return await asyncio.to_thread(call)
