from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.membership.errors import (
    AppealTooLateError,
    DayInFutureError,
    DayTooLongAgoError,
    ReasonMissingError,
    ReasonTooLongError,
)
from coop.membership.rules.terms import (
    LATE_AT_MOST,
    LONGEST_REASON,
    AtOnce,
    NoticeTerms,
    Towards,
    appeal_until,
    decide_until,
    ensure_appeal_in_time,
    ensure_may_leave_at_once,
    ensure_reason,
    ensure_received_in_time,
    last_day_of_resignation,
    months_after,
    year_end,
)

LAW = NoticeTerms()
SEASON = NoticeTerms(year_ends_in=6)
MONTHLY = NoticeTerms(towards=Towards.MONTH)
DAILY = NoticeTerms(towards=Towards.DAY)


@pytest.mark.parametrize(
    ("notice_on", "terms", "last_day"),
    [
        # dutch-rules.md, section 8, test 1: Rb. Noord-Holland, RBNHO:2014:1029.
        (date(2011, 12, 22), LAW, date(2012, 12, 31)),
        # Four weeks before the end of the year, and one day later.
        (date(2026, 12, 3), LAW, date(2026, 12, 31)),
        (date(2026, 12, 4), LAW, date(2027, 12, 31)),
        (date(2027, 1, 1), LAW, date(2027, 12, 31)),
        (date(2026, 6, 2), SEASON, date(2026, 6, 30)),
        (date(2026, 6, 3), SEASON, date(2027, 6, 30)),
        (date(2026, 7, 1), SEASON, date(2027, 6, 30)),
        (date(2026, 3, 3), MONTHLY, date(2026, 3, 31)),
        (date(2026, 3, 4), MONTHLY, date(2026, 4, 30)),
        (date(2028, 2, 1), MONTHLY, date(2028, 2, 29)),
        (date(2026, 3, 4), DAILY, date(2026, 4, 1)),
        (date(2026, 3, 4), NoticeTerms(days=0, towards=Towards.DAY), date(2026, 3, 4)),
        # However long a term the statutes set: the end of the next year is always possible.
        (date(2026, 1, 1), NoticeTerms(days=730), date(2027, 12, 31)),
        (date(2026, 12, 31), NoticeTerms(days=366), date(2027, 12, 31)),
        (date(2026, 7, 1), NoticeTerms(days=1000, year_ends_in=6), date(2028, 6, 30)),
    ],
)
def test_a_resignation_ends_on(notice_on: date, terms: NoticeTerms, last_day: date) -> None:
    assert last_day_of_resignation(notice_on, terms) == last_day


@settings(max_examples=50)
@given(
    notice_on=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    days=st.integers(0, 800),
    towards=st.sampled_from(Towards),
    month=st.integers(1, 12),
)
def test_nobody_is_held_beyond_the_next_year(
    notice_on: date, days: int, towards: Towards, month: int
) -> None:
    terms = NoticeTerms(days=days, towards=towards, year_ends_in=month)
    last = last_day_of_resignation(notice_on, terms)
    next_year = year_end(year_end(notice_on, month) + timedelta(days=1), month)
    assert notice_on <= last <= next_year
    assert last == next_year or last >= notice_on + timedelta(days=days)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 11, 21), date(2026, 12, 21)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
    ],
)
def test_a_month_runs_to_the_same_day(day: date, later: date) -> None:
    assert months_after(day, 1) == later
    assert appeal_until(day, 1) == later


def test_statutes_make_an_appeal_longer_and_never_shorter() -> None:
    assert appeal_until(date(2026, 11, 21), 2) == date(2027, 1, 21)
    assert appeal_until(date(2026, 11, 21), 0) == date(2026, 12, 21)


def test_the_last_day_of_the_month_is_in_time_for_an_appeal() -> None:
    until = appeal_until(date(2026, 11, 21), 1)
    ensure_appeal_in_time(date(2026, 12, 21), until=until)
    with pytest.raises(AppealTooLateError):
        ensure_appeal_in_time(date(2026, 12, 22), until=until)


@pytest.mark.parametrize("ground", [AtOnce.RIGHTS_LIMITED, AtOnce.CONVERSION])
def test_leaving_at_once_after_a_decision_has_a_month(ground: AtOnce) -> None:
    learned = date(2026, 11, 21)
    ensure_may_leave_at_once(ground, learned_on=learned, notice_on=date(2026, 12, 21))
    with pytest.raises(AppealTooLateError):
        ensure_may_leave_at_once(ground, learned_on=learned, notice_on=date(2026, 12, 22))
    for unlikely in (None, date(2026, 12, 22)):
        with pytest.raises(DayInFutureError):
            ensure_may_leave_at_once(ground, learned_on=unlikely, notice_on=date(2026, 12, 21))


def test_what_cannot_be_asked_of_somebody_knows_no_term() -> None:
    ensure_may_leave_at_once(AtOnce.UNREASONABLE, learned_on=None, notice_on=date(2026, 12, 21))


def test_a_letter_came_today_or_not_long_ago() -> None:
    today = date(2026, 11, 21)
    ensure_received_in_time(today, today=today)
    ensure_received_in_time(today - LATE_AT_MOST, today=today)
    with pytest.raises(DayInFutureError):
        ensure_received_in_time(today + timedelta(days=1), today=today)
    with pytest.raises(DayTooLongAgoError):
        ensure_received_in_time(today - LATE_AT_MOST - timedelta(days=1), today=today)


def test_the_board_decides_within_its_term() -> None:
    assert decide_until(date(2026, 11, 21), 30) == date(2026, 12, 21)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_reasons_are_given(reason: str) -> None:
    with pytest.raises(ReasonMissingError):
        ensure_reason(reason)


def test_reasons_fit_a_letter() -> None:
    ensure_reason("x" * LONGEST_REASON)
    with pytest.raises(ReasonTooLongError):
        ensure_reason("x" * (LONGEST_REASON + 1))
