"""Mails as bytes, into plain values."""

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from html.parser import HTMLParser

from coop.inbox.rules import IncomingMail, MailKind, Returned

#: Of longer texts only the beginning counts: an answer stands on top.
LONGEST_TEXT = 20_000
#: RFC 3464 section 2.3.3: the one action after which nothing more is tried.
FAILED = "failed"
LONGEST_STATUS = 12
LONGEST_REASON = 200
#: Where a mail server writes for whom it took a mail in.
TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
MESSAGE_ID = re.compile(r"<[^<>\s]{1,250}>")
BY_ITSELF = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "List-Id")
BULK = frozenset({"auto_reply", "bulk", "junk", "list"})


def read_mail(raw: bytes) -> IncomingMail:
    """Take a mail apart; what cannot be read is empty, and no mail stops the others."""
    message = message_from_bytes(raw, policy=policy.default)
    senders = _addresses(message, ("From",))
    kind = _kind(message)
    return IncomingMail(
        message_id=next(iter(_ids(message, ("Message-ID",))), ""),
        # Several senders are none: each could claim to be the other.
        sender=senders[0] if len(senders) == 1 else "",
        recipients=tuple(_addresses(message, TO)),
        answers=tuple(_ids(message, ("In-Reply-To", "References"))),
        text=_text(message)[:LONGEST_TEXT],
        kind=kind,
        returned=_returned(message) if kind is MailKind.BOUNCE else None,
    )


def _kind(message: EmailMessage) -> MailKind:
    if message.get_content_type() == "multipart/report" or _first(message, "Return-Path") == "<>":
        return MailKind.BOUNCE
    auto = _first(message, "Auto-Submitted").lower()
    is_bulk = _first(message, "Precedence").lower() in BULK
    if (auto and auto != "no") or is_bulk or any(_first(message, name) for name in BY_ITSELF):
        return MailKind.AUTOMATIC
    return MailKind.PERSON


def _returned(message: EmailMessage) -> Returned | None:
    """Read the report on the one recipient that each mail of ours has."""
    failed = next(
        (part for part in message.walk() if str(part.get("Action", "")).strip().lower() == FAILED),
        None,
    )
    if failed is None:
        return None
    said = str(failed.get("Diagnostic-Code", "")).partition(";")[2]
    return Returned(
        status=str(failed.get("Status", "")).strip()[:LONGEST_STATUS],
        said=" ".join(said.split())[:LONGEST_REASON],
        message_ids=tuple(_ids_within(message)),
    )


def _ids_within(message: EmailMessage) -> Iterator[str]:
    """Yield the Message-IDs of the mail that a report gives back, whole or only its head."""
    for part in message.walk():
        if part is not message and part.get("Message-ID") is not None:
            yield from MESSAGE_ID.findall(str(part["Message-ID"]))
        if part.get_content_type() == "text/rfc822-headers":
            head = part.get_payload(decode=True)
            if isinstance(head, bytes):
                yield from _ids(message_from_bytes(head, policy=policy.default), ("Message-ID",))


def _raw(message: EmailMessage, names: Iterable[str]) -> list[str]:
    wanted = {name.lower() for name in names}
    return [str(value) for name, value in message.raw_items() if name.lower() in wanted]


def _first(message: EmailMessage, name: str) -> str:
    return next((value.strip() for value in _raw(message, (name,))), "")


def _addresses(message: EmailMessage, names: Iterable[str]) -> list[str]:
    found = getaddresses(_raw(message, names))
    return list(dict.fromkeys(address.lower() for _, address in found if "@" in address))


def _ids(message: EmailMessage, names: Iterable[str]) -> list[str]:
    return MESSAGE_ID.findall(" ".join(_raw(message, names)))


def _text(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, KeyError, ValueError):
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    text = content if isinstance(content, str) else ""
    return text if part.get_content_subtype() == "plain" else _without_tags(text)


class _Words(HTMLParser):
    """Collects the words of a page, a line for each block."""

    BREAKS = frozenset({"br", "p", "div", "tr", "li", "blockquote", "hr"})
    #: What is quoted stands in these; and no word counts that nobody sees.
    SKIPPED = frozenset({"blockquote", "style", "script", "head", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser's signature
        """Begin a line, or a stretch that is left out."""
        self._depth += tag in self.SKIPPED
        if tag in self.BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or a stretch that is left out."""
        self._depth = max(0, self._depth - (tag in self.SKIPPED))
        if tag in self.BREAKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words that are seen."""
        if not self._depth:
            self.found.append(data)


def _without_tags(html: str) -> str:
    words = _Words()
    words.feed(html)
    return "".join(words.found)
