"""The requests the bot made, remembered while the practice Telegram runs."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bots.practice.answers import Json

#: Enough to look back at; a benchmark must not fill the memory with it.
MOST_KEPT = 5_000


@dataclass(frozen=True, kw_only=True)
class Call:
    """One request of the bot and what it was answered."""

    number: int
    at: datetime
    method: str
    params: dict[str, object]
    files: dict[str, str]
    status: int
    answer: Json

    def as_json(self) -> Json:
        """Give the call for the control API."""
        return {
            "number": self.number,
            "at": self.at.isoformat(),
            "method": self.method,
            "params": self.params,
            "files": self.files,
            "status": self.status,
            "answer": self.answer,
        }


class Calls:
    """The newest calls, and whoever wants to look at each."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: deque[Call] = deque(maxlen=MOST_KEPT)
        self._count = 0
        self.observers: list[Callable[[Call], None]] = []

    def next_number(self) -> int:
        """Give the number for the next call."""
        self._count += 1
        return self._count

    def add(self, call: Call) -> None:
        """Remember a call and show it to the observers."""
        self._kept.append(call)
        for observer in self.observers:
            observer(call)

    def list(self, *, method: str | None = None, after: int = 0) -> list[Call]:
        """List calls, oldest first; without a method, the empty polls are left out."""
        return [
            call
            for call in self._kept
            if call.number > after
            and (
                call.method.lower() == method.lower()
                if method
                else call.method != "getUpdates" or bool(call.answer.get("result"))
            )
        ]
