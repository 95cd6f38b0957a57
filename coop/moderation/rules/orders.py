"""What the bot can be told to do in a chat, and how often it is tried."""

from datetime import datetime, timedelta
from enum import StrEnum


class OrderKind(StrEnum):
    """One act of the bot in a chat that is no message."""

    #: Ask what the bot may do there.
    CHECK = "check"
    DELETE = "delete"
    MUTE = "mute"
    UNMUTE = "unmute"
    #: Out, and free to come back: to Telegram a ban that is lifted at once.
    KICK = "kick"
    BAN = "ban"
    UNBAN = "unban"
    #: A personal link into the chat, and taking it back.
    INVITE = "invite"
    REVOKE = "revoke"
    #: Night: members cannot write; the bot can.
    CLOSE = "close"
    OPEN = "open"


#: Waits before the second, third … attempt; after the last it has failed.
BACKOFF = tuple(timedelta(seconds=seconds) for seconds in (2, 10, 30, 120, 600, 3600))
#: Telegram refuses to take away what is older (C7 therefore says 47 hours).
DELETABLE = timedelta(hours=48)
RESTORED_STANDS = timedelta(hours=47)
#: A line of the bot that is there for one reader only.
HINT_STANDS = timedelta(seconds=60)
#: Done or failed, an order is of no use any more.
ORDERS_KEPT = timedelta(days=1)
#: What a message said is kept this long at most.
TEXT_KEPT = timedelta(days=7)
#: What cannot be put back may be sent again within this.
PASS_LASTS = timedelta(days=1)
#: Without its text an item only counts how often a rule was right.
ITEMS_KEPT = timedelta(days=90)


def next_try(attempts: int, now: datetime) -> datetime | None:
    """Return when to try again after so many attempts, or nothing when it has failed."""
    return now + BACKOFF[attempts - 1] if attempts <= len(BACKOFF) else None
