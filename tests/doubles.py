"""Stand-ins for what a test cannot repeat: the clock and chance."""

import uuid
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 21, 12, tzinfo=UTC)


class FixedClock:
    """Stands still until told to move."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by

    def set(self, now: datetime) -> None:
        self._now = now


class CountingChance:
    """Hands out predictable identifiers, tokens and codes."""

    def __init__(self) -> None:
        self._last = 0

    def new_id(self) -> uuid.UUID:
        self._last += 1
        return uuid.UUID(int=self._last)

    def new_token(self) -> str:
        self._last += 1
        return f"token-{self._last}"

    def new_code(self) -> str:
        self._last += 1
        return f"{self._last:06}"
