"""What rules come to in days; the dates are the worked examples of dutch-rules.md."""

from datetime import date

import pytest

from coop.statutes.rules import DEFAULTS, Layer, Practice, RuleKey, RuleValue, practice_of
from coop.statutes.rules.practice import after_months, end_of_year, first_meeting_day

TODAY = date(2026, 11, 21)


def with_value(key: RuleKey, value: str) -> dict[RuleKey, RuleValue]:
    own = RuleValue(key=key, value=value, layer=Layer.STATUTES, article="artikel 9")
    return {**DEFAULTS, key: own}


def test_seven_full_days_before_the_meeting_of_20_may() -> None:
    assert first_meeting_day(date(2027, 5, 12), 7) == date(2027, 5, 20)
    assert first_meeting_day(date(2027, 5, 13), 7) > date(2027, 5, 20)


@pytest.mark.parametrize(
    ("key", "value", "today", "expected"),
    [
        (RuleKey.CONVOCATION_TERM, "14", TODAY, date(2026, 12, 6)),
        (RuleKey.CONVOCATION_TERM, "1", TODAY, date(2026, 11, 23)),
        # The longer of both terms: fourteen days of the statutes, or ten for an amendment.
        (RuleKey.AMENDMENT_CONVOCATION, "10", TODAY, date(2026, 12, 6)),
        (RuleKey.AMENDMENT_CONVOCATION, "21", TODAY, date(2026, 12, 13)),
        # Five days before the meeting of 20 May 2027, the text is there on 15 May.
        (RuleKey.AMENDMENT_TEXT, "5", date(2027, 5, 5), date(2027, 5, 15)),
        # A meeting on 20 May 2027: voting beforehand opens on 20 April at the earliest ...
        (RuleKey.BEFOREHAND_OPENS, "10", date(2027, 5, 5), date(2027, 5, 10)),
        # ... and never before the invitation has gone.
        (RuleKey.BEFOREHAND_OPENS, "30", date(2027, 5, 5), date(2027, 5, 5)),
        (RuleKey.NOTICE_BY_MEMBER, "28", TODAY, date(2026, 12, 3)),
        (RuleKey.EXPULSION_APPEAL_TERM, "1", date(2027, 1, 31), date(2027, 2, 28)),
        (RuleKey.LAST_MONTH_OF_YEAR, "6", TODAY, date(2027, 6, 30)),
        (RuleKey.ACCOUNTS_DRAWN_UP, "6", TODAY, date(2027, 6, 30)),
        (RuleKey.ACCOUNTS_POSTPONED, "4", TODAY, date(2027, 10, 31)),
        (RuleKey.ACCOUNTS_ADOPTED, "1", TODAY, date(2027, 7, 31)),
        (RuleKey.BOARD_TERM, "3", TODAY, date(2029, 11, 21)),
        (RuleKey.BOOKS_KEPT, "7", TODAY, date(2033, 12, 31)),
    ],
)
def test_a_rule_counted_from_today(key: RuleKey, value: str, today: date, expected: date) -> None:
    assert practice_of(key, with_value(key, value), today) == Practice(day=expected)


@pytest.mark.parametrize(
    ("key", "value", "needed"),
    [
        (RuleKey.ORDINARY_MAJORITY, "1/2", 51),
        (RuleKey.ORDINARY_MAJORITY, "2/3", 67),
        (RuleKey.AMENDMENT_MAJORITY, "2/3", 67),
        (RuleKey.AMENDMENT_MAJORITY, "3/4", 75),
        (RuleKey.MINORITY, "1/10", 10),
        (RuleKey.MINORITY, "1/11", 10),
    ],
)
def test_a_share_counted_out_over_a_hundred_votes(key: RuleKey, value: str, needed: int) -> None:
    assert practice_of(key, with_value(key, value), TODAY) == Practice(number=needed)


def test_a_rule_that_speaks_for_itself_is_not_counted_out() -> None:
    assert practice_of(RuleKey.NAME, DEFAULTS, TODAY) is None


def test_months_and_years_end_on_their_last_day() -> None:
    assert after_months(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert end_of_year(date(2026, 7, 1), 6) == date(2027, 6, 30)
    assert end_of_year(date(2026, 6, 30), 6) == date(2026, 6, 30)
    assert end_of_year(date(2027, 3, 1), 2) == date(2028, 2, 29)
