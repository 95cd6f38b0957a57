"""The only place that reads the time."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

#: Legal terms count in whole days here; people live and meet in one time zone.
TIME_ZONE = ZoneInfo("Europe/Amsterdam")


class Clock(Protocol):
    """Tells the current instant."""

    def now(self) -> datetime:
        """Return an aware UTC datetime."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return an aware UTC datetime."""
        return datetime.now(UTC)


class StoppedClock:
    """Stands at one instant."""

    def __init__(self, instant: datetime) -> None:
        """Take the instant to stand at."""
        self._instant = instant

    def now(self) -> datetime:
        """Return an aware UTC datetime."""
        return self._instant


class PracticeClock:
    """The machine's clock, shifted by a number of seconds that all practice processes share.

    The shift stands in a small file, so that web, worker and practice servers move together.
    Production never builds one: ``load_settings`` refuses the setting without ``COOP_PRACTICE``.
    """

    def __init__(self, path: Path) -> None:
        """Read the shift from the file at each call; no file means no shift."""
        self._path = path

    def now(self) -> datetime:
        """Return an aware UTC datetime."""
        return datetime.now(UTC) + self._shift()

    def move(self, by: timedelta) -> None:
        """Shift the shared clock further."""
        shift = self._shift() + by
        # Written aside and put in place at once: who looks meanwhile sees the one or the other.
        aside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        aside.write_text(str(shift.total_seconds()), encoding="ascii")
        aside.replace(self._path)

    def _shift(self) -> timedelta:
        try:
            return timedelta(seconds=float(self._path.read_text(encoding="ascii")))
        except FileNotFoundError:
            return timedelta()
