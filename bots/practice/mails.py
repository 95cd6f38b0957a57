"""The mails the practice post box keeps, in a small store of their own."""

import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import format_datetime, make_msgid, parseaddr
from enum import StrEnum
from html.parser import HTMLParser
from pathlib import Path

URL = re.compile(r"https?://[^\s<>\"]+")

SCHEMA = """
CREATE TABLE IF NOT EXISTS mails (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at TEXT NOT NULL,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    raw BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS recipients (
    address TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES mails (seq),
    PRIMARY KEY (address, seq)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS faults (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    fault TEXT NOT NULL,
    recipient TEXT,
    remaining INTEGER NOT NULL
);
"""


class Fault(StrEnum):
    """A way in which a mail relay can let its sender down."""

    BUSY = "451"
    REFUSED = "550"
    #: Closes the line before a mail is named (RFC 5321 section 3.8).
    CLOSING = "421"
    #: Does not know this sender yet: later (RFC 6647).
    GREYLISTED = "450"
    #: No such mailbox, said of the one recipient.
    NOBODY = "nobody"
    #: The mailbox is full, said of the one recipient.
    FULL = "full"
    #: Takes the mail, and its report that it did not arrive comes later (RFC 3464).
    BOUNCE = "bounce"
    #: Answers, but not before a while.
    SLOW = "slow"
    #: Takes the mail, then cuts the line before it answers.
    DROP = "drop"
    #: Takes the mail and never answers, for as long as the sender stays on the line.
    HOLD = "hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came with a mail."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MailLine:
    """A mail as the list shows it."""

    seq: int
    received_at: datetime
    recipients: tuple[str, ...]
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail as it came in, taken apart."""

    seq: int
    received_at: datetime
    #: Who the relay was told sends it; the From header may say more.
    envelope_sender: str
    recipients: tuple[str, ...]
    subject: str
    sender: str
    sender_name: str
    sender_address: str
    #: Where an answer goes, if the mail can be answered.
    reply_to: str
    message_id: str
    text: str
    html: str | None
    links: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]
    attachments: tuple[Attachment, ...]
    raw: bytes


class MailStore:
    """Keeps mails and planned faults in one SQLite file, shared by SMTP and pages."""

    def __init__(self, path: Path) -> None:
        """Use the file at the path; it is made when it is not there."""
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self._connection() as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.executescript(SCHEMA)

    def keep(
        self, *, raw: bytes, sender: str, recipients: Sequence[str], received_at: datetime
    ) -> int:
        """Store one mail and return its number."""
        subject = _header(message_from_bytes(raw, policy=policy.default), "Subject")
        with self._connection() as connection:
            seq = connection.execute(
                "INSERT INTO mails (received_at, sender, subject, raw) VALUES (?, ?, ?, ?)",
                (received_at.isoformat(), sender, subject, raw),
            ).lastrowid
            assert seq is not None
            connection.executemany(
                "INSERT OR IGNORE INTO recipients (address, seq) VALUES (?, ?)",
                [(address.lower(), seq) for address in recipients],
            )
        return seq

    def lines(
        self, *, recipient: str | None = None, before: int | None = None, limit: int
    ) -> list[MailLine]:
        """List mails, newest first."""
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT seq, received_at, subject,"
                " (SELECT group_concat(address, ' ') FROM recipients r WHERE r.seq = m.seq)"
                " FROM mails m WHERE (:before IS NULL OR seq < :before) AND (:recipient IS NULL"
                " OR seq IN (SELECT seq FROM recipients WHERE address = :recipient))"
                " ORDER BY seq DESC LIMIT :limit",
                {
                    "before": before,
                    "recipient": recipient and recipient.lower(),
                    "limit": limit,
                },
            ).fetchall()
        return [
            MailLine(
                seq=seq,
                received_at=datetime.fromisoformat(received_at),
                recipients=tuple((recipients or "").split()),
                subject=subject,
            )
            for seq, received_at, subject, recipients in rows
        ]

    def recipients(self) -> list[tuple[str, int]]:
        """List every address that got mail, with how many."""
        with self._connection() as connection:
            return connection.execute(
                "SELECT address, count(*) FROM recipients GROUP BY address ORDER BY address"
            ).fetchall()

    def mail(self, seq: int) -> Mail | None:
        """Return one mail, or nothing when there is none."""
        found = self._mails(first=seq, last=seq, recipient=None)
        return found[0] if found else None

    def since(self, seq: int, *, recipient: str | None = None) -> list[Mail]:
        """Return the mails after a number, oldest first."""
        return self._mails(first=seq + 1, last=None, recipient=recipient)

    def plan_fault(self, fault: Fault, *, count: int, recipient: str | None = None) -> None:
        """Let the next mails fail; nought forgets what was planned."""
        with self._connection() as connection:
            if count == 0:
                connection.execute("DELETE FROM faults")
                return
            connection.execute(
                "INSERT INTO faults (fault, recipient, remaining) VALUES (?, ?, ?)",
                (fault.value, recipient and recipient.lower(), count),
            )

    def take_fault(self, recipients: Sequence[str], *, among: Collection[Fault]) -> Fault | None:
        """Use up one planned fault of a kind that is meant for one of these recipients."""
        addresses = {address.lower() for address in recipients}
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            rows = connection.execute(
                "SELECT id, fault, recipient FROM faults WHERE remaining > 0 ORDER BY id"
            ).fetchall()
            for row_id, fault, recipient in rows:
                if Fault(fault) in among and recipient in {None, *addresses}:
                    connection.execute(
                        "UPDATE faults SET remaining = remaining - 1 WHERE id = ?", (row_id,)
                    )
                    return Fault(fault)
        return None

    def _mails(self, *, first: int, last: int | None, recipient: str | None) -> list[Mail]:
        with self._connection() as connection:
            rows = connection.execute(
                "SELECT seq, received_at, sender, raw,"
                " (SELECT group_concat(address, ' ') FROM recipients r WHERE r.seq = m.seq)"
                " FROM mails m WHERE seq >= :first AND (:last IS NULL OR seq <= :last)"
                " AND (:recipient IS NULL"
                " OR seq IN (SELECT seq FROM recipients WHERE address = :recipient)) ORDER BY seq",
                {"first": first, "last": last, "recipient": recipient and recipient.lower()},
            ).fetchall()
        return [
            take_apart(
                seq=seq,
                received_at=datetime.fromisoformat(received_at),
                envelope_sender=sender,
                recipients=tuple((recipients or "").split()),
                raw=raw,
            )
            for seq, received_at, sender, raw, recipients in rows
        ]

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        # One connection a call: SMTP and pages call from different threads.
        with closing(sqlite3.connect(self._path, timeout=10)) as connection, connection:
            yield connection


def take_apart(
    *,
    seq: int,
    received_at: datetime,
    envelope_sender: str,
    recipients: tuple[str, ...],
    raw: bytes,
) -> Mail:
    """Read what a mail says; a broken one is shown as far as it can be read."""
    message = message_from_bytes(raw, policy=policy.default)
    text = _body(message, "plain") or ""
    html = _body(message, "html")
    sender = _header(message, "From")
    name, address = parseaddr(sender)
    return Mail(
        seq=seq,
        received_at=received_at,
        envelope_sender=envelope_sender,
        recipients=recipients,
        subject=_header(message, "Subject"),
        sender=sender,
        sender_name=name,
        sender_address=address or envelope_sender,
        reply_to=parseaddr(_header(message, "Reply-To"))[1],
        message_id=_header(message, "Message-ID"),
        text=text,
        html=html,
        links=_links(text, html),
        headers=tuple(_headers(message)),
        attachments=tuple(_attachments(message)),
        raw=raw,
    )


def answer_to(mail: Mail, text: str, *, sent_at: datetime) -> EmailMessage:
    """Write an answer as a mail program does: on top of the mail that is answered."""
    answer = EmailMessage()
    answer["From"] = mail.recipients[0]
    answer["To"] = mail.reply_to
    answer["Subject"] = f"Re: {' '.join(mail.subject.split())}"
    answer["Date"] = format_datetime(sent_at)
    answer["Message-ID"] = make_msgid(domain="postvak.practice")
    if mail.message_id:
        answer["In-Reply-To"] = " ".join(mail.message_id.split())
    quoted = "\n".join(f"> {line}" for line in mail.text.splitlines())
    answer.set_content(f"{text}\n\nOp {sent_at:%d-%m-%Y} schreef {mail.sender_name}:\n{quoted}\n")
    return answer


def split_links(text: str) -> list[tuple[str, bool]]:
    """Cut a text into pieces, each with whether it is a link."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in URL.finditer(text):
        # A sentence may end right behind a link.
        link = match.group().rstrip(".,;:!?)'")
        pieces += [(text[end : match.start()], False), (link, True)]
        end = match.start() + len(link)
    pieces.append((text[end:], False))
    return [piece for piece in pieces if piece[0]]


def _header(message: EmailMessage, name: str) -> str:
    values = [value for header, value in _headers(message) if header.lower() == name.lower()]
    return values[0].strip() if values else ""


def _headers(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for name, raw in message.raw_items():
        try:
            yield name, str(message.policy.header_fetch_parse(name, raw))
        except (IndexError, ValueError):
            # The library's parser stumbles over some malformed addresses.
            yield name, str(raw)


def _body(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body((kind,))
    return None if part is None else _text(part)


def _text(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, KeyError):
        content = part.get_payload(decode=True)
    if isinstance(content, bytes):
        return content.decode("utf-8", errors="replace")
    return str(content)


def _attachments(message: EmailMessage) -> Iterator[Attachment]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        content = part.get_payload(decode=True)
        yield Attachment(
            name=part.get_filename() or f"bijlage-{number}",
            content_type=part.get_content_type(),
            content=content if isinstance(content, bytes) else b"",
        )


class _Hrefs(HTMLParser):
    """Collects where the links of a page lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def _links(text: str, html: str | None) -> tuple[str, ...]:
    hrefs = _Hrefs()
    hrefs.feed(html or "")
    in_text = [piece for piece, is_link in split_links(text) if is_link]
    return tuple(dict.fromkeys([*in_text, *hrefs.found]))
