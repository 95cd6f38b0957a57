from datetime import UTC, date, datetime, timedelta

import pytest

from coop.incidents.rules.figures import (
    QUARTERS_SHOWN,
    Course,
    Quarter,
    figures_of,
    is_digest_time,
    quarter_of,
    quarters_shown,
    shown,
    week_before,
)
from coop.kernel.clock import TIME_ZONE

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (0, None, 0),
        (1, None, None),
        (4, None, None),
        (5, None, 5),
        (5, 5, 5),
        # Of six, five: the one that is left is known then.
        (5, 6, None),
        (5, 9, None),
        (5, 10, 5),
        (0, 3, None),
        (0, 0, 0),
        (0, 5, 0),
    ],
)
def test_small_numbers_and_what_gives_them_away_are_hidden(
    part: int, whole: int | None, told: int | None
) -> None:
    assert shown(part, whole) == told


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), Quarter(2026, 1)),
        (date(2026, 3, 31), Quarter(2026, 1)),
        (date(2026, 4, 1), Quarter(2026, 2)),
        (date(2026, 12, 31), Quarter(2026, 4)),
        (date(2027, 1, 1), Quarter(2027, 1)),
    ],
)
def test_a_day_is_in_one_quarter(day: date, quarter: Quarter) -> None:
    assert quarter_of(day) == quarter
    begins, ends = quarter.bounds()
    assert begins <= datetime(day.year, day.month, day.day, tzinfo=TIME_ZONE) < ends
    assert quarter.following.previous == quarter
    assert quarter.following.bounds()[0] == ends


def test_a_year_can_be_looked_back_at() -> None:
    quarters = quarters_shown(date(2026, 2, 1))
    assert [str(one) for one in quarters] == ["2026-1", "2025-4", "2025-3", "2025-2", "2025-1"]
    assert len(quarters) == QUARTERS_SHOWN


def course(day: int = 0, *, handed: bool = True, answer: int | None = None) -> Course:
    at = MONDAY + timedelta(hours=day)
    return Course(
        received_at=at,
        looked_at=at + timedelta(hours=2),
        handed_at=at if handed else None,
        answered_at=None if answer is None else at + timedelta(days=answer),
    )


def test_figures_count_activity_and_follow_up() -> None:
    courses = [course(n, answer=1) for n in range(5)] + [course(handed=False) for _ in range(5)]
    figures = figures_of(courses)
    assert (figures.received, figures.passed_on, figures.answered) == (10, 5, 5)
    assert (figures.hours_to_look, figures.days_to_answer) == (2, 1)


def test_four_reports_tell_nothing_but_that_they_are_few() -> None:
    figures = figures_of([course(answer=1)] * 4)
    assert figures.is_any
    assert (figures.received, figures.passed_on, figures.answered) == (None, None, None)
    assert (figures.hours_to_look, figures.days_to_answer) == (None, None)


def test_what_was_merged_is_counted_once() -> None:
    merged = Course(received_at=MONDAY, is_merged=True)
    assert not figures_of([merged]).is_any


@pytest.mark.parametrize(
    ("now", "is_time"),
    [
        (datetime(2026, 11, 23, 8, 59, tzinfo=TIME_ZONE), False),
        (datetime(2026, 11, 23, 9, tzinfo=TIME_ZONE), True),
        (datetime(2026, 11, 24, 0, 1, tzinfo=TIME_ZONE), True),
    ],
)
def test_groups_are_told_from_monday_at_nine(now: datetime, *, is_time: bool) -> None:
    assert is_digest_time(now) is is_time


@pytest.mark.parametrize("day", [23, 24, 29])
def test_the_last_whole_week_began_on_monday(day: int) -> None:
    assert week_before(date(2026, 11, day)) == date(2026, 11, 16)
