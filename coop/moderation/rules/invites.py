"""A personal link into a group's chat: for one, for a week, and gone when it was used."""

from datetime import datetime, timedelta

#: Who does not come in within this asks for another.
INVITE_LASTS = timedelta(days=7)
#: One neighbour, one link; Telegram itself refuses the second.
MEMBERS_OF_INVITE = 1
#: A link that is over is of no use any more.
ENDED_KEPT = timedelta(days=1)


def still_works(expires_at: datetime, ended_at: datetime | None, now: datetime) -> bool:
    """Tell whether somebody can come in with a link (half-open)."""
    return ended_at is None and now < expires_at
