"""A message as plain values, and as the mail that carries it."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage

from coop.people.rules import LinkPurpose
from coop.rendering.calendar import Appointment, calendar_file
from coop.rendering.mail import Button as MailButton
from coop.rendering.mail import CalendarPart, Letter, Sender, build_mail
from coop.wording.catalogue import N_, say

#: Telegram: a message holds at most 4096 characters.
LONGEST_CHAT_TEXT = 4000


@dataclass(frozen=True, slots=True)
class Action:
    """The one thing to do: a link made for this reader, or a page of the website."""

    label: str
    target: LinkPurpose | str
    #: What the link is about, where that is not what the notice is about.
    about: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a chat message; it tells the bot something or opens a page."""

    label: str
    data: str | None = None
    #: A path of the website, or a whole address.
    url: str | None = None
    #: Opens the private chat with the bot and starts it with these words (a deep link).
    start: str | None = None


@dataclass(frozen=True, slots=True)
class LocationKey:
    """A key that sends where the reader is; in private chats only."""

    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is told, the same for every channel."""

    #: Mail only; a chat message begins with its first paragraph.
    subject: str = ""
    paragraphs: tuple[str, ...]
    #: Pairs such as ("Straat", "Lindenhof").
    facts: tuple[tuple[str, str], ...] = ()
    #: Six digits to type over.
    code: str | None = None
    action: Action | None = None
    #: Mail only: a page of the website beside that one thing, as a line with its address.
    page: Action | None = None
    closing: tuple[str, ...] = ()
    #: Chat only.
    buttons: tuple[tuple[Button, ...], ...] = ()
    #: Chat only: keys in the place of the keyboard; instead of buttons.
    keys: tuple[tuple[LocationKey | str, ...], ...] = ()
    appointment: Appointment | None = None
    calendar_name: str = "afspraak.ics"
    #: Mail only: where an answer goes, if not to the cooperative.
    reply_to: str | None = None
    #: Mail only: how it can be answered by a reply; left out where no replies are read.
    reply_hint: tuple[str, ...] = ()


def mail_of(
    message: Message,
    *,
    sender: Sender,
    to: str,
    to_name: str,
    message_id: str,
    sent_at: datetime,
    locale: str,
    timezone: str,
    action_url: str | None,
    page_url: str | None,
    unsubscribe_url: str | None,
    takes_replies: bool = False,
) -> EmailMessage:
    """Write a message as a mail."""
    button = None
    if message.action is not None and action_url is not None:
        note = say(N_("Werkt de knop niet? Open dan dit adres:"), locale)
        button = MailButton(label=message.action.label, url=action_url, bare_link_note=note)
    closing = [*(message.reply_hint if takes_replies else ()), *message.closing]
    if message.page is not None and page_url is not None:
        closing.insert(0, f"{message.page.label}: {page_url}")
    if unsubscribe_url is not None:
        question = N_("Geen mail meer hierover? Meld u af: %(url)s")
        closing.append(say(question, locale, url=unsubscribe_url))
    calendar = None
    if message.appointment is not None:
        content = calendar_file(message.appointment, written_at=sent_at, timezone=timezone)
        calendar = CalendarPart(
            name=message.calendar_name, content=content, method=message.appointment.method
        )
    letter = Letter(
        subject=message.subject,
        paragraphs=message.paragraphs,
        facts=message.facts,
        code=message.code,
        button=button,
        closing=tuple(closing),
        language=locale,
    )
    return build_mail(
        letter,
        sender=sender,
        to=to,
        to_name=to_name,
        message_id=message_id,
        sent_at=sent_at,
        calendar=calendar,
        unsubscribe_url=unsubscribe_url,
    )


def chat_text_of(message: Message) -> str:
    """Write a message as the text of a chat message."""
    blocks = list(message.paragraphs)
    if message.facts:
        blocks.append("\n".join(f"{term}: {value}" for term, value in message.facts))
    if message.code is not None:
        blocks.append(message.code)
    blocks += message.closing
    text = "\n\n".join(block for block in blocks if block)
    return text if len(text) <= LONGEST_CHAT_TEXT else text[: LONGEST_CHAT_TEXT - 1] + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Where the cooperative lives on the web and from where it mails."""

    base_url: str
    mail_from: str
    #: Where replies are read by number; a tag that says to what is put before its @.
    reply_address: str | None = None
    #: Where the private chat with the bot is opened, where there is a bot.
    bot_url: str | None = None

    def deep_link(self, words: str) -> str:
        """Return the address that opens the private chat with the bot; else the website's."""
        return self.base_url if self.bot_url is None else f"{self.bot_url}?start={words}"

    def reply_to(self, tag: str) -> str | None:
        """Return the address of a reply: `antwoord+<tag>@…`."""
        if self.reply_address is None:
            return None
        name, _, domain = self.reply_address.rpartition("@")
        return f"{name}+{tag}@{domain}"

    def url(self, path: str) -> str:
        """Return the whole address of a path; a whole address stays what it is."""
        return f"{self.base_url}{path}" if path.startswith("/") else path


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltMail:
    """A mail ready to be handed over."""

    message: EmailMessage
    #: Where a report goes that it did not arrive; without it to the sender in the mail.
    bounces_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltChat:
    """A chat message ready to be sent, or to take the place of an earlier one."""

    chat_id: int
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    keys: tuple[tuple[LocationKey | str, ...], ...] = ()
    #: The message to edit.
    edits: int | None = None
    is_silent: bool = False
    #: The topic it belongs in, where a group has topics; General has no number.
    thread_id: int | None = None
