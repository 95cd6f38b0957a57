"""Reads a mailbox over IMAP: new mails by number, and a mark on those that were handled."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote, urlsplit

TIMEOUT_SECONDS = 20.0
#: Of each mail only the beginning is fetched: an answer stands on top, and attachments behind.
MOST_BYTES = 256 * 1024
INBOX = "INBOX"


class MailboxError(Exception):
    """The mailbox cannot be read now; later it may."""


class Security(StrEnum):
    """How the line to the mailbox is guarded."""

    NONE = "imap"
    STARTTLS = "imap+starttls"
    TLS = "imaps"


DEFAULT_PORTS = {Security.NONE: 143, Security.STARTTLS: 143, Security.TLS: 993}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    """Where mail is read, from one address."""

    security: Security
    host: str
    port: int
    folder: str
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One mail as it lies in the mailbox."""

    uid: int
    raw: bytes


def parse_mailbox(url: str) -> Mailbox:
    """Read `imaps://user:secret@host/folder`; without a folder it is the INBOX."""
    try:
        parts = urlsplit(url)
        security, port = Security(parts.scheme), parts.port
    except ValueError:
        # The address may hold a password: the message must not repeat it.
        msg = "a mailbox starts with imap://, imaps:// or imap+starttls:// and names a host"
        raise ValueError(msg) from None
    if not parts.hostname or not parts.username:
        msg = "a mailbox names a user and a host"
        raise ValueError(msg)
    return Mailbox(
        security=security,
        host=parts.hostname,
        port=port or DEFAULT_PORTS[security],
        folder=unquote(parts.path.strip("/")) or INBOX,
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
    )


class MailboxLine:
    """An open line to one folder."""

    def __init__(self, line: imaplib.IMAP4, validity: int) -> None:
        """Speak over a line on which the folder was chosen."""
        self._line = line
        #: The folder's own number: with another one, all numbers in it are new.
        self.validity = validity

    def mails_after(self, last_uid: int, *, most: int) -> Iterator[Fetched]:
        """Yield so many mails with a higher number, in order; nothing is marked as read."""
        found = self._expect(*self._line.uid("SEARCH", f"UID {last_uid + 1}:*"))
        # The last mail always answers to "*", also when its number is not higher.
        uids = sorted(int(uid) for uid in b" ".join(found).split() if int(uid) > last_uid)
        for uid in uids[:most]:
            parts = self._line.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{MOST_BYTES}>)")
            raw = next((part[1] for part in self._all(*parts) if isinstance(part, tuple)), b"")
            yield Fetched(uid=uid, raw=raw)

    def mark_read(self, uid: int) -> None:
        """Mark a mail, so that whoever else reads the mailbox need not look at it."""
        self._all(*self._line.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)"))

    @staticmethod
    def _all(status: str, parts: list[bytes | tuple[bytes, bytes] | None]) -> list[object]:
        if status != "OK":
            raise MailboxError(status)
        return list(parts)

    def _expect(self, status: str, parts: list[bytes | None]) -> list[bytes]:
        return [part for part in self._all(status, list(parts)) if isinstance(part, bytes)]


@contextmanager
def open_mailbox(mailbox: Mailbox) -> Iterator[MailboxLine]:
    """Open the folder for as long as it is read; whatever fails is a MailboxError."""
    try:
        line = _call(mailbox)
    except (imaplib.IMAP4.error, OSError) as error:
        raise MailboxError(type(error).__name__) from error
    try:
        line.login(mailbox.user, mailbox.password)
        status, _ = line.select(_quoted(mailbox.folder))
        _, numbers = line.response("UIDVALIDITY")
        if status != "OK" or not numbers or numbers[0] is None:
            msg = "the folder is not there"
            raise MailboxError(msg)
        yield MailboxLine(line, int(numbers[0]))
    except (imaplib.IMAP4.error, OSError) as error:
        # What a server answers may repeat what it was sent: only the kind is told.
        raise MailboxError(type(error).__name__) from error
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            line.logout()


def _call(mailbox: Mailbox) -> imaplib.IMAP4:
    if mailbox.security is Security.TLS:
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(
            mailbox.host, mailbox.port, ssl_context=context, timeout=TIMEOUT_SECONDS
        )
    line = imaplib.IMAP4(mailbox.host, mailbox.port, timeout=TIMEOUT_SECONDS)
    if mailbox.security is Security.STARTTLS:
        line.starttls(ssl_context=ssl.create_default_context())
    return line


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
