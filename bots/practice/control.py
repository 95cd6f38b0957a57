"""The control API: the sample and the tests set up the world and play residents through it.

It is only for practice on this computer and says so in every answer's header. What it takes
and gives stands in `CONTROLS` and, for Python, in `tests/practice.py`.
"""

import base64
import binascii
import json
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any

from aiohttp import web

from bots.practice import residents
from bots.practice.answers import Json, RefusalError, bad_request, dumps
from bots.practice.bot_api import TELEGRAM
from bots.practice.faults import Fault
from bots.practice.params import Upload
from bots.practice.residents import Said
from bots.practice.telegram import PracticeTelegram
from bots.practice.world import Chat, Member, User

Control = Callable[[PracticeTelegram, Json], object]
_MIME_TYPES = {"photo": "image/jpeg", "document": "application/octet-stream", "voice": "audio/ogg"}


def add_control(app: web.Application) -> None:
    """Let an application be controlled."""
    app.router.add_put("/control/world", _handler(put_world))
    app.router.add_get("/control/world", _handler(world))
    for name, control in CONTROLS.items():
        app.router.add_post(f"/control/{name}", _handler(control))
    for name, look in LOOKS.items():
        app.router.add_get(f"/control/{name}", _handler(look))


def _handler(control: Control) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def answer(request: web.Request) -> web.StreamResponse:
        telegram = request.app[TELEGRAM]
        try:
            asked = await _asked(request)
            with telegram.store.change():
                result = control(telegram, asked)
            text, status = dumps({"ok": True, "result": result}), 200
        except RefusalError as refusal:
            text, status = dumps(refusal.answer()), refusal.error_code
        except (KeyError, TypeError, ValueError) as error:
            wrong = bad_request(f"control: {type(error).__name__}: {error}")
            text, status = dumps(wrong.answer()), wrong.error_code
        return web.Response(
            text=text,
            status=status,
            content_type="application/json",
            headers={"X-Practice": "only for practice on this computer"},
        )

    return answer


async def _asked(request: web.Request) -> Json:
    if request.method == "GET":
        return dict(request.query)
    sent = json.loads(await request.read() or b"{}")
    return {"list": sent} if isinstance(sent, list) else dict(sent)


def put_world(telegram: PracticeTelegram, asked: Json) -> Json:
    """Set who and what there is; said twice it is the same, and no message is lost.

    `started` is taken only as yes, members with a place of their own (banned, restricted,
    left) keep it, and the bot's place in a group it already has stays.
    """
    for given in asked.get("users", []):
        telegram.world.put_user(
            User(
                id=int(given["id"]),
                first_name=str(given["first_name"]),
                last_name=given.get("last_name"),
                username=given.get("username"),
                note=given.get("note"),
                started=bool(given.get("started", False)),
            )
        )
    for given in asked.get("groups", []):
        _put_group(telegram, given)
    for given in asked.get("places", []):
        telegram.world.put_place(
            str(given["name"]), float(given["latitude"]), float(given["longitude"])
        )
    telegram.feed.changed()
    return world(telegram, {})


def _put_group(telegram: PracticeTelegram, given: Json) -> None:
    chat = Chat(
        id=int(given["id"]),
        type=str(given.get("type", "supergroup")),
        title=str(given["title"]),
        username=given.get("username"),
        is_forum=bool(given.get("is_forum", False)),
        join_by_request=bool(given.get("join_by_request", False)),
        bot_status=str(given.get("bot", "administrator")),
        bot_rights=dict(given.get("bot_rights", {})),
    )
    known = telegram.world.chat(chat.id)
    telegram.world.put_chat(chat)
    if known is not None and known.migrated_to is not None:
        return
    owner, admins = given.get("owner"), {int(admin) for admin in given.get("admins", [])}
    members = {int(member) for member in given.get("members", [])} | admins
    if owner is not None:
        members.add(int(owner))
    telegram.world.remove_members_not_in(chat.id, members)
    for user_id in members:
        telegram.world.require_user(user_id)
        was = telegram.world.member(chat.id, user_id)
        known_place = was.status in {"restricted", "kicked"} or (
            was.status == "left" and not was.is_member
        )
        if not known_place:
            status = "administrator" if user_id in admins else "member"
            status = "creator" if user_id == owner else status
            telegram.world.put_member(chat.id, Member(user_id=user_id, status=status))


def world(telegram: PracticeTelegram, _asked: Json) -> Json:
    """Tell who and what there is."""
    return {
        "bot": telegram.bot.as_user(),
        "users": [
            user.as_user() | {"note": user.note, "started": user.started, "blocked": user.blocked}
            for user in telegram.world.users()
        ],
        "groups": [_group(telegram, chat) for chat in telegram.world.groups()],
        "places": [
            {"name": name, "latitude": latitude, "longitude": longitude}
            for name, latitude, longitude in telegram.world.places()
        ],
    }


def _group(telegram: PracticeTelegram, chat: Chat) -> Json:
    members = [telegram.member(chat, one.user_id) for one in telegram.world.members(chat.id)]
    return telegram.world.as_chat(chat) | {
        "bot": chat.bot_status,
        "bot_rights": chat.bot_rights,
        "migrated_to": chat.migrated_to,
        "pinned": chat.pinned,
        "members": {str(member.user_id): member.status for member in members},
    }


def say(telegram: PracticeTelegram, asked: Json) -> object:
    """Let a resident write or send something; a list of these is done in one go."""
    if "list" in asked:
        return [_say(telegram, one) for one in asked["list"]]
    return _say(telegram, asked)


def _say(telegram: PracticeTelegram, asked: Json) -> Json:
    user_id = int(asked["user_id"])
    chat_id = int(asked.get("chat_id", user_id))
    location = asked.get("location")
    said = Said(
        text=asked.get("text"),
        photo=_upload(asked, "photo"),
        document=_upload(asked, "document"),
        voice=_upload(asked, "voice"),
        location=None
        if location is None
        else (float(location["latitude"]), float(location["longitude"])),
        contact=asked.get("contact"),
        sticker=asked.get("sticker"),
        caption=asked.get("caption"),
        reply_to=asked.get("reply_to"),
        message_thread_id=asked.get("message_thread_id"),
        media_group_id=asked.get("media_group_id"),
        anonymous=bool(asked.get("anonymous", False)),
        forwarded_from=asked.get("forwarded_from"),
        from_channel=asked.get("from_channel"),
    )
    if said.kind == "text":
        return residents.say_text(telegram, user_id, chat_id, said)[-1]
    return residents.say(telegram, user_id, chat_id, said)


def _upload(asked: Json, kind: str) -> Upload | None:
    """Read a file: an object with `content` in base64, and perhaps `name` and `mime_type`."""
    given = asked.get(kind)
    if given is None:
        return None
    try:
        content = base64.b64decode(given["content"], validate=True)
    except binascii.Error:
        raise bad_request(f"control: {kind}.content is no base64") from None
    return Upload(
        name=str(given.get("name", kind)),
        mime_type=str(given.get("mime_type", _MIME_TYPES[kind])),
        content=content,
    )


def _whose(asked: Json) -> tuple[int, int]:
    user_id = int(asked["user_id"])
    return user_id, int(asked.get("chat_id", user_id))


def press(telegram: PracticeTelegram, asked: Json) -> object:
    """Let a resident press a button by `data` or `label`, on `message_id` or the newest."""
    return residents.press(
        telegram,
        *_whose(asked),
        message_id=asked.get("message_id"),
        data=asked.get("data"),
        label=asked.get("label"),
    )


def edit(telegram: PracticeTelegram, asked: Json) -> object:
    """Let a resident change an own text."""
    return residents.edit(telegram, *_whose(asked), int(asked["message_id"]), str(asked["text"]))


def delete(telegram: PracticeTelegram, asked: Json) -> object:
    """Let a resident take an own message away."""
    return residents.delete(telegram, *_whose(asked), int(asked["message_id"]))


def react(telegram: PracticeTelegram, asked: Json) -> object:
    """Let a resident place an emoji under a message."""
    return residents.react(telegram, *_whose(asked), int(asked["message_id"]), str(asked["emoji"]))


def block(telegram: PracticeTelegram, asked: Json) -> object:
    """Let a resident stop the bot, or allow it again with `blocked: false`."""
    blocked = bool(asked.get("blocked", True))
    return residents.block(telegram, int(asked["user_id"]), blocked=blocked)


def join(telegram: PracticeTelegram, asked: Json) -> object:
    """Let a resident come into a group, or ask to."""
    return residents.join(
        telegram, int(asked["user_id"]), int(asked["chat_id"]), asked.get("link")
    )


def leave(telegram: PracticeTelegram, asked: Json) -> object:
    """Let a resident leave a group."""
    return residents.leave(telegram, int(asked["user_id"]), int(asked["chat_id"]))


def bot(telegram: PracticeTelegram, asked: Json) -> object:
    """Let a resident (`by`) change the bot's `status` and `rights` in a group."""
    chat_id, by = int(asked["chat_id"]), int(asked["by"])
    rights = dict(asked.get("rights", {}))
    return residents.set_bot_place(telegram, chat_id, str(asked["status"]), rights, by)


def upgrade(telegram: PracticeTelegram, asked: Json) -> object:
    """Turn a group into a supergroup."""
    return residents.upgrade(telegram, int(asked["chat_id"]))


def redeliver(telegram: PracticeTelegram, asked: Json) -> object:
    """Hand out an update once more under the same number."""
    if not telegram.updates.redeliver(int(asked["update_id"])):
        raise bad_request("update not found; updates are kept for a day")
    return True


def error(telegram: PracticeTelegram, asked: Json) -> object:
    """Let the next `times` calls go wrong; `clear: true` ends all of it."""
    if asked.get("clear"):
        telegram.faults.clear()
    else:
        telegram.faults.add(Fault(**asked))
    return len(telegram.faults)


def limits(telegram: PracticeTelegram, asked: Json) -> object:
    """Switch Telegram's speed limits on or off."""
    telegram.limits.is_on = bool(asked["on"])
    return telegram.limits.is_on


def calls(telegram: PracticeTelegram, asked: Json) -> object:
    """List what the bot asked; `method` and `after` (a number) narrow it down."""
    found = telegram.calls.list(method=asked.get("method"), after=int(asked.get("after", 0)))
    return [call.as_json() for call in found]


def messages(telegram: PracticeTelegram, asked: Json) -> object:
    """List the messages of a chat, oldest first; with `deleted=1` also empty places."""
    found = telegram.messages.in_chat(
        int(asked["chat_id"]),
        limit=int(asked.get("limit", 200)),
        deleted=bool(int(asked.get("deleted", 0))),
    )
    return [
        {
            "message_id": message.message_id,
            "sender_id": message.sender_id,
            "date": message.date,
            "deleted": message.body is None,
            "message": message.body,
            "keyboard": message.keyboard,
            "reactions": message.reactions,
        }
        for message in found
    ]


def updates(telegram: PracticeTelegram, asked: Json) -> object:
    """List the newest updates, also those the bot confirmed."""
    return telegram.updates.newest(int(asked.get("limit", 50)))


def pending(telegram: PracticeTelegram, _asked: Json) -> object:
    """Count the updates the bot did not confirm yet."""
    return telegram.updates.pending()


def callback(telegram: PracticeTelegram, asked: Json) -> object:
    """Tell what came of a pressed button."""
    row = telegram.store.row(
        "SELECT id, user_id, data, answered, answer FROM callbacks WHERE id = ?", int(asked["id"])
    )
    if row is None:
        raise bad_request("callback query not found")
    answer: Any = json.loads(row[4])
    return {
        "id": str(row[0]),
        "user_id": row[1],
        "data": row[2],
        "answered": bool(row[3]),
        "answer": answer,
    }


CONTROLS: Mapping[str, Control] = MappingProxyType(
    {
        "say": say,
        "press": press,
        "edit": edit,
        "delete": delete,
        "react": react,
        "block": block,
        "join": join,
        "leave": leave,
        "bot": bot,
        "upgrade": upgrade,
        "redeliver": redeliver,
        "error": error,
        "limits": limits,
    }
)
LOOKS: Mapping[str, Control] = MappingProxyType(
    {
        "calls": calls,
        "messages": messages,
        "updates": updates,
        "pending": pending,
        "callback": callback,
    }
)
