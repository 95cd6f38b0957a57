"""Working days in the Netherlands: what was agreed in working days is counted with these."""

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
SATURDAY = 5


@cache
def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian algorithm)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, skipped = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - moon + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    """Return the days on which nobody is expected to answer.

    Algemene termijnenwet art. 3 lid 1 and 2: Good Friday is put on a par with the holidays.
    """
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() > SATURDAY:
        # On a Sunday it is kept the day before.
        kings_day -= DAY
    return frozenset(
        {
            date(year, 1, 1),
            sunday - 2 * DAY,
            sunday + DAY,
            kings_day,
            date(year, 5, 5),
            sunday + 39 * DAY,
            sunday + 50 * DAY,
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def is_working_day(day: date) -> bool:
    """Tell whether offices work on a day."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def next_working_day(day: date) -> date:
    """Return the first working day after a day."""
    day += DAY
    while not is_working_day(day):
        day += DAY
    return day


def working_days_between(after: date, until: date) -> int:
    """Count the working days after one day, up to and including another."""
    days = (after + n * DAY for n in range(1, (until - after).days + 1))
    return sum(is_working_day(day) for day in days)
