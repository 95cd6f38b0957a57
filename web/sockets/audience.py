"""Who is watching, counted by room; kept in memory, because a lost browser is nobody's fact."""

import threading
import uuid
from collections import Counter
from dataclasses import dataclass

from web.views.assembly.stage import Screen


@dataclass(frozen=True, slots=True)
class Room:
    """Browsers that are shown the same: one meeting, one kind of screen, one language."""

    meeting_id: uuid.UUID
    screen: Screen
    locale: str

    @property
    def name(self) -> str:
        """Return the room as Socket.IO names it."""
        return f"{self.meeting_id}:{self.screen.value}:{self.locale}"


class Audience:
    """Counts browsers by room."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._rooms: Counter[Room] = Counter()
        self._room_of: dict[str, Room] = {}
        self._lock = threading.Lock()

    def enter(self, sid: str, room: Room) -> None:
        """Count a browser."""
        with self._lock:
            self._room_of[sid] = room
            self._rooms[room] += 1

    def leave(self, sid: str) -> None:
        """Count a browser no longer."""
        with self._lock:
            room = self._room_of.pop(sid, None)
            if room is not None and room in self._rooms:
                self._rooms[room] -= 1
                if self._rooms[room] <= 0:
                    del self._rooms[room]

    def dismiss(self, meeting_id: uuid.UUID) -> None:
        """Count nobody for a meeting that is not there."""
        with self._lock:
            for room in [found for found in self._rooms if found.meeting_id == meeting_id]:
                del self._rooms[room]

    def rooms_of(self, meeting_id: uuid.UUID) -> tuple[Room, ...]:
        """Return the rooms of a meeting in which somebody is."""
        with self._lock:
            return tuple(room for room in self._rooms if room.meeting_id == meeting_id)

    def size_of(self, meeting_id: uuid.UUID) -> int:
        """Return how many browsers of this process watch a meeting."""
        with self._lock:
            return sum(n for room, n in self._rooms.items() if room.meeting_id == meeting_id)

    def meetings(self) -> frozenset[uuid.UUID]:
        """Return the meetings that somebody is watching."""
        with self._lock:
            return frozenset(room.meeting_id for room in self._rooms)
