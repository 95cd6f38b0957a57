"""Builds mails: plain, one purpose each, readable as text."""

from dataclasses import dataclass
from datetime import datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import lru_cache
from html import escape

#: What would end a quoted name or a header; in a name of people or places a space says as much.
UNSAFE_IN_NAMES = frozenset('"<>()[]{}:;@\\,')
LONGEST_SUBJECT = 200

PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{subject}</title>
</head>
<body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:17px;\
line-height:1.5">
<div style="max-width:600px;margin:0 auto">
{body}
</div>
</body>
</html>
"""
BUTTON_STYLE = (
    "display:inline-block;padding:14px 24px;border-radius:8px;background-color:#0b5d57;"
    "color:#ffffff;font-weight:bold;text-decoration:none"
)
CODE_STYLE = "font-size:28px;font-weight:bold;letter-spacing:4px"


class InvalidAddressError(ValueError):
    """A mail address cannot be one; nothing is sent there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The cooperative as it signs its mail (Burgerlijk Wetboek 2:56, Handelsregisterwet 27)."""

    legal_name: str
    address: str
    registration: str
    reply_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """The one thing to do; the address also stands bare below it."""

    label: str
    url: str
    #: Says that the bare address does the same: "Werkt de knop niet? Open dan dit adres:".
    bare_link_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPart:
    """A calendar file to go along."""

    name: str
    content: bytes
    #: What the file itself says it is for (RFC 6047 section 2.4: both must say the same).
    method: str = "PUBLISH"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one mail says, in the reader's language."""

    subject: str
    paragraphs: tuple[str, ...]
    #: Pairs such as ("Wanneer", "zaterdag 18.30 uur").
    facts: tuple[tuple[str, str], ...] = ()
    code: str | None = None
    button: Button | None = None
    closing: tuple[str, ...] = ()
    language: str = "nl"
    is_right_to_left: bool = False


def build_mail(
    letter: Letter,
    *,
    sender: Sender,
    to: str,
    to_name: str = "",
    message_id: str,
    sent_at: datetime,
    calendar: CalendarPart | None = None,
    unsubscribe_url: str | None = None,
) -> EmailMessage:
    """Build one mail to one person."""
    message = EmailMessage()
    message["From"] = _mailbox(sender.legal_name, sender.address)
    message["To"] = _mailbox(to_name, to)
    if sender.reply_to is not None:
        message["Reply-To"] = _mailbox("", sender.reply_to)
    message["Subject"] = one_line(letter.subject)[:LONGEST_SUBJECT]
    message["Date"] = format_datetime(sent_at)
    message["Message-ID"] = one_line(message_id)
    message["Content-Language"] = letter.language
    # RFC 3834: no holiday notice need answer this.
    message["Auto-Submitted"] = "auto-generated"
    if unsubscribe_url is not None:
        message["List-Unsubscribe"] = f"<{one_line(unsubscribe_url)}>"
        # RFC 8058: a mail program may press the button itself, by POST and never by GET.
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(text_of(letter, sender), cte="quoted-printable")
    message.add_alternative(html_of(letter, sender), subtype="html", cte="quoted-printable")
    if calendar is not None:
        message.make_mixed()
        message.attach(_calendar_part(calendar))
    return message


@lru_cache(maxsize=32)
def _calendar_part(calendar: CalendarPart) -> EmailMessage:
    """Write a calendar file as a part; the same one goes along with thousands of mails."""
    part = EmailMessage()
    part.set_content(
        calendar.content,
        maintype="text",
        subtype="calendar",
        disposition="attachment",
        filename=calendar.name,
        params={"charset": "utf-8", "method": calendar.method},
    )
    # The whole has said so already.
    del part["MIME-Version"]
    return part


def text_of(letter: Letter, sender: Sender) -> str:
    """Write the letter as plain text."""
    blocks = list(letter.paragraphs)
    if letter.facts:
        blocks.append("\n".join(f"{term}: {value}" for term, value in letter.facts))
    if letter.code is not None:
        blocks.append(letter.code)
    if letter.button is not None:
        blocks.append(f"{letter.button.label}:\n{letter.button.url}")
    blocks += letter.closing
    blocks.append(f"-- \n{_signature(sender)}")
    return "\n\n".join(blocks) + "\n"


def html_of(letter: Letter, sender: Sender) -> str:
    """Write the letter as simple HTML that fetches nothing."""
    parts = [_paragraph(paragraph) for paragraph in letter.paragraphs]
    if letter.facts:
        lines = [f"<b>{escape(term)}:</b> {escape(value)}" for term, value in letter.facts]
        parts.append(f"<p>{'<br>'.join(lines)}</p>")
    if letter.code is not None:
        parts.append(f'<p style="{CODE_STYLE}">{escape(letter.code)}</p>')
    if letter.button is not None:
        parts.append(_button(letter.button))
    parts += [_paragraph(paragraph) for paragraph in letter.closing]
    parts.append(f'<hr><p style="font-size:15px">{_with_breaks(_signature(sender))}</p>')
    return PAGE.format(
        language=escape(letter.language),
        direction="rtl" if letter.is_right_to_left else "ltr",
        subject=escape(one_line(letter.subject)),
        body="\n".join(parts),
    )


def one_line(text: str) -> str:
    """Make a text safe for a header: one line, no control characters, no double spaces."""
    kept = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(kept.split())


def _mailbox(name: str, address: str) -> Address:
    tame = "".join(" " if sign in UNSAFE_IN_NAMES else sign for sign in one_line(name))
    if one_line(address) != address or " " in address or address.count("@") != 1:
        raise InvalidAddressError
    try:
        return Address(display_name=" ".join(tame.split()), addr_spec=address)
    except (ValueError, IndexError, HeaderParseError) as error:
        raise InvalidAddressError from error


def _button(button: Button) -> str:
    url = escape(button.url)
    return (
        f'<p style="margin:24px 0"><a href="{url}" style="{BUTTON_STYLE}">'
        f"{escape(button.label)}</a></p>\n"
        f"<p>{escape(button.bare_link_note)}<br>"
        f'<a href="{url}" style="word-break:break-all">{url}</a></p>'
    )


def _signature(sender: Sender) -> str:
    return f"{sender.legal_name}\n{sender.registration}"


def _paragraph(text: str) -> str:
    return f"<p>{_with_breaks(text)}</p>"


def _with_breaks(text: str) -> str:
    return escape(text).replace("\n", "<br>")
