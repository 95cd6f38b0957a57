"""Oefen-Telegram: a web chat to talk with the real bot as any of the sample residents.

It works as plain pages with forms; the script only makes it livelier. A GET changes nothing:
a link with a payload shows START, and only pressing it starts anything.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from gettext import gettext as _
from types import MappingProxyType
from typing import Final

from aiohttp import web
from aiohttp.web_request import FileField

from bots.practice import residents
from bots.practice.answers import RefusalError, bad_request
from bots.practice.bot_api import TELEGRAM
from bots.practice.chat_view import ChatView, chat_address, start_of
from bots.practice.files import MOST_DOWNLOAD
from bots.practice.pages import page
from bots.practice.params import Upload
from bots.practice.residents import Said
from bots.practice.telegram import PracticeTelegram
from bots.practice.world import Chat, User

#: Who was last chosen, so that a link from elsewhere opens with the same eyes.
CHOSEN: Final = "practice_user"
#: How long a plain form waits for the bot, so that its answer stands on the next page.
REPLY_SECONDS = 1.5
LIVE_SECONDS = 25
SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg"})
FILE_KINDS = frozenset({"photo", "document", "voice"})
#: What a person reads for what Telegram's refusals say.
REASONS = MappingProxyType(
    {
        "message text is empty": _("Typ eerst een bericht."),
        "message is too long": _("Dit bericht is te lang."),
        "IMAGE_PROCESS_FAILED": _("Dit is geen foto. Stuur het als bestand."),
        "file is too big": _("Dit bestand is te groot. Kies er een van hoogstens 20 MB."),
        "file must be non-empty": _("Kies eerst een bestand."),
        "no such button": _("Deze knop is er niet meer."),
        "not in this chat": _("U zit niet in deze groep."),
        "not enough rights": _("U mag hier nu niet schrijven."),
        "invalid coordinates": _("Vul twee getallen in, zoals 51,5656 en 5,0622."),
        "was banned": _("Deze bewoner is uit de groep gezet."),
        "message to delete not found": _("Dit bericht is er niet meer."),
    }
)

Act = Callable[[PracticeTelegram, "Form"], int]


def add_chat(app: web.Application) -> None:
    """Let an application show the web chat."""
    app.router.add_get("/telegram", show)
    app.router.add_get("/telegram/me/{bot}", follow_link)
    app.router.add_get("/telegram/live", tell_changes)
    app.router.add_get("/telegram/file/{file_id}", give_file)
    for name, act in ACTS.items():
        app.router.add_post(f"/telegram/{name}", _handler(act))


class Form:
    """A form a resident sent, read once."""

    def __init__(self, values: dict[str, str], upload: Upload | None) -> None:
        """Keep what was filled in."""
        self._values = values
        self.upload = upload

    def text(self, name: str) -> str:
        """Give a field, empty when it was not there."""
        return self._values.get(name, "").replace("\r\n", "\n")

    def number(self, name: str) -> int:
        """Give a whole number."""
        try:
            return int(self.text(name))
        except ValueError:
            raise bad_request(f"{name} is no number") from None

    def decimal(self, name: str) -> float:
        """Give a number, with a point or a comma."""
        try:
            return float(self.text(name).strip().replace(",", "."))
        except ValueError:
            raise bad_request("invalid coordinates specified") from None


async def show(request: web.Request) -> web.StreamResponse:
    """Show who one can be, or the chats of the resident that was chosen."""
    telegram = request.app[TELEGRAM]
    user = _user(telegram, request.query.get("user", ""))
    if user is None:
        return page(
            "telegram/choose.html",
            people=telegram.world.users(),
            chat=request.query.get("chat"),
            start=None,
            bot=telegram.bot,
        )
    answer = _chats(request, user, request.query.get("chat"))
    answer.set_cookie(CHOSEN, str(user.id), samesite="Lax", httponly=True, path="/telegram")
    return answer


async def follow_link(request: web.Request) -> web.StreamResponse:
    """Open the chat with the bot for a link as `t.me/<bot>?start=…` would."""
    telegram = request.app[TELEGRAM]
    if request.match_info["bot"].lower() != telegram.bot.username.lower():
        raise web.HTTPNotFound
    start = start_of(request.query_string)
    user = _user(telegram, request.query.get("user", request.cookies.get(CHOSEN, "")))
    if user is not None:
        raise web.HTTPSeeOther(chat_address(user.id, user.id, start))
    people = telegram.world.users()
    return page("telegram/choose.html", people=people, chat=None, start=start, bot=telegram.bot)


async def tell_changes(request: web.Request) -> web.StreamResponse:
    """Tell an open page that it should look again."""
    telegram = request.app[TELEGRAM]
    answer = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
    )
    # Listening comes first: a page that is told the line is open looks, and then hears the rest.
    event = telegram.feed.listen()
    try:
        await answer.prepare(request)
        await answer.write(b"retry: 1000\n\n")
        while telegram.feed.is_open:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LIVE_SECONDS):
                    await event.wait()
            is_news = event.is_set()
            event.clear()
            await answer.write(b"data: changed\n\n" if is_news else b": still here\n\n")
    except ConnectionError:
        pass
    finally:
        telegram.feed.leave(event)
    return answer


async def give_file(request: web.Request) -> web.StreamResponse:
    """Give a photo or file that stands in a chat, locked up."""
    telegram = request.app[TELEGRAM]
    file = telegram.files.find(request.match_info["file_id"])
    found = None if file is None else telegram.files.content(file.path)
    if file is None or found is None:
        raise web.HTTPNotFound
    is_shown = file.kind in {"photo", "voice"} and file.mime_type in SHOWN_INLINE
    return web.Response(
        body=found[0],
        content_type=file.mime_type if is_shown else "application/octet-stream",
        headers={
            "Content-Disposition": "inline" if is_shown else "attachment",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _handler(act: Act) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(request: web.Request) -> web.StreamResponse:
        telegram = request.app[TELEGRAM]
        form = await _form(request)
        user = _user(telegram, form.text("user"))
        if user is None:
            raise web.HTTPSeeOther("/telegram")
        is_script = request.headers.get("X-Requested-With") == "fetch"
        try:
            with telegram.store.change():
                chat_id = act(telegram, form)
        except RefusalError as refusal:
            sentence = _sentence(refusal)
            if is_script:
                return web.json_response({"error": sentence}, status=refusal.error_code)
            chat = form.text("chat")
            return _chats(request, user, chat, problem=sentence, typed=form.text("text"))
        if is_script:
            return web.json_response({"address": chat_address(user.id, chat_id)})
        await _wait_for_bot(telegram)
        raise web.HTTPSeeOther(f"{chat_address(user.id, chat_id)}#einde")

    return answer


async def _form(request: web.Request) -> Form:
    values: dict[str, str] = {}
    upload = None
    for name, value in (await request.post()).items():
        if isinstance(value, str):
            values[name] = value
        elif isinstance(value, FileField) and value.filename:
            upload = Upload(
                name=value.filename, mime_type=value.content_type, content=value.file.read()
            )
    return Form(values, upload)


async def _wait_for_bot(telegram: PracticeTelegram) -> None:
    """Give the bot a moment, so that a page without script shows its answer."""
    event = telegram.feed.listen()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(REPLY_SECONDS):
            await event.wait()
    telegram.feed.leave(event)


def _chats(
    request: web.Request,
    user: User,
    chat_id: str | None,
    *,
    problem: str | None = None,
    typed: str = "",
) -> web.Response:
    telegram = request.app[TELEGRAM]
    view = ChatView(telegram, user, request.host)
    chat = _chat(telegram, user, chat_id)
    others = [
        group
        for group in telegram.world.groups()
        if not telegram.member(group, user.id).is_present and group.migrated_to is None
    ]
    return page(
        "telegram/chats.html",
        status=400 if problem else 200,
        people=telegram.world.users(),
        places=telegram.world.places(),
        me=telegram.world.require_user(user.id),
        bot=telegram.bot,
        view=view,
        chat=chat,
        others=others,
        may_write=chat is not None and telegram.may(chat, user.id, "can_send_messages"),
        start=start_of(request.query_string),
        problem=problem,
        typed=typed,
    )


def _user(telegram: PracticeTelegram, number: str) -> User | None:
    return telegram.world.user(int(number)) if number.isdecimal() else None


def _chat(telegram: PracticeTelegram, user: User, number: str | None) -> Chat | None:
    with contextlib.suppress(ValueError, RefusalError):
        return residents.place_of(telegram, user.id, int(number or ""))[1]
    return None


def _sentence(refusal: RefusalError) -> str:
    return next(
        (reason for words, reason in REASONS.items() if words in refusal.description),
        _("Dat lukte niet: %(reason)s") % {"reason": refusal.description},
    )


def _whose(form: Form) -> tuple[int, int]:
    return form.number("user"), form.number("chat")


def say(telegram: PracticeTelegram, form: Form) -> int:
    """Write a text."""
    user_id, chat_id = _whose(form)
    residents.say_text(telegram, user_id, chat_id, Said(text=form.text("text")))
    return chat_id


def send(telegram: PracticeTelegram, form: Form) -> int:
    """Send a photo, file or voice message."""
    user_id, chat_id = _whose(form)
    kind = form.text("kind")
    upload = form.upload
    if upload is None or kind not in FILE_KINDS:
        raise bad_request("file must be non-empty")
    if len(upload.content) > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    said = Said(
        photo=upload if kind == "photo" else None,
        document=upload if kind == "document" else None,
        voice=upload if kind == "voice" else None,
        caption=form.text("caption") or None,
    )
    residents.say(telegram, user_id, chat_id, said)
    return chat_id


def locate(telegram: PracticeTelegram, form: Form) -> int:
    """Share a spot from the list, or a point."""
    user_id, chat_id = _whose(form)
    spot = form.text("place")
    found = [(row[1], row[2]) for row in telegram.world.places() if row[0] == spot]
    point = found[0] if found else (form.decimal("latitude"), form.decimal("longitude"))
    if abs(point[0]) > 90 or abs(point[1]) > 180:  # noqa: PLR2004 degrees
        raise bad_request("invalid coordinates specified")
    residents.say(telegram, user_id, chat_id, Said(location=point))
    return chat_id


def stick(telegram: PracticeTelegram, form: Form) -> int:
    """Send a sticker."""
    user_id, chat_id = _whose(form)
    residents.say(telegram, user_id, chat_id, Said(sticker=form.text("emoji") or "👍"))
    return chat_id


def press(telegram: PracticeTelegram, form: Form) -> int:
    """Press a button under a message."""
    user_id, chat_id = _whose(form)
    message_id = form.number("message")
    residents.press(telegram, user_id, chat_id, message_id=message_id, data=form.text("data"))
    return chat_id


def delete(telegram: PracticeTelegram, form: Form) -> int:
    """Take an own message away."""
    user_id, chat_id = _whose(form)
    residents.delete(telegram, user_id, chat_id, form.number("message"))
    return chat_id


def block(telegram: PracticeTelegram, form: Form) -> int:
    """Stop the bot, or let it write again."""
    user_id = form.number("user")
    residents.block(telegram, user_id, blocked=form.text("blocked") == "1")
    return user_id


def join(telegram: PracticeTelegram, form: Form) -> int:
    """Come into a group, or ask to."""
    user_id, chat_id = _whose(form)
    residents.join(telegram, user_id, chat_id)
    return chat_id


def leave(telegram: PracticeTelegram, form: Form) -> int:
    """Leave a group."""
    user_id, chat_id = _whose(form)
    residents.leave(telegram, user_id, chat_id)
    return user_id


ACTS = MappingProxyType(
    {
        "say": say,
        "send": send,
        "locate": locate,
        "stick": stick,
        "press": press,
        "delete": delete,
        "block": block,
        "join": join,
        "leave": leave,
    }
)
