"""When a lease may be taken."""

from datetime import datetime, timedelta

LEADER = "worker"
#: A leader that was killed is replaced after this; it says that it lives four times as often.
LEASE_LASTS = timedelta(seconds=6)
RENEW_EVERY = 1.5


def may_take(
    *, holder: str, until: datetime, wants: str, now: datetime, lasts: timedelta = LEASE_LASTS
) -> bool:
    """Tell whether a lease is one's own, has run out, or lies impossibly far ahead.

    The last happens when a practice clock was moved forward and back again.
    """
    return holder == wants or until <= now or until > now + lasts
