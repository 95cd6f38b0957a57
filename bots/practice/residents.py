"""What residents do: write, press, send, join, leave. The control API and the web chat use this.

Each thing done gives what came of it as plain JSON, with the `update_id` the bot will see, or
nothing there when the bot does not hear of it.
"""

from dataclasses import dataclass, replace
from typing import Any

from bots.practice.answers import Json, bad_request, dumps, forbidden
from bots.practice.entities import find_entities
from bots.practice.files import MOST_DOWNLOAD
from bots.practice.methods.invites import use_link
from bots.practice.methods.sending import MOST_CAPTION, MOST_TEXT, without_reply
from bots.practice.params import Upload
from bots.practice.telegram import PracticeTelegram
from bots.practice.world import GROUP_ANONYMOUS_BOT, TELEGRAM_ITSELF, Chat, Member, User

#: Which permission each kind of message asks in a group.
NEEDED = {
    "text": "can_send_messages",
    "photo": "can_send_photos",
    "document": "can_send_documents",
    "voice": "can_send_voice_notes",
    "location": "can_send_messages",
    "contact": "can_send_messages",
    "sticker": "can_send_other_messages",
}
#: The number of the one channel that can be linked to a group here.
LINKED_CHANNEL = -1_009_000_000_001
#: A guess at how long a recording is; nothing here listens to it.
VOICE_BYTES_A_SECOND = 4_000


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a resident puts into a chat; one of the kinds in `NEEDED`, files as uploads."""

    text: str | None = None
    photo: Upload | None = None
    document: Upload | None = None
    voice: Upload | None = None
    location: tuple[float, float] | None = None
    contact: Json | None = None
    sticker: str | None = None
    caption: str | None = None
    reply_to: int | None = None
    message_thread_id: int | None = None
    media_group_id: str | None = None
    anonymous: bool = False
    #: Passed on: by whom it was first written, as an app shows it.
    forwarded_from: str | None = None
    #: What the channel that is linked to the group posts there, by Telegram's own hand.
    from_channel: str | None = None

    @property
    def kind(self) -> str:
        """Say which kind it is."""
        kinds = [kind for kind in NEEDED if getattr(self, kind) is not None]
        if len(kinds) != 1:
            raise bad_request(f"exactly one of {', '.join(NEEDED)} must be given")
        return kinds[0]


def say(telegram: PracticeTelegram, user_id: int, chat_id: int, said: Said) -> Json:
    """Let a resident put something into a chat; in the own chat this begins the talk."""
    user, chat = place_of(telegram, user_id, chat_id)
    kind = said.kind
    if chat.is_private:
        begin(telegram, user)
    elif not telegram.may(chat, user.id, NEEDED[kind]):
        raise forbidden("not enough rights to send this to the chat")
    content = _content(telegram, user, kind, said)
    sender = user.as_user()
    if said.anonymous and not chat.is_private:
        if telegram.member(chat, user.id).status not in {"creator", "administrator"}:
            raise forbidden("only administrators can write anonymously")
        sender = GROUP_ANONYMOUS_BOT
        content["sender_chat"] = telegram.world.as_chat(chat)
    if said.forwarded_from is not None:
        content["forward_origin"] = {
            "type": "hidden_user",
            "date": telegram.unix_time(),
            "sender_user_name": said.forwarded_from,
        }
    if said.from_channel is not None and not chat.is_private:
        sender = TELEGRAM_ITSELF
        content |= _posted_in_channel(telegram, said.from_channel)
    if said.reply_to is not None:
        answered = telegram.message_of(chat, said.reply_to, "message to be replied not found")
        content["reply_to_message"] = without_reply(answered.body or {})
    if said.message_thread_id is not None:
        content |= {"message_thread_id": said.message_thread_id, "is_topic_message": True}
    if said.media_group_id is not None:
        content["media_group_id"] = said.media_group_id
    message = telegram.post(chat, sender, content)
    return {"message": message, "update_id": telegram.hear(chat, message)}


def _posted_in_channel(telegram: PracticeTelegram, title: str) -> Json:
    channel = {"id": LINKED_CHANNEL, "type": "channel", "title": title}
    origin = {"type": "channel", "date": telegram.unix_time(), "chat": channel, "message_id": 1}
    return {"sender_chat": channel, "forward_origin": origin, "is_automatic_forward": True}


def say_text(telegram: PracticeTelegram, user_id: int, chat_id: int, said: Said) -> list[Json]:
    """Let a resident write a text of any length; a long one is cut in pieces, as apps do."""
    text = said.text or ""
    pieces = [text[start : start + MOST_TEXT] for start in range(0, len(text), MOST_TEXT)]
    return [
        say(telegram, user_id, chat_id, replace(said, text=piece)) for piece in pieces or [text]
    ]


def begin(telegram: PracticeTelegram, user: User) -> None:
    """Let the bot write to this resident from now on; a block is lifted."""
    if user.blocked:
        _tell_block(telegram, user, blocked=False)
    if not user.started or user.blocked:
        telegram.world.set_user(user.id, started=True, blocked=False)


def block(telegram: PracticeTelegram, user_id: int, *, blocked: bool) -> Json:
    """Let a resident stop or allow the bot."""
    user = telegram.world.require_user(user_id)
    if user.blocked == blocked:
        return {"update_id": None}
    telegram.world.set_user(user.id, started=user.started, blocked=blocked)
    telegram.feed.changed()
    return {"update_id": _tell_block(telegram, user, blocked=blocked)}


def press(
    telegram: PracticeTelegram,
    user_id: int,
    chat_id: int,
    *,
    message_id: int | None = None,
    data: str | None = None,
    label: str | None = None,
) -> Json:
    """Let a resident press a button, told by its data or label; without a message the newest."""
    user, chat = place_of(telegram, user_id, chat_id)
    for message in telegram.messages.newest_first(chat.id):
        if message_id is not None and message.message_id != message_id:
            continue
        body = message.body or {}
        for button in buttons_of(body.get("reply_markup", {}).get("inline_keyboard")):
            if (data is not None and button.get("callback_data") == data) or (
                label is not None and button["text"] == label
            ):
                return _pressed(telegram, user, chat, body, button)
        for button in buttons_of((message.keyboard or {}).get("keyboard")):
            if label is not None and button["text"] == label:
                if button.get("request_location") or button.get("request_contact"):
                    raise bad_request("this button asks for a location or contact: say that")
                return say(telegram, user_id, chat_id, Said(text=label))
    raise bad_request("no such button")


def buttons_of(rows: Any) -> list[Json]:  # noqa: ANN401 part of a Telegram object
    """List the buttons of a keyboard, row by row."""
    return [button for row in rows or [] for button in row]


def edit(telegram: PracticeTelegram, user_id: int, chat_id: int, number: int, text: str) -> Json:
    """Let a resident change an own text."""
    user, chat = place_of(telegram, user_id, chat_id)
    message = telegram.message_of(chat, number, "message to edit not found")
    body = dict(message.body or {})
    if message.sender_id != user.id or "text" not in body:
        raise bad_request("message can't be edited")
    body |= _text(text, "text", MOST_TEXT) | {"edit_date": telegram.unix_time()}
    telegram.messages.replace(chat.id, body)
    telegram.feed.changed()
    update_id = telegram.updates.add("edited_message", body, telegram.unix_time())
    return {"message": body, "update_id": update_id}


def delete(telegram: PracticeTelegram, user_id: int, chat_id: int, number: int) -> Json:
    """Let a resident take an own message away; the bot is not told, as in Telegram."""
    user, chat = place_of(telegram, user_id, chat_id)
    message = telegram.message_of(chat, number, "message to delete not found")
    is_admin = telegram.member(chat, user.id).status in {"creator", "administrator"}
    if message.sender_id != user.id and not chat.is_private and not is_admin:
        raise forbidden("message can't be deleted")
    telegram.remove(chat, message)
    return {"update_id": None}


def react(telegram: PracticeTelegram, user_id: int, chat_id: int, number: int, emoji: str) -> Json:
    """Let a resident place an emoji under a message, or take it away with an empty one."""
    user, chat = place_of(telegram, user_id, chat_id)
    message = telegram.message_of(chat, number, "message to react not found")
    old = message.reactions.get(str(user.id))
    others = {who: placed for who, placed in message.reactions.items() if who != str(user.id)}
    telegram.messages.react(chat.id, number, others | ({str(user.id): emoji} if emoji else {}))
    telegram.feed.changed()
    content = {
        "chat": telegram.world.as_chat(chat),
        "message_id": number,
        "user": user.as_user(),
        "date": telegram.unix_time(),
        "old_reaction": [{"type": "emoji", "emoji": old}] if old else [],
        "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
    }
    return {"update_id": telegram.updates.add("message_reaction", content, telegram.unix_time())}


def join(telegram: PracticeTelegram, user_id: int, chat_id: int, link: str | None = None) -> Json:
    """Let a resident come into a group, or ask for it where one must ask; by a link if given."""
    user = telegram.world.require_user(user_id)
    chat = telegram.world.require_chat(chat_id)
    member = telegram.member(chat, user.id)
    if member.is_present:
        return {"update_id": None}
    if member.status == "kicked":
        raise forbidden("the resident was banned from this group")
    if chat.join_by_request:
        telegram.store.write(
            "INSERT INTO join_requests VALUES (?, ?) ON CONFLICT DO NOTHING", chat.id, user.id
        )
        content = {
            "chat": telegram.world.as_chat(chat),
            "from": user.as_user(),
            "user_chat_id": user.id,
            "date": telegram.unix_time(),
        }
        number = telegram.updates.add("chat_join_request", content, telegram.unix_time())
        return {"update_id": number}
    used = None if link is None else use_link(telegram, chat, link)
    telegram.place(chat, Member(user_id=user.id, status="member"), user.as_user(), used)
    message = telegram.post(chat, user.as_user(), {"new_chat_members": [user.as_user()]})
    return {"message": message, "update_id": telegram.hear(chat, message)}


def leave(telegram: PracticeTelegram, user_id: int, chat_id: int) -> Json:
    """Let a resident leave a group."""
    user, chat = place_of(telegram, user_id, chat_id)
    gone = Member(user_id=user.id, status="left", is_member=False)
    telegram.place(chat, gone, user.as_user())
    message = telegram.post(chat, user.as_user(), {"left_chat_member": user.as_user()})
    return {"message": message, "update_id": telegram.hear(chat, message)}


def set_bot_place(
    telegram: PracticeTelegram, chat_id: int, status: str, rights: Json, by: int
) -> Json:
    """Let a resident add, promote, demote or remove the bot."""
    chat = telegram.world.require_chat(chat_id)
    user = telegram.world.require_user(by)
    old = telegram.as_member(telegram.member(chat, telegram.bot.id))
    telegram.world.set_bot(chat.id, status, rights)
    now = telegram.world.require_chat(chat_id)
    content = {
        "chat": telegram.world.as_chat(chat),
        "from": user.as_user(),
        "date": telegram.unix_time(),
        "old_chat_member": old,
        "new_chat_member": telegram.as_member(telegram.member(now, telegram.bot.id)),
    }
    telegram.feed.changed()
    return {"update_id": telegram.updates.add("my_chat_member", content, telegram.unix_time())}


def upgrade(telegram: PracticeTelegram, chat_id: int) -> Json:
    """Turn a group into a supergroup: a new number, and a note in both."""
    chat = telegram.world.require_chat(chat_id)
    if chat.type != "group" or chat.migrated_to is not None:
        raise bad_request("only a group that is no supergroup yet can be upgraded")
    new_id = -1_000_000_000_000 - abs(chat.id)
    by = GROUP_ANONYMOUS_BOT
    telegram.world.migrate(chat, new_id)
    left = telegram.post(chat, by, {"migrate_to_chat_id": new_id})
    first = telegram.hear(chat, left)
    new = telegram.world.require_chat(new_id)
    came = telegram.post(new, by, {"migrate_from_chat_id": chat.id})
    return {"chat_id": new_id, "update_ids": [first, telegram.hear(new, came)]}


def place_of(telegram: PracticeTelegram, user_id: int, chat_id: int) -> tuple[User, Chat]:
    """Find a resident and a chat they are in."""
    user = telegram.world.require_user(user_id)
    chat = telegram.world.require_chat(chat_id)
    if chat.migrated_to is not None:
        chat = telegram.world.require_chat(chat.migrated_to)
    is_in = chat.id == user.id if chat.is_private else telegram.member(chat, user.id).is_present
    if not is_in:
        raise forbidden("the resident is not in this chat")
    return user, chat


def _pressed(telegram: PracticeTelegram, user: User, chat: Chat, body: Json, button: Json) -> Json:
    if "url" in button:
        return {"url": button["url"], "update_id": None}
    data = button.get("callback_data")
    if data is None:
        return {"update_id": None}
    number = telegram.store.write(
        "INSERT INTO callbacks (date, user_id, chat_id, message_id, data) VALUES (?, ?, ?, ?, ?)",
        *(telegram.unix_time(), user.id, chat.id, body["message_id"], data),
    )
    query = {
        "id": str(number),
        "from": user.as_user(),
        "message": body,
        "chat_instance": str(abs(chat.id) * 7919),
        "data": data,
    }
    update_id = telegram.updates.add("callback_query", query, telegram.unix_time())
    return {"callback_query_id": str(number), "update_id": update_id}


def _tell_block(telegram: PracticeTelegram, user: User, *, blocked: bool) -> int | None:
    chat = telegram.world.require_chat(user.id)
    states = ("member", "kicked") if blocked else ("kicked", "member")
    old, new = (Member(user_id=telegram.bot.id, status=status) for status in states)
    content = {
        "chat": telegram.world.as_chat(chat),
        "from": user.as_user(),
        "date": telegram.unix_time(),
        "old_chat_member": telegram.as_member(old),
        "new_chat_member": telegram.as_member(new),
    }
    return telegram.updates.add("my_chat_member", content, telegram.unix_time())


def _content(telegram: PracticeTelegram, user: User, kind: str, said: Said) -> Json:
    if kind == "text":
        return _text(said.text or "", "text", MOST_TEXT)
    if kind == "location":
        assert said.location is not None, "kind says so"
        return {"location": {"latitude": said.location[0], "longitude": said.location[1]}}
    if kind == "contact":
        return {"contact": {"first_name": user.first_name} | (said.contact or {})}
    if kind == "sticker":
        return {"sticker": _sticker(telegram, said.sticker or "👍")}
    return _file_content(telegram, kind, said)


def _file_content(telegram: PracticeTelegram, kind: str, said: Said) -> Json:
    upload = said.photo or said.document or said.voice
    assert upload is not None, "kind says so"
    caption = _text(said.caption, "caption", MOST_CAPTION) if said.caption else {}
    if kind == "photo":
        # A phone makes a photo small before sending it, so a large one is no problem here.
        return {"photo": telegram.files.add_photo(upload, MOST_DOWNLOAD)} | caption
    file = telegram.files.add(kind, upload)
    if kind == "voice":
        length = max(1, file.size // VOICE_BYTES_A_SECOND)
        voice = file.as_file() | {"duration": length, "mime_type": file.mime_type}
        return {"voice": voice} | caption
    return {"document": file.as_document()} | caption


def _sticker(telegram: PracticeTelegram, emoji: str) -> Json:
    file = telegram.files.add(
        "sticker",
        Upload(name="sticker.webp", mime_type="image/webp", content=dumps(emoji).encode()),
    )
    return file.as_file() | {
        "type": "regular",
        "width": 512,
        "height": 512,
        "is_animated": False,
        "is_video": False,
        "emoji": emoji,
    }


def _text(text: str, name: str, most: int) -> Json:
    text = text.strip()
    if not text:
        raise bad_request("message text is empty")
    if len(text) > most:
        raise bad_request("message is too long")
    marks = find_entities(text)
    entities = "entities" if name == "text" else "caption_entities"
    return {name: text} | ({entities: marks} if marks else {})
