"""Keeps what goes out within the limits of its receivers."""

from collections import defaultdict
from collections.abc import Sequence

from coop.notices.rules import (
    OVERALL,
    PER_CHAT,
    PER_GROUP,
    Window,
    is_group_chat,
    mail_windows,
    still_counting,
    wait_before_next,
)

EVERYTHING = ""


class SendLog:
    """Remembers when what went where, for as long as a window looks back."""

    def __init__(self, longest: float) -> None:
        """Forget what is longer ago than the longest window."""
        self._longest = longest
        self._sent: defaultdict[str, list[float]] = defaultdict(list)

    def note(self, key: str, at: float) -> None:
        """Remember that something goes out; instants come in order."""
        sent = self._sent[key]
        sent.append(at)
        self._sent[key] = list(still_counting(sent, self._longest, at))

    def wait(self, key: str, windows: Sequence[Window], now: float) -> float:
        """Return how long this receiver has to be left alone."""
        return wait_before_next(self._sent.get(key, ()), windows, now)


class ChatLimiter:
    """Telegram: 1 a second a chat, 20 a minute a group, 30 a second in all."""

    def __init__(self, second: float = 1.0) -> None:
        """Begin with an empty memory.

        `second` is how long a second of these limits lasts: where Telegram is a stand-in that
        does not enforce them, a test need not sit them out.
        """
        self._per_chat = PER_CHAT.lasting(second)
        self._per_group = PER_GROUP.lasting(second)
        self._overall = OVERALL.lasting(second)
        self._chats = SendLog(self._per_group.seconds)
        self._all = SendLog(self._overall.seconds)

    def wait(self, chat: str, now: float) -> float:
        """Return how long to wait before the next message to this chat."""
        in_group = (self._per_group,) if is_group_chat(int(chat)) else ()
        return max(self._chats.wait(chat, (self._per_chat, *in_group), now), self.wait_of_all(now))

    def wait_of_all(self, now: float) -> float:
        """Return how long to wait before the next message to any chat."""
        return self._all.wait(EVERYTHING, (self._overall,), now)

    def starts(self, now: float) -> None:
        """Note that a message leaves."""
        self._all.note(EVERYTHING, now)

    def arrived(self, chat: str, now: float) -> None:
        """Note that a message was taken; a chat's second begins there, not where it left."""
        self._chats.note(chat, now)


class MailLimiter:
    """A relay: so many a minute in all, and so many to one receiving domain."""

    def __init__(self, per_minute: int | None, *, per_domain: int | None = None) -> None:
        """Obey the ceilings of the operator; where there is none, nothing waits for it."""
        self._per_minute = per_minute
        self._per_domain = per_domain
        self._sent = SendLog(60.0)
        self._away_until = 0.0

    def wait(self, address: str, now: float, *, is_urgent: bool) -> float:
        """Return how long to wait before the next mail to this address."""
        ceilings = ((EVERYTHING, self._per_minute), (_domain(address), self._per_domain))
        return max(
            self.away(now),
            *(
                self._sent.wait(key, mail_windows(ceiling, urgent=is_urgent), now)
                for key, ceiling in ceilings
            ),
        )

    def away(self, now: float) -> float:
        """Return how long the relay is left alone, because it took no mail."""
        return self._away_until - now

    def rest(self, until: float) -> None:
        """Let no mail leave before this instant: the relay takes none."""
        self._away_until = max(self._away_until, until)

    def starts(self, address: str, now: float) -> None:
        """Note that a mail leaves."""
        self._sent.note(EVERYTHING, now)
        self._sent.note(_domain(address), now)


def _domain(address: str) -> str:
    return address.rpartition("@")[2].lower()
