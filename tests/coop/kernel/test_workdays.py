from datetime import date

import pytest

from coop.kernel.workdays import (
    easter,
    holidays,
    is_working_day,
    next_working_day,
    working_days_between,
)


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)],
)
def test_easter_falls_where_the_calendar_has_it(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


def test_holidays_are_those_of_the_law() -> None:
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_kings_day_on_a_sunday_is_kept_on_saturday() -> None:
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 11, 20), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), True),
    ],
)
def test_weekends_and_holidays_are_no_working_days(day: date, *, is_one: bool) -> None:
    assert is_working_day(day) is is_one


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 23)),
        # Good Friday, the weekend and Easter Monday.
        (date(2026, 4, 2), date(2026, 4, 7)),
        (date(2026, 12, 31), date(2027, 1, 4)),
    ],
)
def test_next_working_day_steps_over_them(day: date, following: date) -> None:
    assert next_working_day(day) == following


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), 0),
        (date(2026, 11, 20), date(2026, 11, 22), 0),
        (date(2026, 11, 20), date(2026, 11, 23), 1),
        (date(2026, 4, 2), date(2026, 4, 8), 2),
        (date(2026, 11, 23), date(2026, 11, 20), 0),
    ],
)
def test_working_days_are_counted_without_the_first_day(
    after: date, until: date, count: int
) -> None:
    assert working_days_between(after, until) == count
