"""Reads a mail back as a strict stranger would: the standard library's parser and icalendar."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from icalendar import Calendar

#: Whatever a mail program would fetch by itself when the mail is opened.
REMOTE = re.compile(
    r"\b(?:src|background|srcset)\s*=|url\(|<link\b|@import|<script\b", re.IGNORECASE
)
TAGS = re.compile(r"<[^>]+>")
ADDRESS = re.compile(r"https?://[^\s\"'<>]+")


def strictly_read(message: EmailMessage) -> EmailMessage:
    """Return the mail as it arrives; fails on what RFC 5322, 2045, 5545, 6047 or 8058 forbid."""
    raw = message.as_bytes(policy=policy.SMTP)
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    # The strict policy raises on every defect instead of mending it.
    read = message_from_bytes(raw, policy=policy.strict)
    for name in ("From", "To", "Subject", "Date", "Message-ID", "MIME-Version"):
        assert len(read.get_all(name, [])) == 1, name
    assert all(not part.defects for part in read.walk())
    text, html = _body(read, "plain"), _body(read, "html")
    # Whoever reads only text misses no link, and nothing is fetched to read the mail.
    assert set(ADDRESS.findall(html.replace("&amp;", "&"))) <= set(ADDRESS.findall(text))
    assert not REMOTE.search(html)
    assert TAGS.search(text) is None
    _check_unsubscribing(read)
    for part in read.iter_attachments():
        if part.get_content_type() == "text/calendar":
            _check_calendar(part)
    return read


def _body(read: EmailMessage, kind: str) -> str:
    part = read.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def _check_unsubscribing(read: EmailMessage) -> None:
    one_click = read["List-Unsubscribe-Post"]
    assert (read["List-Unsubscribe"] is None) == (one_click is None)
    assert one_click in {None, "List-Unsubscribe=One-Click"}


def _check_calendar(part: EmailMessage) -> None:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    method = part["Content-Type"].params["method"]
    assert str(calendar["METHOD"]) == method
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY"} <= set(event)
    assert event.decoded("DTSTART") < event.decoded("DTEND")
    # RFC 5546 section 3.2.5: a cancellation says so twice and counts up.
    is_cancelled = method == "CANCEL"
    assert (str(event["STATUS"]) == "CANCELLED") is is_cancelled
    assert not is_cancelled or event.decoded("SEQUENCE") > 0
