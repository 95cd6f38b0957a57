"""The practice Telegram's own small file: SQLite, written before anything is answered."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

#: What a query selected; each place that reads one knows its columns.
Row: TypeAlias = tuple[Any, ...]

SCHEMA = """
CREATE TABLE IF NOT EXISTS users (
    id INTEGER PRIMARY KEY, first_name TEXT NOT NULL, last_name TEXT, username TEXT,
    note TEXT, started INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS chats (
    id INTEGER PRIMARY KEY, type TEXT NOT NULL, title TEXT, username TEXT,
    is_forum INTEGER NOT NULL DEFAULT 0, join_by_request INTEGER NOT NULL DEFAULT 0,
    bot_status TEXT NOT NULL DEFAULT 'administrator', bot_rights TEXT NOT NULL DEFAULT '{}',
    permissions TEXT NOT NULL DEFAULT '{}', pinned INTEGER, migrated_to INTEGER,
    last_message_id INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS members (
    chat_id INTEGER NOT NULL, user_id INTEGER NOT NULL, status TEXT NOT NULL,
    permissions TEXT NOT NULL DEFAULT '{}', until INTEGER NOT NULL DEFAULT 0,
    is_member INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (chat_id, user_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS join_requests (
    chat_id INTEGER NOT NULL, user_id INTEGER NOT NULL, PRIMARY KEY (chat_id, user_id));
CREATE TABLE IF NOT EXISTS invite_links (
    link TEXT PRIMARY KEY, chat_id INTEGER NOT NULL, expires INTEGER NOT NULL DEFAULT 0,
    room INTEGER NOT NULL DEFAULT 0, used INTEGER NOT NULL DEFAULT 0,
    revoked INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS places (
    name TEXT PRIMARY KEY, latitude REAL NOT NULL, longitude REAL NOT NULL);
CREATE TABLE IF NOT EXISTS messages (
    chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL, sender_id INTEGER NOT NULL,
    date INTEGER NOT NULL, body TEXT, keyboard TEXT, reactions TEXT,
    PRIMARY KEY (chat_id, message_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS updates (
    update_id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, confirmed INTEGER NOT NULL DEFAULT 0, again INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS pending_updates ON updates (update_id) WHERE confirmed = 0;
CREATE INDEX IF NOT EXISTS updates_by_date ON updates (date);
CREATE TABLE IF NOT EXISTS callbacks (
    id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER NOT NULL, user_id INTEGER NOT NULL,
    chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL, data TEXT NOT NULL,
    answered INTEGER NOT NULL DEFAULT 0, answer TEXT NOT NULL DEFAULT '{}',
    shown INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS files (
    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT, path TEXT NOT NULL,
    mime_type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0, thumbnail INTEGER, content BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS files_by_path ON files (path);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
#: Update ids of real bots are large; the first one here is too, so that nobody counts from 1.
FIRST_UPDATE_ID = 730_000_000


class Store:
    """One SQLite file; every change is on disk before the request that made it is answered."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the file, or memory when there is none, and lay out the tables."""
        self._connection = sqlite3.connect(path or ":memory:", isolation_level=None)
        self._depth = 0
        # A killed process loses nothing in WAL mode: committed pages are with the kernel.
        # A power cut may lose the last moments, which practice can bear.
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.executescript(SCHEMA)
        if self.row("SELECT 1 FROM sqlite_sequence WHERE name = 'updates'") is None:
            self._connection.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES ('updates', ?)", (FIRST_UPDATE_ID,)
            )

    @contextmanager
    def change(self) -> Iterator[None]:
        """Make several changes one; inside another change, join it."""
        if self._depth:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        else:
            self._connection.execute("COMMIT")
        finally:
            self._depth = 0

    def write(self, sql: str, *values: object) -> int:
        """Run one changing statement; give the number of the row it added."""
        return self._connection.execute(sql, values).lastrowid or 0

    def written(self, sql: str, *values: object) -> int:
        """Run one changing statement; give how many rows it touched."""
        return self._connection.execute(sql, values).rowcount

    def row(self, sql: str, *values: object) -> Row | None:
        """Read one row."""
        found: Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Read all rows."""
        return self._connection.execute(sql, values).fetchall()

    def setting(self, name: str) -> str | None:
        """Read a remembered value."""
        row = self.row("SELECT value FROM settings WHERE name = ?", name)
        return None if row is None else str(row[0])

    def set_setting(self, name: str, value: str) -> None:
        """Remember a value."""
        self.write(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            name,
            value,
        )

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
