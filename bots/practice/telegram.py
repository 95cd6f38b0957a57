"""The practice Telegram as a whole: what is in it, its clock, and the bot that lives there."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bots.practice.answers import Json, bad_request, dumps, forbidden
from bots.practice.calls import Calls
from bots.practice.faults import Faults, SpeedLimits
from bots.practice.files import Files
from bots.practice.messages import Message, Messages
from bots.practice.store import Store
from bots.practice.updates import Updates
from bots.practice.world import ADMIN_RIGHTS, PERMISSIONS, Chat, Member, World


@dataclass(frozen=True, kw_only=True)
class BotAccount:
    """The bot as Telegram knows it."""

    token: str
    first_name: str = "Wijkcoöp"
    username: str = "wijkcoop_bot"

    @property
    def id(self) -> int:
        """Give the number at the head of the token."""
        return int(self.token.partition(":")[0])

    def as_user(self) -> Json:
        """Give the bot as a Telegram user."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.first_name,
            "username": self.username,
        }


class Feed:
    """Tells open web chats that a chat changed; it may be missed, they look for themselves."""

    def __init__(self) -> None:
        """Begin without listeners."""
        self._listeners: set[asyncio.Event] = set()
        self.is_open = True

    def listen(self) -> asyncio.Event:
        """Get an event that is set at each change."""
        event = asyncio.Event()
        self._listeners.add(event)
        return event

    def leave(self, event: asyncio.Event) -> None:
        """Stop listening."""
        self._listeners.discard(event)

    def close(self) -> None:
        """Tell all listeners that it is over."""
        self.is_open = False
        self.changed()

    def changed(self) -> None:
        """Tell all listeners."""
        for event in self._listeners:
            event.set()


class PracticeTelegram:
    """Everything behind the Bot API, the control API and the web chat."""

    def __init__(self, store: Store, bot: BotAccount, now: Callable[[], datetime]) -> None:
        """Put it together on one store."""
        self.store = store
        self.bot = bot
        self.now = now
        self.world = World(store)
        self.messages = Messages(store)
        self.updates = Updates(store)
        self.files = Files(store)
        self.faults = Faults()
        self.limits = SpeedLimits()
        self.calls = Calls()
        self.feed = Feed()

    def close(self) -> None:
        """Let go of everybody who waits, because the server stops."""
        self.updates.release()
        self.feed.close()

    def unix_time(self) -> int:
        """Give the moment as Telegram writes it."""
        return int(self.now().timestamp())

    # --- chats the bot wants to do something in

    def chat_for_bot(self, chat_id: int | str) -> Chat:
        """Find a chat the bot can see; a group it is not in is closed to it."""
        chat = self.world.require_chat(chat_id)
        if chat.migrated_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        if chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        if chat.bot_status == "left":
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return chat

    def chat_to_write_in(self, chat_id: int | str, permission: str = "can_send_messages") -> Chat:
        """Find a chat the bot may write in."""
        chat = self.chat_for_bot(chat_id)
        if chat.is_private:
            user = self.world.require_user(chat.id)
            if user.blocked:
                raise forbidden("bot was blocked by the user")
            if not user.started and not self._asks_to_join(user.id):
                raise forbidden("bot can't initiate conversation with a user")
        elif chat.bot_status != "administrator" and not (
            chat.members_may("can_send_messages") and chat.members_may(permission)
        ):
            raise bad_request("not enough rights to send text messages to the chat")
        return chat

    def _asks_to_join(self, user_id: int) -> bool:
        return self.store.row("SELECT 1 FROM join_requests WHERE user_id = ?", user_id) is not None

    def message_of(self, chat: Chat, message_id: int, missing: str) -> Message:
        """Find a message that must be there."""
        message = self.messages.find(chat.id, message_id)
        if message is None:
            raise bad_request(missing)
        return message

    # --- members

    def member(self, chat: Chat, user_id: int) -> Member:
        """Give somebody's place in a group as it is now; what was for a time may be over."""
        if user_id == self.bot.id:
            return Member(user_id=user_id, status=chat.bot_status, permissions=chat.bot_rights)
        self.world.require_user(user_id)
        member = self.world.member(chat.id, user_id)
        if member.until and member.until <= self.unix_time():
            back = "member" if member.status == "restricted" and member.is_member else "left"
            return replace(member, status=back, permissions={}, until=0)
        return member

    def may(self, chat: Chat, user_id: int, permission: str) -> bool:
        """Say whether a resident may do something in a chat."""
        if chat.is_private:
            return True
        member = self.member(chat, user_id)
        if member.status in {"creator", "administrator"}:
            return True
        if not member.is_present or not chat.members_may(permission):
            return False
        return member.status == "member" or bool(member.permissions.get(permission, False))

    def as_member(self, member: Member) -> Json:
        """Give somebody's place in a group as Telegram writes it."""
        is_bot = member.user_id == self.bot.id
        user = self.bot.as_user() if is_bot else self.world.require_user(member.user_id).as_user()
        shown: Json = {"status": member.status, "user": user}
        if member.status == "creator":
            return shown | {"is_anonymous": False}
        if member.status == "administrator":
            rights = {right: bool(member.permissions.get(right, True)) for right in ADMIN_RIGHTS}
            return shown | {"can_be_edited": False, "is_anonymous": False} | rights
        if member.status == "restricted":
            given = {name: bool(member.permissions.get(name, False)) for name in PERMISSIONS}
            return shown | {"is_member": member.is_member, "until_date": member.until} | given
        return shown | ({"until_date": member.until} if member.status == "kicked" else {})

    def place(self, chat: Chat, member: Member, by: Json, invite_link: Json | None = None) -> None:
        """Give somebody another place in a group and tell the bot if it asked for that."""
        old = self.as_member(self.member(chat, member.user_id))
        self.world.put_member(chat.id, member)
        self.updates.add(
            "chat_member",
            {
                "chat": self.world.as_chat(chat),
                "from": by,
                "date": self.unix_time(),
                "old_chat_member": old,
                "new_chat_member": self.as_member(member),
            }
            | ({"invite_link": invite_link} if invite_link else {}),
            self.unix_time(),
        )

    # --- messages

    def post(self, chat: Chat, sender: Json, content: Json, keyboard: Json | None = None) -> Json:
        """Put a message in a chat, by whoever it is."""
        body = {"from": sender, "chat": self.world.as_chat(chat), "date": self.unix_time()}
        message = self.messages.add(chat.id, sender["id"], body | content, keyboard)
        self.feed.changed()
        return message

    def remove(self, chat: Chat, message: Message) -> None:
        """Take a message away, and the files that no other message holds."""
        self.messages.delete(chat.id, message.message_id)
        for file_id in file_ids_in(message.body or {}):
            if not self.messages.mention(file_id):
                self.files.delete(file_id)
        self.feed.changed()

    def hear(self, chat: Chat, message: Json) -> int | None:
        """Let the bot hear of a message, if it is in the chat and may read it."""
        if chat.bot_status in {"left", "kicked"}:
            return None
        if (
            not chat.is_private
            and chat.bot_status != "administrator"
            and not self._is_for_bot(message)
        ):
            return None
        return self.updates.add("message", message, self.unix_time())

    def _is_for_bot(self, message: Json) -> bool:
        """Apply privacy mode: a bot that is no administrator hears only what is meant for it."""
        if message.get("reply_to_message", {}).get("from", {}).get("id") == self.bot.id:
            return True
        text = str(message.get("text", message.get("caption", "")))
        is_service = "text" not in message and not any(
            kind in message
            for kind in ("photo", "document", "location", "voice", "sticker", "contact")
        )
        return is_service or text.startswith("/") or f"@{self.bot.username}" in text

    def commands(self) -> list[Json]:
        """List the commands the bot offers to everybody."""
        kept = self.store.setting(commands_key({"type": "default"}, ""))
        return [] if not kept else list(json.loads(kept))

    @staticmethod
    def answer_of(written: str) -> Json:
        """Read what the bot answered to a pressed button."""
        return dict(json.loads(written))


def file_ids_in(body: Json) -> list[str]:
    """List the files that a message holds."""
    kinds = (
        body.get("photo") or [],
        [body.get(kind) for kind in ("document", "voice", "sticker")],
    )
    return [file["file_id"] for files in kinds for file in files if file]


def commands_key(scope: Json, language: str) -> str:
    """Name the place where a list of commands is remembered."""
    return f"commands {dumps(dict(sorted(scope.items())))} {language}"
