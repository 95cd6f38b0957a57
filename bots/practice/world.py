"""Who and what there is in the practice Telegram: residents, their groups and the bot's place."""

import json
from dataclasses import dataclass, field

from bots.practice.answers import Json, bad_request, dumps
from bots.practice.store import Row, Store

#: The account by which Telegram itself speaks, as what a linked channel posts comes from.
TELEGRAM_ITSELF: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
#: Telegram's own account behind which an anonymous administrator speaks.
GROUP_ANONYMOUS_BOT: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
#: What a member of a group may do; all yes unless somebody changed it.
PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
#: What an administrator may do; the bot's own can be taken away one by one.
ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
PRESENT = frozenset({"creator", "administrator", "member"})


@dataclass(frozen=True, kw_only=True)
class User:
    """A resident in the practice Telegram."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    note: str | None = None
    started: bool = False
    blocked: bool = False

    @property
    def name(self) -> str:
        """Give the name others see."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def as_user(self) -> Json:
        """Give the resident as a Telegram user."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        return user | {"language_code": "nl"}


@dataclass(frozen=True, kw_only=True)
class Chat:
    """A private chat with the bot, or a group."""

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    is_forum: bool = False
    join_by_request: bool = False
    bot_status: str = "administrator"
    bot_rights: Json = field(default_factory=dict)
    permissions: Json = field(default_factory=dict)
    pinned: int | None = None
    migrated_to: int | None = None

    @property
    def is_private(self) -> bool:
        """Say whether this is somebody's own chat with the bot."""
        return self.type == "private"

    def bot_may(self, right: str) -> bool:
        """Say whether the bot is an administrator here with that right."""
        return self.bot_status == "administrator" and bool(self.bot_rights.get(right, True))

    def members_may(self, permission: str) -> bool:
        """Say whether an ordinary member may do that here."""
        return bool(self.permissions.get(permission, True))


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody's place in a group."""

    user_id: int
    status: str
    permissions: Json = field(default_factory=dict)
    until: int = 0
    is_member: bool = True

    @property
    def is_present(self) -> bool:
        """Say whether they are in the group now."""
        return self.status in PRESENT or (self.status == "restricted" and self.is_member)


class World:
    """Residents, chats and memberships, kept in the store."""

    def __init__(self, store: Store) -> None:
        """Keep them in this store."""
        self._store = store

    def put_user(self, user: User) -> None:
        """Add a resident or change the name; who had started or blocked the bot stays so."""
        self._store.write(
            "INSERT INTO users VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            " first_name = excluded.first_name, last_name = excluded.last_name,"
            " username = excluded.username, note = excluded.note,"
            " started = max(started, excluded.started)",
            *(user.id, user.first_name, user.last_name, user.username),
            *(user.note, user.started, user.blocked),
        )
        self._store.write(
            "INSERT INTO chats (id, type) VALUES (?, 'private') ON CONFLICT DO NOTHING", user.id
        )

    def put_chat(self, chat: Chat) -> None:
        """Add a group or change what it is called; what happened in it stays."""
        self._store.write(
            "INSERT INTO chats (id, type, title, username, is_forum, join_by_request, bot_status,"
            " bot_rights, permissions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET title = excluded.title, username = excluded.username,"
            " is_forum = excluded.is_forum, join_by_request = excluded.join_by_request",
            *(chat.id, chat.type, chat.title, chat.username, chat.is_forum),
            *(chat.join_by_request, chat.bot_status),
            *(dumps(chat.bot_rights), dumps(chat.permissions)),
        )

    def put_place(self, name: str, latitude: float, longitude: float) -> None:
        """Add a spot that a resident can share in the web chat."""
        self._store.write(
            "INSERT OR REPLACE INTO places VALUES (?, ?, ?)", name, latitude, longitude
        )

    def places(self) -> list[Row]:
        """List the spots: name, latitude, longitude."""
        return self._store.rows("SELECT name, latitude, longitude FROM places ORDER BY rowid")

    def user(self, user_id: int) -> User | None:
        """Find a resident."""
        row = self._store.row("SELECT * FROM users WHERE id = ?", user_id)
        return None if row is None else _user(row)

    def users(self) -> list[User]:
        """List all residents, in the order they were added."""
        return [_user(row) for row in self._store.rows("SELECT * FROM users ORDER BY id")]

    def chat(self, chat_id: int | str) -> Chat | None:
        """Find a chat by number or by @name."""
        if isinstance(chat_id, str):
            name = chat_id.removeprefix("@")
            found = self._store.row("SELECT id FROM chats WHERE username = ?", name)
            return None if found is None else self.chat(found[0])
        row = self._store.row(
            "SELECT id, type, title, username, is_forum, join_by_request, bot_status, bot_rights,"
            " permissions, pinned, migrated_to FROM chats WHERE id = ?",
            chat_id,
        )
        return None if row is None else _chat(row)

    def set_user(self, user_id: int, *, started: bool, blocked: bool) -> None:
        """Remember whether the resident lets the bot write."""
        self._store.write(
            "UPDATE users SET started = ?, blocked = ? WHERE id = ?", started, blocked, user_id
        )

    def set_bot(self, chat_id: int, status: str, rights: Json) -> None:
        """Remember the bot's place in a group."""
        self._store.write(
            "UPDATE chats SET bot_status = ?, bot_rights = ? WHERE id = ?",
            *(status, dumps(rights), chat_id),
        )

    def set_permissions(self, chat_id: int, permissions: Json) -> None:
        """Remember what members may do in a group."""
        self._store.write(
            "UPDATE chats SET permissions = ? WHERE id = ?", dumps(permissions), chat_id
        )

    def set_pinned(self, chat_id: int, message_id: int | None) -> None:
        """Remember the pinned message of a chat."""
        self._store.write("UPDATE chats SET pinned = ? WHERE id = ?", message_id, chat_id)

    def migrate(self, chat: Chat, new_id: int) -> None:
        """Turn a group into a supergroup with a number of its own."""
        self._store.write("UPDATE chats SET migrated_to = ? WHERE id = ?", new_id, chat.id)
        self._store.write(
            "INSERT INTO chats (id, type, title, username, is_forum, join_by_request, bot_status,"
            " bot_rights, permissions) SELECT ?, 'supergroup', title, username, is_forum,"
            " join_by_request, bot_status, bot_rights, permissions FROM chats WHERE id = ?",
            *(new_id, chat.id),
        )
        self._store.write("UPDATE members SET chat_id = ? WHERE chat_id = ?", new_id, chat.id)

    def member(self, chat_id: int, user_id: int) -> Member:
        """Give somebody's place in a group; one who never was there has left."""
        row = self._store.row(
            "SELECT user_id, status, permissions, until, is_member FROM members"
            " WHERE chat_id = ? AND user_id = ?",
            *(chat_id, user_id),
        )
        return Member(user_id=user_id, status="left") if row is None else _member(row)

    def members(self, chat_id: int) -> list[Member]:
        """List everybody with a place in the group, also who left."""
        rows = self._store.rows(
            "SELECT user_id, status, permissions, until, is_member FROM members"
            " WHERE chat_id = ? ORDER BY user_id",
            chat_id,
        )
        return [_member(row) for row in rows]

    def put_member(self, chat_id: int, member: Member) -> None:
        """Give somebody a place in a group."""
        self._store.write(
            "INSERT OR REPLACE INTO members VALUES (?, ?, ?, ?, ?, ?)",
            *(chat_id, member.user_id, member.status, dumps(member.permissions)),
            *(member.until, member.is_member),
        )

    def remove_members_not_in(self, chat_id: int, user_ids: set[int]) -> None:
        """Forget ordinary members whom the world no longer names."""
        for member in self.members(chat_id):
            if member.user_id not in user_ids and member.status in PRESENT:
                self._store.write(
                    "DELETE FROM members WHERE chat_id = ? AND user_id = ?",
                    *(chat_id, member.user_id),
                )

    def groups(self) -> list[Chat]:
        """List all groups."""
        rows = self._store.rows("SELECT id FROM chats WHERE type != 'private' ORDER BY title")
        return [self.require_chat(row[0]) for row in rows]

    def groups_of(self, user_id: int) -> list[Chat]:
        """List the groups a resident is in."""
        rows = self._store.rows(
            "SELECT c.id FROM chats c JOIN members m ON m.chat_id = c.id WHERE m.user_id = ?"
            " AND (m.status IN ('creator', 'administrator', 'member')"
            " OR (m.status = 'restricted' AND m.is_member)) ORDER BY c.title",
            user_id,
        )
        return [chat for row in rows if (chat := self.chat(row[0])) is not None]

    def require_user(self, user_id: int) -> User:
        """Find a resident who must exist."""
        user = self.user(user_id)
        if user is None:
            raise bad_request("user not found")
        return user

    def require_chat(self, chat_id: int | str) -> Chat:
        """Find a chat that must exist."""
        chat = self.chat(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def as_chat(self, chat: Chat) -> Json:
        """Give a chat as Telegram writes it."""
        if chat.is_private:
            user = self.require_user(chat.id).as_user()
            del user["is_bot"], user["language_code"]
            return user | {"type": "private"}
        group: Json = {"id": chat.id, "title": chat.title, "type": chat.type}
        if chat.username:
            group["username"] = chat.username
        if chat.is_forum:
            group["is_forum"] = True
        return group


def _user(row: Row) -> User:
    return User(
        id=row[0],
        first_name=row[1],
        last_name=row[2],
        username=row[3],
        note=row[4],
        started=bool(row[5]),
        blocked=bool(row[6]),
    )


def _chat(row: Row) -> Chat:
    return Chat(
        id=row[0],
        type=row[1],
        title=row[2],
        username=row[3],
        is_forum=bool(row[4]),
        join_by_request=bool(row[5]),
        bot_status=row[6],
        bot_rights=json.loads(row[7]),
        permissions=json.loads(row[8]),
        pinned=row[9],
        migrated_to=row[10],
    )


def _member(row: Row) -> Member:
    return Member(
        user_id=row[0],
        status=row[1],
        permissions=json.loads(row[2]),
        until=row[3],
        is_member=bool(row[4]),
    )
