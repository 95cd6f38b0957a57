"""The monthly test message: a calm line, so that everybody knows that the group works.

Custom of neighbourhood groups ("Regel M.A.A.T.", research/incident-reports-and-bot.md 5). The
bot never places it of its own accord: the moderators are asked, and one of them presses.
"""

from datetime import date, datetime, time, timedelta

from coop.groups.errors import DrillPlacedError, InvalidDrillDayError
from coop.kernel.clock import TIME_ZONE

#: A day that every month has.
LAST_DAY = 28
#: Nobody is asked before this hour; a test in the night is no calm message.
ASKED_FROM = time(10)
#: Who was not asked by then (the worker stood still) is asked next month.
ASKED_WITHIN = timedelta(days=3)


def ensure_drill_day(day: int | None) -> None:
    """Refuse a day that some months do not have; none at all turns it off."""
    if day is not None and not 1 <= day <= LAST_DAY:
        raise InvalidDrillDayError


def is_drill_due(day: int | None, *, since: date, asked_on: date | None, now: datetime) -> bool:
    """Tell whether the moderators are asked for this month's test message now."""
    local = now.astimezone(TIME_ZONE)
    if day is None or local.time() < ASKED_FROM:
        return False
    due = local.date().replace(day=day)
    fresh = due <= local.date() < due + ASKED_WITHIN
    return fresh and due >= since and (asked_on is None or asked_on < due)


def ensure_not_placed(placed_at: datetime | None, today: date) -> None:
    """Refuse a second test message on one day: two who press are one message."""
    if placed_at is not None and placed_at.astimezone(TIME_ZONE).date() == today:
        raise DrillPlacedError
