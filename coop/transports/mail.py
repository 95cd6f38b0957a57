"""Hands mail to a relay over SMTP."""

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from enum import StrEnum
from threading import Lock
from time import monotonic
from typing import Protocol
from urllib.parse import unquote, urlsplit

from coop.transports.refusals import Stage, Verdict, judge

TIMEOUT_SECONDS = 20.0
#: A relay hangs up on who is silent; past this we call again before it does.
IDLE_SECONDS = 20.0
LONGEST_REASON = 300


class MailError(Exception):
    """A mail did not demonstrably arrive at the relay."""


class TemporaryMailError(MailError):
    """The relay did not take it now; later it may."""


class RelayAwayError(TemporaryMailError):
    """The relay takes no mail at all now; that is not for this mail to pay for."""


class PermanentMailError(MailError):
    """The relay will never take it."""


class DeadAddressError(PermanentMailError):
    """Nothing will ever arrive at this address."""


class UnknownOutcomeError(MailError):
    """The line broke after the mail was handed over: it may or may not have been taken."""


class MailTransport(Protocol):
    """Takes one mail out of the house."""

    def send(self, message: EmailMessage, *, bounces_to: str | None = None) -> None:
        """Hand over one mail, or raise a MailError; what comes back goes to the second."""
        ...


class Security(StrEnum):
    """How the line to the relay is guarded."""

    NONE = "smtp"
    STARTTLS = "smtp+starttls"
    TLS = "smtps"


DEFAULT_PORTS = {Security.NONE: 25, Security.STARTTLS: 587, Security.TLS: 465}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """Where mail is handed over, read from one address."""

    security: Security
    host: str
    port: int
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def parse_relay(url: str) -> Relay:
    """Read `smtp://host:25`, `smtps://user:secret@host` or `smtp+starttls://…`."""
    try:
        parts = urlsplit(url)
        security, port = Security(parts.scheme), parts.port
    except ValueError:
        # The address may hold a password: the message must not repeat it.
        msg = "a mail relay starts with smtp://, smtps:// or smtp+starttls:// and names a host"
        raise ValueError(msg) from None
    if not parts.hostname:
        msg = "a mail relay names a host"
        raise ValueError(msg)
    return Relay(
        security=security,
        host=parts.hostname,
        port=port or DEFAULT_PORTS[security],
        user=None if parts.username is None else unquote(parts.username),
        password=None if parts.password is None else unquote(parts.password),
    )


class SmtpTransport:
    """Hands mail to one relay; keeps the line open between mails that follow closely."""

    def __init__(self, relay: Relay, *, timeout: float = TIMEOUT_SECONDS) -> None:
        """Remember the relay; nothing is opened yet."""
        self._relay = relay
        self._timeout = timeout
        self._line: smtplib.SMTP | None = None
        self._last_used = 0.0
        self._lock = Lock()

    def send(self, message: EmailMessage, *, bounces_to: str | None = None) -> None:
        """Hand over one mail, or raise a MailError; what comes back goes to the second."""
        sender, recipients, content = _envelope(message, bounces_to)
        with self._lock:
            if self._line is not None and monotonic() - self._last_used > IDLE_SECONDS:
                self._hang_up()
            line = self._announced_line(sender, recipients)
            with self._judged(Stage.CONTENT):
                _expect_taken(Stage.CONTENT, *line.data(content))
            self._last_used = monotonic()

    def greet(self) -> None:
        """See whether the relay answers and lets us in, or raise a MailError."""
        with self._lock:
            self._hang_up()
            self._connect()
            self._hang_up()

    def close(self) -> None:
        """Hang up."""
        with self._lock:
            self._hang_up()

    def _announced_line(self, sender: str, recipients: list[str]) -> smtplib.SMTP:
        if self._line is not None:
            try:
                return self._announce(self._line, sender, recipients)
            except RelayAwayError:
                # The relay may have hung up meanwhile; nothing was handed over yet.
                self._hang_up()
        return self._announce(self._connect(), sender, recipients)

    def _connect(self) -> smtplib.SMTP:
        with self._judged(Stage.LINE):
            self._line = self._call()
        return self._line

    def _announce(self, line: smtplib.SMTP, sender: str, recipients: list[str]) -> smtplib.SMTP:
        with self._judged(Stage.RECIPIENT):
            options = []
            if not all(address.isascii() for address in (sender, *recipients)):
                if not line.has_extn("smtputf8"):
                    msg = "the relay takes no address with such letters"
                    raise PermanentMailError(msg)
                options = ["SMTPUTF8", "BODY=8BITMIME"]
            _expect_taken(Stage.SENDER, *line.mail(sender, options))
            for recipient in recipients:
                _expect_taken(Stage.RECIPIENT, *line.rcpt(recipient))
        return line

    def _call(self) -> smtplib.SMTP:
        relay = self._relay
        if relay.security is Security.TLS:
            line: smtplib.SMTP = smtplib.SMTP_SSL(
                relay.host,
                relay.port,
                local_hostname=socket.gethostname(),
                timeout=self._timeout,
                context=ssl.create_default_context(),
            )
        else:
            line = smtplib.SMTP(
                relay.host,
                relay.port,
                local_hostname=socket.gethostname(),
                timeout=self._timeout,
            )
        try:
            if relay.security is Security.STARTTLS:
                line.starttls(context=ssl.create_default_context())
            line.ehlo_or_helo_if_needed()
            if relay.user is not None:
                line.login(relay.user, relay.password or "")
        except BaseException:
            line.close()
            raise
        return line

    @contextmanager
    def _judged(self, stage: Stage) -> Iterator[None]:
        """Say of every failure whether to try again; whatever failed, the line is closed."""
        try:
            yield
        except MailError:
            self._hang_up()
            raise
        except smtplib.SMTPResponseException as error:
            self._hang_up()
            raise _refusal(stage, error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            # Every other SMTP error is an OSError too.
            self._hang_up()
            kind = UnknownOutcomeError if stage is Stage.CONTENT else RelayAwayError
            raise kind(type(error).__name__) from error

    def _hang_up(self) -> None:
        if self._line is not None:
            # No QUIT: a relay that does not answer would hold us for the whole timeout.
            self._line.close()
            self._line = None


def smtp_transport(url: str) -> SmtpTransport:
    """Make the transport for a relay's address."""
    return SmtpTransport(parse_relay(url))


#: What is raised for each verdict.
ERRORS: dict[Verdict, type[MailError]] = {
    Verdict.RELAY: RelayAwayError,
    Verdict.LATER: TemporaryMailError,
    Verdict.MESSAGE: PermanentMailError,
    Verdict.ADDRESS: DeadAddressError,
}


def _expect_taken(stage: Stage, code: int, answer: bytes) -> None:
    if not 200 <= code < 300:  # noqa: PLR2004 - RFC 5321: 2yz is a positive completion
        raise _refusal(stage, code, answer)


def _refusal(stage: Stage, code: int, answer: bytes | str) -> MailError:
    said = answer.decode("utf-8", errors="replace") if isinstance(answer, bytes) else answer
    return ERRORS[judge(stage, code, said)](f"{code} {said}"[:LONGEST_REASON])


def _envelope(message: EmailMessage, bounces_to: str | None) -> tuple[str, list[str], bytes]:
    senders = _addresses(message, "From")
    recipients = _addresses(message, "To")
    if not senders or not recipients:
        msg = "a mail has a sender and a recipient"
        raise PermanentMailError(msg)
    sender = bounces_to or senders[0]
    # The header counts too: it is written in the letters of both.
    ascii_only = all(address.isascii() for address in (sender, *senders, *recipients))
    policy = SMTP_POLICY if ascii_only else SMTP_POLICY.clone(utf8=True)
    return sender, recipients, message.as_bytes(policy=policy)


def _addresses(message: EmailMessage, header: str) -> list[str]:
    found: tuple[Address, ...] = getattr(message[header], "addresses", ())
    return [address.addr_spec for address in found]
