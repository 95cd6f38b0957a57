"""How much somebody writes: the flood limit, and the first messages of who is new."""

from datetime import datetime, time, timedelta

from coop.kernel.clock import TIME_ZONE
from coop.moderation.errors import InvalidNightError

#: Who writes more than this in a minute drowns what matters.
FLOOD_WINDOW = timedelta(seconds=60)
FLOOD_MESSAGES = 5
#: A newcomer's first messages wait for a moderator, for as long as somebody is new.
HELD_MESSAGES = 3
NEW_FOR = timedelta(days=14)


def new_since(admitted_at: datetime | None, now: datetime) -> datetime | None:
    """Return since when who comes into a chat is new, or nothing for who is not.

    Who takes part in the group is new from the day a moderator let him or her in, however often
    the chat is left and entered again, and with whatever account.
    """
    if admitted_at is None:
        return now
    return admitted_at if now < admitted_at + NEW_FOR else None


def floods(written_before: int) -> bool:
    """Tell whether one more message is too many, after so many in the window."""
    return written_before >= FLOOD_MESSAGES


def is_newcomer(joined_at: datetime | None, written: int, now: datetime) -> bool:
    """Tell whether somebody's messages are held; who was there before the bot is not new."""
    return joined_at is not None and now < joined_at + NEW_FOR and written < HELD_MESSAGES


def ensure_night(begins: time | None, ends: time | None) -> None:
    """Refuse half a night, and one that lasts a whole day."""
    if (begins is None) != (ends is None) or (begins is not None and begins == ends):
        raise InvalidNightError


def is_night(begins: time | None, ends: time | None, now: datetime) -> bool:
    """Tell whether the group is closed for the night; from its begin up to its end."""
    if begins is None or ends is None:
        return False
    local = now.astimezone(TIME_ZONE).time()
    if begins < ends:
        return begins <= local < ends
    return local >= begins or local < ends
