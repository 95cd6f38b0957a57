from datetime import date, datetime

import pytest

from coop.incidents.rules.handovers import (
    Wait,
    is_overview_time,
    next_wait,
    overview_day,
    waited,
)
from coop.kernel.clock import TIME_ZONE

FRIDAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=TIME_ZONE)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (at(FRIDAY, 7, 59), FRIDAY),
        (at(FRIDAY, 8), MONDAY),
        (at(FRIDAY, 23, 59), MONDAY),
        (at(date(2026, 11, 21), 7), MONDAY),
        (at(date(2026, 12, 24), 9), date(2026, 12, 28)),
    ],
)
def test_what_is_approved_goes_along_with_the_next_overview(now: datetime, day: date) -> None:
    assert overview_day(now) == day


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (at(MONDAY, 7, 59), False),
        (at(MONDAY, 8), True),
        (at(MONDAY, 17), True),
        (at(date(2026, 11, 22), 9), False),
        (at(date(2026, 12, 25), 9), False),
    ],
)
def test_overviews_leave_on_working_days_from_eight(now: datetime, *, leaves: bool) -> None:
    assert is_overview_time(now) is leaves


@pytest.mark.parametrize(
    ("today", "absent_until", "days"),
    [
        (FRIDAY, None, 0),
        (MONDAY, None, 1),
        (date(2026, 11, 26), None, 4),
        # Away until Wednesday: nothing counts before, and that day is there to answer in.
        (date(2026, 11, 24), date(2026, 11, 25), 0),
        (date(2026, 11, 25), date(2026, 11, 25), 0),
        (date(2026, 11, 26), date(2026, 11, 25), 1),
        # An absence of before the report came stops nothing.
        (MONDAY, FRIDAY, 1),
    ],
)
def test_only_working_days_with_the_contact_there_count(
    today: date, absent_until: date | None, days: int
) -> None:
    assert waited(0, counted_on=FRIDAY, today=today, absent_until=absent_until) == days


@pytest.mark.parametrize(
    ("days", "reminded", "has_deputy", "deputy_told", "silent", "step"),
    [
        (3, False, True, False, False, None),
        (4, False, True, False, False, Wait.REMINDER),
        (5, True, True, False, False, None),
        (6, True, True, False, False, Wait.DEPUTY),
        (7, True, True, True, False, None),
        (8, True, True, True, False, Wait.SILENCE),
        (5, True, False, False, False, None),
        (6, True, False, False, False, Wait.SILENCE),
        (20, False, False, False, False, Wait.REMINDER),
        (20, True, True, True, True, None),
    ],
)
def test_reminder_then_deputy_then_silence(
    days: int,
    *,
    reminded: bool,
    has_deputy: bool,
    deputy_told: bool,
    silent: bool,
    step: Wait | None,
) -> None:
    found = next_wait(
        days,
        3,
        reminded=reminded,
        has_deputy=has_deputy,
        deputy_told=deputy_told,
        silent=silent,
    )
    assert found is step
