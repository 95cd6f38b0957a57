"""A local mail relay that keeps every mail and delivers none."""

import asyncio
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from bots.practice.mails import Fault, MailStore
from coop.kernel.clock import Clock, SystemClock

SIZE_LIMIT = 32 * 1024 * 1024
LONGEST_HOLD = 120.0
ANSWERS = {
    Fault.BUSY: "451 4.3.0 Try again later",
    Fault.REFUSED: "550 5.1.1 Mailbox unavailable",
}


class Receiver:
    """Answers the relay's side of an SMTP conversation."""

    def __init__(self, store: MailStore, clock: Clock) -> None:
        """Keep what comes in here, stamped by this clock."""
        self._store = store
        self._clock = clock

    async def handle_DATA(  # noqa: N802 - aiosmtpd looks hooks up by this name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Store one mail, or fail as was planned."""
        fault = await asyncio.to_thread(self._store.take_fault, envelope.rcpt_tos)
        if fault in ANSWERS:
            return ANSWERS[fault]
        seq = await asyncio.to_thread(
            self._store.keep,
            raw=envelope.original_content or b"",
            sender=envelope.mail_from or "",
            recipients=envelope.rcpt_tos,
            received_at=self._clock.now(),
        )
        if fault is Fault.DROP:
            # The mail is ours, yet the sender never hears it: the worst a relay can do.
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            raise ConnectionResetError
        if fault is Fault.HOLD:
            # A sender that hangs up ends this wait: the library cancels the conversation.
            await asyncio.sleep(LONGEST_HOLD)
        return f"250 2.0.0 Kept as {seq}"


async def start_smtp(store_path: Path, port: int, *, clock: Clock | None = None) -> asyncio.Server:
    """Listen for mail on this machine; port 0 takes a free one."""
    receiver = Receiver(MailStore(store_path), clock or SystemClock())
    loop = asyncio.get_running_loop()

    def conversation() -> SMTP:
        return SMTP(
            receiver,
            data_size_limit=SIZE_LIMIT,
            enable_SMTPUTF8=True,
            hostname="postvak.practice",
            ident="oefenpostvak",
            loop=loop,
        )

    return await loop.create_server(conversation, "127.0.0.1", port)
