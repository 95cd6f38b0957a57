"""What the web chat shows: the bot's and residents' messages as values for a template."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from gettext import gettext as _
from hashlib import blake2b
from urllib.parse import parse_qs, quote, urlsplit
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from markupsafe import Markup

from bots.practice.answers import Json, dumps
from bots.practice.entities import as_html
from bots.practice.messages import Message
from bots.practice.residents import buttons_of
from bots.practice.telegram import PracticeTelegram
from bots.practice.world import Chat, User

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HUES = 7
MOST_SHOWN = 100
#: How long the answer to a pressed button is shown to who has no JavaScript.
TOAST_SECONDS = 15
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, kw_only=True)
class ShownButton:
    """A button under a message or under the typing field."""

    label: str
    data: str | None = None
    href: str | None = None
    opens_elsewhere: bool = False
    asks_location: bool = False


@dataclass(frozen=True, kw_only=True)
class ShownFile:
    """A file in a message."""

    address: str
    name: str
    size: str


@dataclass(frozen=True, kw_only=True)
class ShownMessage:
    """One message as it is drawn."""

    number: int
    day: str
    time: str
    name: str
    hue: int
    is_own: bool
    is_bot: bool
    is_service: bool
    was_edited: bool
    html: Markup
    reply: str | None
    photo: str | None
    voice: str | None
    file: ShownFile | None
    location: tuple[float, float] | None
    sticker: str | None
    rows: list[list[ShownButton]]
    reactions: list[str]
    may_delete: bool
    #: Changes when anything of it does, so that the page replaces only what is new.
    version: str


@dataclass(frozen=True, kw_only=True)
class ShownChat:
    """A line in the list of chats."""

    id: int
    title: str
    hue: int
    initials: str
    last: str
    time: str
    is_group: bool


@dataclass(frozen=True, kw_only=True)
class Toast:
    """What the bot answered to a pressed button."""

    id: int
    text: str
    is_alert: bool


class ChatView:
    """Draws chats for one resident."""

    def __init__(self, telegram: PracticeTelegram, user: User, host: str) -> None:
        """Look at the practice Telegram with this resident's eyes, at this address."""
        self._telegram = telegram
        self._user = user
        self._host = host

    def chats(self) -> list[ShownChat]:
        """List the resident's chats: the bot first, then the groups."""
        own = self._telegram.world.require_chat(self._user.id)
        return [self.line(chat) for chat in (own, *self._telegram.world.groups_of(self._user.id))]

    def line(self, chat: Chat) -> ShownChat:
        """Draw a chat as a line in the list."""
        title = self.title(chat)
        newest = self._telegram.messages.in_chat(chat.id, limit=1)
        last, time = ("", "")
        if newest:
            shown = self.message(newest[0])
            last, time = _snippet(newest[0].body or {}), shown.time
        return ShownChat(
            id=chat.id,
            title=title,
            hue=abs(chat.id) % HUES,
            initials="".join(word[0] for word in title.split()[:2]).upper(),
            last=last,
            time=time,
            is_group=not chat.is_private,
        )

    def title(self, chat: Chat) -> str:
        """Name a chat as this resident sees it."""
        return self._telegram.bot.first_name if chat.is_private else chat.title or ""

    def messages(self, chat: Chat) -> list[ShownMessage]:
        """Draw the newest messages of a chat."""
        return [
            self.message(one) for one in self._telegram.messages.in_chat(chat.id, limit=MOST_SHOWN)
        ]

    def message(self, message: Message) -> ShownMessage:
        """Draw one message."""
        body = message.body or {}
        when = datetime.fromtimestamp(message.date, UTC).astimezone(AMSTERDAM)
        text = str(body.get("text", body.get("caption", "")))
        marks = list(body.get("entities") or body.get("caption_entities") or [])
        service = _service_text(body)
        sender = body.get("from", {})
        location = body.get("location")
        answered = body.get("reply_to_message")
        return ShownMessage(
            number=message.message_id,
            day=format_date(when.date(), "EEEE d MMMM", locale="nl"),
            time=format_time(when, "HH.mm", locale="nl", tzinfo=AMSTERDAM),
            name=_name(sender),
            hue=abs(int(sender.get("id", 0))) % HUES,
            is_own=message.sender_id == self._user.id,
            is_bot=message.sender_id == self._telegram.bot.id,
            is_service=service is not None,
            was_edited="edit_date" in body,
            html=Markup.escape(service) if service else as_html(text, marks, self._href),
            reply=None if answered is None else f"{_name(answered['from'])}: {_snippet(answered)}",
            photo=_address(body["photo"][-1]) if "photo" in body else None,
            voice=_address(body["voice"]) if "voice" in body else None,
            file=_file(body.get("document")),
            location=(location["latitude"], location["longitude"]) if location else None,
            sticker=body.get("sticker", {}).get("emoji") or _contact(body.get("contact")),
            rows=self._rows(body.get("reply_markup", {}).get("inline_keyboard")),
            reactions=sorted(message.reactions.values()),
            may_delete=message.sender_id == self._user.id and service is None,
            version=blake2b(dumps([body, message.reactions]).encode(), digest_size=8).hexdigest(),
        )

    def keys(self, chat: Chat) -> list[list[ShownButton]]:
        """Draw the keyboard under the typing field: the newest one, unless taken away or used."""
        for message in self._telegram.messages.newest_first(chat.id):
            keyboard = message.keyboard
            if keyboard is None:
                continue
            newest = self._telegram.messages.in_chat(chat.id, limit=1)[0]
            was_used = keyboard.get("one_time_keyboard") and newest.sender_id == self._user.id
            if "keyboard" not in keyboard or was_used:
                return []
            return [
                [
                    ShownButton(label=key["text"], asks_location=bool(key.get("request_location")))
                    for key in row
                ]
                for row in keyboard["keyboard"]
            ]
        return []

    def toast(self, chat: Chat) -> Toast | None:
        """Give what the bot just answered to a button this resident pressed here."""
        row = self._telegram.store.row(
            "SELECT id, answer FROM callbacks WHERE user_id = ? AND chat_id = ? AND answered"
            " AND date > ? ORDER BY id DESC LIMIT 1",
            *(self._user.id, chat.id, self._telegram.unix_time() - TOAST_SECONDS),
        )
        if row is None:
            return None
        answer = self._telegram.answer_of(row[1])
        if not answer.get("text"):
            return None
        return Toast(id=row[0], text=answer["text"], is_alert=bool(answer.get("show_alert")))

    def commands(self) -> list[tuple[str, str]]:
        """List the bot's commands with what they do."""
        kept = self._telegram.commands()
        return [(str(one["command"]), str(one["description"])) for one in kept]

    def pinned(self, chat: Chat) -> ShownMessage | None:
        """Draw the message at the top of a chat."""
        found = self._telegram.messages.find(chat.id, chat.pinned) if chat.pinned else None
        return None if found is None else self.message(found)

    def _rows(self, rows: list[list[Json]] | None) -> list[list[ShownButton]]:
        return [[self._button(button) for button in buttons_of([row])] for row in rows or []]

    def _button(self, button: Json) -> ShownButton:
        label = str(button["text"])
        if "url" in button:
            href, opens_elsewhere = self._href(str(button["url"]))
            return ShownButton(label=label, href=href, opens_elsewhere=opens_elsewhere)
        return ShownButton(label=label, data=str(button.get("callback_data", "")))

    def _href(self, url: str) -> tuple[str, bool]:
        """Give where a link leads, and whether that is outside the practice Telegram.

        A link to the bot opens the resident's own chat with it, as on a phone.
        """
        parts = urlsplit(url)
        is_ours = parts.netloc in {self._host, _other_name(self._host)}
        path = parts.path.removeprefix("/telegram/me") if is_ours else parts.path
        leads_here = is_ours or parts.netloc in {"t.me", "telegram.me"}
        if not leads_here or path.strip("/").lower() != self._telegram.bot.username.lower():
            return url, True
        return chat_address(self._user.id, self._user.id, start_of(parts.query)), False


def start_of(query: str) -> str | None:
    """Read the payload of a link to the bot; one that Telegram would not pass on is left out."""
    payload = parse_qs(query).get("start", [""])[0]
    return payload if _START.fullmatch(payload) else None


def chat_address(user_id: int, chat_id: int | None, start: str | None = None) -> str:
    """Give the address of a chat as seen by a resident."""
    address = f"/telegram?user={user_id}"
    if chat_id is not None:
        address += f"&chat={chat_id}"
    return address if start is None else f"{address}&start={quote(start)}"


def _other_name(host: str) -> str:
    """Give the other name of this computer, for links that use it."""
    if host.startswith("localhost"):
        return host.replace("localhost", "127.0.0.1", 1)
    return host.replace("127.0.0.1", "localhost", 1)


def _name(sender: Json) -> str:
    return " ".join(str(sender[part]) for part in ("first_name", "last_name") if sender.get(part))


def _snippet(body: Json) -> str:
    text = str(body.get("text", body.get("caption", "")))
    if text:
        return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004 one line
    kinds = {
        "photo": _("Foto"),
        "document": _("Bestand"),
        "voice": _("Spraakbericht"),
        "location": _("Locatie"),
        "sticker": _("Sticker"),
        "contact": _("Contact"),
    }
    return next((word for kind, word in kinds.items() if kind in body), _service_text(body) or "")


def _service_text(body: Json) -> str | None:
    """Say what happened in a group, when the message is about that."""
    if "new_chat_members" in body:
        names = ", ".join(_name(one) for one in body["new_chat_members"])
        return _("%(names)s is nu lid van de groep") % {"names": names}
    if "left_chat_member" in body:
        return _("%(name)s is uit de groep") % {"name": _name(body["left_chat_member"])}
    if "pinned_message" in body:
        return _("%(name)s zette een bericht vast") % {"name": _name(body["from"])}
    if "migrate_to_chat_id" in body or "migrate_from_chat_id" in body:
        return _("De groep is een supergroep geworden")
    return None


def _contact(contact: Json | None) -> str | None:
    return None if contact is None else f"{contact['first_name']} {contact['phone_number']}"


def _address(file: Json) -> str:
    return f"/telegram/file/{file['file_id']}"


def _file(document: Json | None) -> ShownFile | None:
    if document is None:
        return None
    kilobytes = max(1, round(int(document["file_size"]) / 1024))
    size = f"{kilobytes} kB" if kilobytes < 1024 else f"{kilobytes // 1024} MB"  # noqa: PLR2004  # kB in a MB
    return ShownFile(
        address=_address(document),
        name=str(document.get("file_name", _("Bestand zonder naam"))),
        size=size,
    )
