"""Errors on demand, and Telegram's speed limits for who wants to feel them."""

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bots.practice.answers import RefusalError, too_many_requests

#: What counts against the speed limits.
COUNTED = ("send", "edit", "copy", "forward")
REASONS = {
    400: "Bad Request: on demand",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request",
    500: "Internal Server Error",
    502: "Bad Gateway",
}
#: Cut the line before the request is handled, or after it but before it is answered.
Drop = Literal["before", "after"]


@dataclass(kw_only=True)
class Fault:
    """Something that goes wrong a number of times."""

    method: str | None = None
    chat_id: int | None = None
    times: int = 1
    error_code: int | None = None
    description: str | None = None
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    drop: Drop | None = None
    delay_seconds: float = 0.0

    def fits(self, method: str, chat_id: object) -> bool:
        """Say whether this call is one that must go wrong."""
        if self.method is not None and self.method.lower() != method.lower():
            return False
        return self.chat_id is None or str(self.chat_id) == str(chat_id)

    def refusal(self) -> RefusalError | None:
        """Give the answer that must be given instead, if any."""
        if self.error_code is None and self.retry_after is None:
            return None
        if self.retry_after is not None:
            return too_many_requests(self.retry_after)
        code = self.error_code or 500
        reason = self.description or REASONS.get(code, "Internal Server Error")
        if self.migrate_to_chat_id is not None:
            return RefusalError(code, reason, migrate_to_chat_id=self.migrate_to_chat_id)
        return RefusalError(code, reason)


class Faults:
    """The faults still to come; the first that fits is used up first."""

    def __init__(self) -> None:
        """Begin with nothing wrong."""
        self._queue: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let something go wrong from now on."""
        self._queue.append(fault)

    def clear(self) -> None:
        """Let nothing go wrong any more."""
        self._queue.clear()

    def __len__(self) -> int:
        """Count the faults not used up."""
        return len(self._queue)

    def take(self, method: str, chat_id: object) -> Fault | None:
        """Give the fault for this call, and count it."""
        for fault in self._queue:
            if fault.fits(method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self._queue.remove(fault)
                return fault
        return None


class SpeedLimits:
    """1 message a second in a chat, 20 a minute in a group, 30 a second in all.

    Off unless asked for: the real limits are soft and nobody should wait for them in practice.
    The windows are a little shorter than the rules, so that a sender that keeps exactly to them
    is not refused because of the clock.
    """

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        """Measure with this clock, which never runs backwards."""
        self.is_on = False
        self._ticks = ticks
        self._sent: dict[str, deque[float]] = defaultdict(deque)

    def check(self, method: str, chat_id: object) -> None:
        """Refuse a message that comes too soon; count one that does not."""
        if not self.is_on or not method.lower().startswith(COUNTED) or chat_id is None:
            return
        now = self._ticks()
        windows = [("all", 0.97, 30), (f"chat {chat_id}", 0.97, 1)]
        if str(chat_id).startswith(("-", "@")):
            windows.append((f"group {chat_id}", 59.5, 20))
        for name, seconds, most in windows:
            sent = self._sent[name]
            while sent and sent[0] <= now - seconds:
                sent.popleft()
            if len(sent) >= most:
                raise too_many_requests(max(1, math.ceil(sent[0] + seconds - now)))
        for name, _seconds, _most in windows:
            self._sent[name].append(now)
