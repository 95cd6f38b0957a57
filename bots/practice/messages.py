"""The messages in every chat, as the bot would read them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bots.practice.answers import Json, dumps
from bots.practice.store import Row, Store


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message; `body` is Telegram's own object and absent once it was deleted."""

    chat_id: int
    message_id: int
    sender_id: int
    date: int
    body: Json | None
    #: A keyboard under the typing field, or the request to take it away; never part of the body.
    keyboard: Json | None = None
    #: Emoji by whoever placed it.
    reactions: dict[str, str]


_COLUMNS = "chat_id, message_id, sender_id, date, body, keyboard, reactions"


class Messages:
    """All messages, kept in the store; numbered per chat, so that a number alone means nothing."""

    def __init__(self, store: Store) -> None:
        """Keep them in this store."""
        self._store = store

    def add(self, chat_id: int, sender_id: int, body: Json, keyboard: Json | None = None) -> Json:
        """Number a message and keep it; the number is put into the body first."""
        row = self._store.row(
            "UPDATE chats SET last_message_id = last_message_id + 1 WHERE id = ?"
            " RETURNING last_message_id",
            chat_id,
        )
        assert row is not None, "a message needs a chat"
        numbered = {"message_id": row[0]} | body
        self._store.write(
            f"INSERT INTO messages ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, NULL)",  # noqa: S608 a constant
            *(chat_id, row[0], sender_id, body["date"], dumps(numbered)),
            None if keyboard is None else dumps(keyboard),
        )
        return numbered

    def find(self, chat_id: int, message_id: int) -> Message | None:
        """Find a message that is still there."""
        row = self._store.row(
            f"SELECT {_COLUMNS} FROM messages"  # noqa: S608 a constant
            " WHERE chat_id = ? AND message_id = ? AND body IS NOT NULL",
            *(chat_id, message_id),
        )
        return None if row is None else _message(row)

    def in_chat(self, chat_id: int, *, limit: int = 200, deleted: bool = False) -> list[Message]:
        """List the newest messages of a chat, oldest first."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM messages WHERE chat_id = ?"  # noqa: S608 a constant
            " AND (body IS NOT NULL OR ?) ORDER BY message_id DESC LIMIT ?",
            *(chat_id, deleted, limit),
        )
        return [_message(row) for row in reversed(rows)]

    def newest_first(self, chat_id: int) -> Iterator[Message]:
        """Go back through a chat."""
        return reversed(self.in_chat(chat_id))

    def replace(self, chat_id: int, body: Json) -> None:
        """Put a changed body in the place of the old one, which is gone for good."""
        self._store.write(
            "UPDATE messages SET body = ? WHERE chat_id = ? AND message_id = ?",
            *(dumps(body), chat_id, body["message_id"]),
        )

    def delete(self, chat_id: int, message_id: int) -> None:
        """Take a message away; only its number and hour remain."""
        self._store.write(
            "UPDATE messages SET body = NULL, keyboard = NULL, reactions = NULL"
            " WHERE chat_id = ? AND message_id = ?",
            *(chat_id, message_id),
        )

    def react(self, chat_id: int, message_id: int, reactions: dict[str, str]) -> None:
        """Remember who placed which emoji."""
        self._store.write(
            "UPDATE messages SET reactions = ? WHERE chat_id = ? AND message_id = ?",
            *(dumps(reactions), chat_id, message_id),
        )

    def mention(self, file_id: str) -> bool:
        """Say whether any message holds this file."""
        found = self._store.row("SELECT 1 FROM messages WHERE instr(body, ?)", file_id)
        return found is not None

    def from_sender(self, chat_id: int, sender_id: int) -> list[Message]:
        """List what somebody wrote in a chat."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM messages"  # noqa: S608 a constant
            " WHERE chat_id = ? AND sender_id = ? AND body IS NOT NULL",
            *(chat_id, sender_id),
        )
        return [_message(row) for row in rows]


def _message(row: Row) -> Message:
    return Message(
        chat_id=row[0],
        message_id=row[1],
        sender_id=row[2],
        date=row[3],
        body=None if row[4] is None else json.loads(row[4]),
        keyboard=None if row[5] is None else json.loads(row[5]),
        reactions={} if row[6] is None else json.loads(row[6]),
    )
