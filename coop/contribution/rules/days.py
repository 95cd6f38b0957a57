"""On which days banks collect, and how long beforehand people are told."""

from datetime import date, timedelta

from coop.contribution.errors import (
    CollectionTooEarlyError,
    InvalidTermError,
    InvalidYearError,
    NoBusinessDayError,
    PayByTooEarlyError,
)

#: SDD Core Rulebook: fourteen calendar days, unless debtor and creditor agree otherwise.
NOTICE_DAYS = 14
PAYMENT_DAYS = 30
REMINDER_DAYS = 21
#: A term of no day or of half a year is a slip of the finger.
SHORTEST_TERM, LONGEST_TERM = 1, 180
_SATURDAY = 5
#: Days fixed in the calendar on which TARGET2 is closed.
_CLOSED = {(1, 1), (5, 1), (12, 25), (12, 26)}
_GOOD_FRIDAY, _EASTER_MONDAY = -2, 1


def easter(year: int) -> date:
    """Return Easter Sunday (Gregorian computus, Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def is_business_day(day: date) -> bool:
    """Tell whether banks settle with each other that day (TARGET2)."""
    if day.weekday() >= _SATURDAY or (day.month, day.day) in _CLOSED:
        return False
    return (day - easter(day.year)).days not in {_GOOD_FRIDAY, _EASTER_MONDAY}


def business_day_from(day: date) -> date:
    """Return the day itself, or the first business day after it."""
    while not is_business_day(day):
        day += timedelta(days=1)
    return day


def earliest_collection(today: date, notice_days: int) -> date:
    """Return the first day on which may be collected from who is told today."""
    return business_day_from(today + timedelta(days=notice_days))


def ensure_collectable(day: date, *, today: date, notice_days: int) -> None:
    """Refuse a day that is no business day or comes too soon after being told."""
    earliest = earliest_collection(today, notice_days)
    if day < earliest:
        raise CollectionTooEarlyError(earliest=f"{earliest:%d-%m-%Y}", days=notice_days)
    if not is_business_day(day):
        raise NoBusinessDayError(instead=f"{business_day_from(day):%d-%m-%Y}")


def ensure_payable(day: date, *, today: date, payment_days: int) -> None:
    """Refuse a last day to pay that gives less time than agreed."""
    earliest = today + timedelta(days=payment_days)
    if day < earliest:
        raise PayByTooEarlyError(earliest=f"{earliest:%d-%m-%Y}", days=payment_days)


def ensure_term(days: int) -> int:
    """Return a number of days that makes sense, or refuse."""
    if not SHORTEST_TERM <= days <= LONGEST_TERM:
        raise InvalidTermError(shortest=SHORTEST_TERM, longest=LONGEST_TERM)
    return days


def ensure_year(year: int, today: date) -> int:
    """Return a year that can be asked for now: last year, this one or the next."""
    if abs(year - today.year) > 1:
        raise InvalidYearError(first=today.year - 1, last=today.year + 1)
    return year
