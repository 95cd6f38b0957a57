"""A local mail relay that keeps every mail and delivers none."""

import asyncio
from collections.abc import Collection, Sequence
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from bots.practice.bounces import bounce_of
from bots.practice.mails import Fault, MailStore
from coop.kernel.clock import Clock, SystemClock

SIZE_LIMIT = 32 * 1024 * 1024
LONGEST_HOLD = 120.0
#: How long a slow relay takes for its answer.
SLOW_SECONDS = 0.5
#: What is answered where, instead of yes; what has no answer here takes the mail.
OF_SENDER = {Fault.CLOSING: "421 4.3.2 Closing for maintenance"}
OF_RECIPIENT = {
    Fault.GREYLISTED: "450 4.7.1 Greylisted, please try again later",
    Fault.NOBODY: "550 5.1.1 No such mailbox",
    Fault.FULL: "552 5.2.2 Mailbox full",
}
OF_CONTENT = {
    Fault.BUSY: "451 4.3.0 Try again later",
    Fault.REFUSED: "550 5.1.1 Mailbox unavailable",
}
AFTER_TAKING = {*OF_CONTENT, Fault.BOUNCE, Fault.SLOW, Fault.DROP, Fault.HOLD}


class Receiver:
    """Answers the relay's side of an SMTP conversation."""

    def __init__(self, store: MailStore, clock: Clock) -> None:
        """Keep what comes in here, stamped by this clock."""
        self._store = store
        self._clock = clock

    async def handle_MAIL(  # noqa: N802 - aiosmtpd looks hooks up by this name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """Take a sender, or close as was planned."""
        fault = await self._fault((), OF_SENDER)
        if fault is not None:
            return OF_SENDER[fault]
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd looks hooks up by this name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """Take a recipient, or refuse as was planned."""
        fault = await self._fault((address,), OF_RECIPIENT)
        if fault is not None:
            return OF_RECIPIENT[fault]
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd looks hooks up by this name
        self, server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Store one mail, or fail as was planned."""
        fault = await self._fault(envelope.rcpt_tos, AFTER_TAKING)
        if fault in OF_CONTENT:
            return OF_CONTENT[fault]
        seq = await self._keep(
            envelope.original_content or b"", envelope.mail_from or "", envelope.rcpt_tos
        )
        if fault is Fault.BOUNCE:
            report = bounce_of(
                envelope.original_content or b"",
                recipient=envelope.rcpt_tos[0],
                to=envelope.mail_from or "",
                sent_at=self._clock.now(),
            )
            await self._keep(report.as_bytes(), "", [envelope.mail_from or ""])
        if fault is Fault.SLOW:
            await asyncio.sleep(SLOW_SECONDS)
        if fault is Fault.DROP:
            # The mail is ours, yet the sender never hears it: the worst a relay can do.
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            raise ConnectionResetError
        if fault is Fault.HOLD:
            # A sender that hangs up ends this wait: the library cancels the conversation.
            await asyncio.sleep(LONGEST_HOLD)
        return f"250 2.0.0 Kept as {seq}"

    async def _fault(self, recipients: Sequence[str], among: Collection[Fault]) -> Fault | None:
        return await asyncio.to_thread(
            lambda: self._store.take_fault(recipients, among=frozenset(among))
        )

    async def _keep(self, raw: bytes, sender: str, recipients: Sequence[str]) -> int:
        return await asyncio.to_thread(
            lambda: self._store.keep(
                raw=raw, sender=sender, recipients=recipients, received_at=self._clock.now()
            )
        )


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
