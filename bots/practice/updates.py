"""The queue of updates for the bot, and the long poll that empties it."""

import asyncio
import contextlib
import json

from bots.practice.answers import Json, conflict, dumps
from bots.practice.store import Store

#: Telegram keeps an update for a day.
KEPT_SECONDS = 86_400
#: These come only to a bot that asked for them by name.
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
MOST_AT_ONCE = 100


class Updates:
    """What the bot still has to hear, kept in the store until its offset passes it."""

    def __init__(self, store: Store) -> None:
        """Keep the queue in this store."""
        self._store = store
        self._waiting: asyncio.Future[None] | None = None
        allowed = store.setting("allowed_updates")
        self._allowed: frozenset[str] | None = frozenset(json.loads(allowed)) if allowed else None

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds the bot wants; an empty list is the usual ones again."""
        allowed = frozenset(kinds) or None
        if allowed != self._allowed:
            self._allowed = allowed
            self._store.set_setting("allowed_updates", dumps(sorted(kinds)) if kinds else "")

    @property
    def allowed(self) -> list[str] | None:
        """Say which kinds the bot asked for, if it ever did."""
        return None if self._allowed is None else sorted(self._allowed)

    def wants(self, kind: str) -> bool:
        """Say whether the bot hears of this kind at all."""
        return kind not in ON_REQUEST if self._allowed is None else kind in self._allowed

    def add(self, kind: str, content: Json, date: int) -> int | None:
        """Queue an update, unless the bot did not ask for its kind; give its number."""
        if not self.wants(kind):
            return None
        number = self._store.write(
            "INSERT INTO updates (date, kind, body) VALUES (?, ?, ?)", date, kind, dumps(content)
        )
        self._wake()
        return number

    def redeliver(self, update_id: int) -> bool:
        """Hand an update out once more, although the bot's offset has passed it."""
        touched = self._store.written(
            "UPDATE updates SET confirmed = 0, again = 1 WHERE update_id = ?", update_id
        )
        if touched:
            self._wake()
        return bool(touched)

    def pending(self) -> int:
        """Count what the bot has not confirmed."""
        row = self._store.row("SELECT count(*) FROM updates WHERE confirmed = 0")
        return 0 if row is None else int(row[0])

    def newest(self, limit: int = 50) -> list[Json]:
        """List the newest updates, confirmed ones too, as long as they are kept."""
        rows = self._store.rows(
            "SELECT update_id, kind, body, confirmed FROM updates ORDER BY update_id DESC LIMIT ?",
            limit,
        )
        return [
            {"update_id": row[0], row[1]: json.loads(row[2]), "confirmed": bool(row[3])}
            for row in reversed(rows)
        ]

    def drop(self) -> None:
        """Forget all that the bot has not heard yet."""
        self._store.write("UPDATE updates SET confirmed = 1, again = 0 WHERE confirmed = 0")

    def stop_waiting(self, reason: str) -> None:
        """End a long poll that somebody else took the place of."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(conflict(reason))
        self._waiting = None

    def release(self) -> None:
        """Let a long poll return empty-handed, for instance when the server stops."""
        self._wake()

    async def take(self, offset: int, limit: int, wait_seconds: float, now: int) -> list[str]:
        """Confirm what lies before the offset and give what comes after it, as written JSON."""
        self.stop_waiting(
            "terminated by other getUpdates request;"
            " make sure that only one bot instance is running"
        )
        with self._store.change():
            offset = self._confirm(offset, now)
        ready = self._ready(offset, limit)
        if ready or wait_seconds <= 0:
            return ready
        waiting = asyncio.get_running_loop().create_future()
        self._waiting = waiting
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait_seconds):
                await waiting
        if self._waiting is waiting:
            self._waiting = None
        return self._ready(offset, limit)

    def _confirm(self, offset: int, now: int) -> int:
        if offset < 0:
            rows = self._store.rows(
                "SELECT update_id FROM updates WHERE confirmed = 0"
                " ORDER BY update_id DESC LIMIT ?",
                -offset,
            )
            offset = rows[-1][0] if rows else 0
        if offset > 0:
            self._store.write(
                "UPDATE updates SET confirmed = 1, again = 0"
                " WHERE confirmed = 0 AND update_id < ? AND again != 1",
                offset,
            )
        self._store.write("DELETE FROM updates WHERE date < ?", now - KEPT_SECONDS)
        return offset

    def _ready(self, offset: int, limit: int) -> list[str]:
        rows = self._store.rows(
            "SELECT update_id, kind, body, again FROM updates WHERE confirmed = 0"
            " AND (update_id >= ? OR again = 1) ORDER BY update_id LIMIT ?",
            *(offset, limit),
        )
        again = [row[0] for row in rows if row[3] == 1]
        with self._store.change() if again else contextlib.nullcontext():
            for update_id in again:
                self._store.write("UPDATE updates SET again = 2 WHERE update_id = ?", update_id)
        return [f'{{"update_id":{row[0]},"{row[1]}":{row[2]}}}' for row in rows]

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)
