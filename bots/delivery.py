"""Hands due notices to Telegram and the mail relay, within their limits."""

import asyncio
import contextlib
import logging
from collections import Counter, deque
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from typing import TypeVar

from bots.courier import Courier
from bots.limiter import ChatLimiter, MailLimiter
from bots.senders import ChatSender, MailSender
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import House
from coop.notices.queries import DueNotice, due_notices, recent_sends
from coop.people.rules import ChannelKind

#: The scheduler says when to look; should it ever stop, this is how long nobody notices.
LONGEST_WAIT = 10.0
#: Many that are queued in one breath are one look; who waits for an answer in a chat notices more.
BREATH = {ChannelKind.TELEGRAM: 0.02, ChannelKind.EMAIL: 0.1}
#: What was found due is not asked for again this long, unless something new may be.
LOOK_LASTS = 1.0
#: How long a stop waits for what is on its way.
SECONDS_TO_FINISH = 5.0
#: Side by side. A mail line takes one mail at a time; a second bundle is written meanwhile.
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
        self._mails = mails
        self._chats = chats
        self._courier = Courier(
            coop,
            worker=worker,
            house=house,
            mail_limiter=mail_limiter,
            chat_limiter=chat_limiter,
            mails=mails,
            chats=chats,
        )
        self._mail_limiter = mail_limiter
        self._chat_limiter = chat_limiter
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._count: Counter[ChannelKind] = Counter()
        self._lanes = {channel: Lane() for channel in self._channels()}
        self._remembers = False

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
        start = self._start_mails if channel is ChannelKind.EMAIL else self._start_chats
        lane.due, wait = start(lane.due)
        return wait

    def _due(self, channel: ChannelKind) -> tuple[DueNotice, ...]:
        return self._coop.ask(due_notices, SYSTEM, channel=channel)

    def _channels(self) -> tuple[ChannelKind, ...]:
        ways = ((ChannelKind.TELEGRAM, self._chats), (ChannelKind.EMAIL, self._mails))
        return tuple(channel for channel, sender in ways if sender is not None)

    def _start_chats(self, due: Sequence[DueNotice]) -> tuple[list[DueNotice], float]:
        """Let messages leave; return what could not and after how long the next may."""
        left, waits = [], [LONGEST_WAIT]
        for notice in due:
            now = asyncio.get_running_loop().time()
            wait = LONGEST_WAIT
            if not self._is_busy(notice):
                wait = self._chat_limiter.wait(notice.address, now)
            if wait > 0:
                left.append(notice)
                waits.append(wait)
                continue
            self._chat_limiter.starts(now)
            self._begin((notice,), self._courier.deliver(notice))
        return left, min(waits)

    def _start_mails(self, due: Sequence[DueNotice]) -> tuple[list[DueNotice], float]:
        """Let mails leave in bundles; return what could not and after how long the next may."""
        left, waits, waiting = [], [LONGEST_WAIT], deque(due)
        now = asyncio.get_running_loop().time()
        while waiting and self._count[ChannelKind.EMAIL] < MOST_AT_ONCE[ChannelKind.EMAIL]:
            bundle: list[DueNotice] = []
            while waiting and len(bundle) < self._courier.bundle:
                notice = waiting.popleft()
                wait = LONGEST_WAIT
                if not self._is_busy(notice):
                    urgent = notice.is_urgent
                    wait = self._mail_limiter.wait(notice.address, now, is_urgent=urgent)
                if wait > 0:
                    left.append(notice)
                    waits.append(wait)
                    continue
                self._mail_limiter.starts(notice.address, now)
                bundle.append(notice)
            if bundle:
                self._begin(bundle, self._courier.deliver_mails(bundle))
        return [*left, *waiting], min(waits)

    def _is_busy(self, notice: DueNotice) -> bool:
        is_full = self._count[notice.channel] >= MOST_AT_ONCE[notice.channel]
        return is_full or _key_of(notice) in self._under_way

    def _begin(self, notices: Sequence[DueNotice], work: Coroutine[None, None, None]) -> None:
        channel, keys = notices[0].channel, [_key_of(notice) for notice in notices]
        task = asyncio.get_running_loop().create_task(work)
        self._under_way.update(dict.fromkeys(keys, task))
        self._count[channel] += 1
        task.add_done_callback(lambda _done: self._finished(keys, channel))

    def _finished(self, keys: Sequence[str], channel: ChannelKind) -> None:
        for key in keys:
            del self._under_way[key]
        self._count[channel] -= 1
        self._lanes[channel].wake.set()


def _key_of(notice: DueNotice) -> str:
    """Return of what only one may be under way: a chat keeps its order, a mail stands alone."""
    return notice.address if notice.channel is ChannelKind.TELEGRAM else str(notice.id)


async def _off_the_loop(call: Callable[[], R]) -> R:
    return await asyncio.to_thread(call)
