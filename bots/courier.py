"""Takes a chat message or a bundle of mails out of the house, and records how that went."""

import asyncio
import logging
import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import TypeVar

from bots.limiter import ChatLimiter, MailLimiter
from bots.senders import ChatSender, MailSender, NotSentError
from coop.bootstrap import Coop
from coop.kernel.permissions import SYSTEM
from coop.notices.documents import BuiltChat, BuiltMail, House
from coop.notices.queries import DueNotice
from coop.notices.rules import Outcome, mails_in_bundle, relay_pause
from coop.notices.services.delivery import (
    build_notice,
    build_notices,
    move_chat,
    record_failure,
    record_mails_sent,
    record_sent,
)
from coop.notices.services.stopped import leave_topic

#: Why a mail waits that was not tried itself.
RELAY_AWAY = "the relay takes no mail now"

R = TypeVar("R")

logger = logging.getLogger(__name__)


class Courier:
    """Writes, hands over and records; what leaves when is for `Delivery` to say."""

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
        """Take the ways out."""
        self._coop = coop
        self._worker = worker
        self._house = house
        self._mails = mails
        self._chats = chats
        self._mail_limiter = mail_limiter
        self._chat_limiter = chat_limiter
        #: How many mails go in one bundle: as many as leave in a second.
        self.bundle = 1
        #: How often in a row the relay took no mail at all.
        self._relay_away = 0
        #: Mails that went and are to be recorded, and who is at it.
        self._sent: list[uuid.UUID] = []
        self._recorder: asyncio.Task[None] | None = None

    async def deliver(self, notice: DueNotice) -> None:
        """Deliver one notice on its own."""
        try:
            built = await _off_the_loop(
                lambda: self._coop.run(
                    build_notice,
                    SYSTEM,
                    notice_id=notice.id,
                    worker=self._worker,
                    house=self._house,
                )
            )
            if built is not None:
                await self._hand_over(notice.id, built)
        except NotSentError as error:
            await self._not_sent(notice, error)
        except Exception:
            # A message that cannot be written may not stop the others: it is kept, marked
            # and tried again, in case what it names was half there.
            reference = uuid.uuid5(notice.id, self._worker).hex[:8]
            logger.exception("notice %s failed, reference %s", notice.id, reference)
            await self._record(notice.id, Outcome.TEMPORARY, f"fout {reference}")

    async def deliver_mails(self, bundle: Sequence[DueNotice]) -> None:
        """Write a bundle in one transaction, hand it over, and record meanwhile what went."""
        try:
            built = await self._build(bundle)
        except Exception:
            # One that cannot be written may not stop the others: each goes on its own.
            logger.exception("a bundle of %d mails could not be written", len(bundle))
            for notice in bundle:
                await self.deliver(notice)
            return
        began = asyncio.get_running_loop().time()
        for notice in bundle:
            if notice.id in built:
                await self._hand_over_one(notice, built[notice.id])
        if self._recorder is not None:
            await asyncio.wait({self._recorder})
        self.bundle = mails_in_bundle((asyncio.get_running_loop().time() - began) / len(bundle))

    async def _build(self, bundle: Sequence[DueNotice]) -> dict[uuid.UUID, BuiltMail | BuiltChat]:
        return await _off_the_loop(
            lambda: self._coop.run(
                build_notices,
                SYSTEM,
                notice_ids=[notice.id for notice in bundle],
                worker=self._worker,
                house=self._house,
            )
        )

    async def _hand_over_one(self, notice: DueNotice, built: BuiltMail | BuiltChat) -> None:
        """Hand one of a bundle over; a mail that went is recorded beside the next."""
        pause = self._mail_limiter.away(asyncio.get_running_loop().time())
        if isinstance(built, BuiltMail) and pause > 0:
            # The relay went away earlier in this bundle: this one need not find out.
            wait = timedelta(seconds=pause)
            await self._record(notice.id, Outcome.TEMPORARY, RELAY_AWAY, retry_after=wait)
            return
        try:
            if isinstance(built, BuiltChat) or self._mails is None:
                await self._hand_over(notice.id, built)
            else:
                await self._mails.send(built)
                self._relay_away = 0
                self._note_sent(notice.id)
        except NotSentError as error:
            await self._not_sent(notice, error)

    def _note_sent(self, notice_id: uuid.UUID) -> None:
        self._sent.append(notice_id)
        if self._recorder is None or self._recorder.done():
            self._recorder = asyncio.get_running_loop().create_task(self._record_sent())

    async def _record_sent(self) -> None:
        """Record what went since the last time, while the next mails go.

        Who is killed leaves those in doubt that went during one such transaction: they go
        again, each under its own Message-ID.
        """
        while self._sent:
            sent, self._sent = self._sent, []
            record = partial(self._coop.run, record_mails_sent, SYSTEM, notice_ids=sent)
            try:
                await _off_the_loop(record)
            except Exception:
                # They are ours until their lease ends; then they go again under their number.
                logger.exception("%d sent mails could not be recorded", len(sent))

    async def _hand_over(self, notice_id: uuid.UUID, built: BuiltMail | BuiltChat) -> None:
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
                record_sent, SYSTEM, notice_id=notice_id, external_id=external_id
            )
        )

    async def _not_sent(self, notice: DueNotice, error: NotSentError) -> None:
        if error.moved_to is not None:
            await self._follow(notice.address, error.moved_to)
        if error.topic_gone:
            await _off_the_loop(lambda: self._coop.run(leave_topic, SYSTEM, notice_id=notice.id))
        retry_after = self._rest() if error.relay_away else error.retry_after
        await self._record(notice.id, error.outcome, error.reason, retry_after=retry_after)

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
