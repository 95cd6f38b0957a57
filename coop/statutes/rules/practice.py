"""What a rule comes to in days and votes, counted from today, for who reads the booklet."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor
from typing import TypeAlias

from coop.statutes.rules.keys import RuleKey
from coop.statutes.rules.values import RuleValue

#: An assembly of this size shows what a share comes to.
EXAMPLE_VOTES = 100

Rules: TypeAlias = Mapping[RuleKey, RuleValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A day or a number; the sentence around it stands in ``coop.wording.rulebook``."""

    day: date | None = None
    number: int | None = None


def after_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the last one of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def end_of_year(today: date, last_month: int) -> date:
    """Return the last day of the financial year that a day falls in (BW 2:10a)."""
    year = today.year if today.month <= last_month else today.year + 1
    return date(year, last_month, monthrange(year, last_month)[1])


def after_year(today: date, rules: Rules, *keys: RuleKey) -> date:
    """Return the last day of so many months after this financial year (BW 2:58 lid 1)."""
    end = end_of_year(today, rules[RuleKey.LAST_MONTH_OF_YEAR].number)
    day = after_months(end, sum(rules[key].months for key in keys))
    return day.replace(day=monthrange(day.year, day.month)[1])


def first_meeting_day(today: date, full_days: int) -> date:
    """Return the first day to meet on when the invitation goes out today.

    Full days: neither the day of sending nor the day of the meeting counts (dutch-rules.md 1.6).
    """
    return today + timedelta(days=full_days + 1)


def amendment_term(rules: Rules) -> int:
    """Return how many full days ahead members are invited to change the statutes.

    BW 2:42 lid 1 beside the ordinary term: the longer of both holds.
    """
    terms = (RuleKey.CONVOCATION_TERM, RuleKey.AMENDMENT_CONVOCATION)
    return max(rules[term].days for term in terms)


def amendment_day(today: date, rules: Rules) -> date:
    """Return the first day to change the statutes on when the invitation goes out today."""
    return first_meeting_day(today, amendment_term(rules))


def practice_of(key: RuleKey, rules: Rules, today: date) -> Practice | None:
    """Return what a rule comes to today; nothing for a rule that speaks for itself."""
    if key in _DAYS:
        return Practice(day=_DAYS[key](rules, today))
    if key in _NUMBERS:
        return Practice(number=_NUMBERS[key](rules))
    return None


def _days_on(key: RuleKey) -> Callable[[Rules, date], date]:
    return lambda rules, today: today + timedelta(days=rules[key].days)


def _months_on(key: RuleKey) -> Callable[[Rules, date], date]:
    return lambda rules, today: after_months(today, rules[key].months)


def _text_day(rules: Rules, today: date) -> date:
    # BW 2:42 lid 2: so many days before the meeting.
    return amendment_day(today, rules) - timedelta(days=rules[RuleKey.AMENDMENT_TEXT].days)


def _beforehand_opens(rules: Rules, today: date) -> date:
    # BW 2:38 lid 8: counted back from the day of the meeting.
    meeting = first_meeting_day(today, rules[RuleKey.CONVOCATION_TERM].days)
    opens = meeting - timedelta(days=rules[RuleKey.BEFOREHAND_OPENS].days)
    return max(opens, today)


def _last_notice(rules: Rules, today: date) -> date:
    end = end_of_year(today, rules[RuleKey.LAST_MONTH_OF_YEAR].number)
    return end - timedelta(days=rules[RuleKey.NOTICE_BY_MEMBER].days)


def _term_ends(rules: Rules, today: date) -> date:
    return after_months(today, 12 * rules[RuleKey.BOARD_TERM].years)


def _books_end(rules: Rules, today: date) -> date:
    end = end_of_year(today, rules[RuleKey.LAST_MONTH_OF_YEAR].number)
    return after_months(end, 12 * rules[RuleKey.BOOKS_KEPT].years)


_DAYS: dict[RuleKey, Callable[[Rules, date], date]] = {
    RuleKey.LAST_MONTH_OF_YEAR: lambda rules, today: after_year(today, rules),
    RuleKey.ADMISSION_TERM: _days_on(RuleKey.ADMISSION_TERM),
    RuleKey.NOTICE_BY_MEMBER: _last_notice,
    RuleKey.EXPULSION_APPEAL_TERM: _months_on(RuleKey.EXPULSION_APPEAL_TERM),
    RuleKey.PAYMENT_TERM: _days_on(RuleKey.PAYMENT_TERM),
    RuleKey.COLLECTION_ANNOUNCED: _days_on(RuleKey.COLLECTION_ANNOUNCED),
    RuleKey.BEFOREHAND_OPENS: _beforehand_opens,
    RuleKey.CONVOCATION_TERM: lambda rules, today: first_meeting_day(
        today, rules[RuleKey.CONVOCATION_TERM].days
    ),
    RuleKey.MINORITY_BOARD_TERM: _days_on(RuleKey.MINORITY_BOARD_TERM),
    RuleKey.MINORITY_SELF_TERM: _days_on(RuleKey.MINORITY_SELF_TERM),
    RuleKey.SECOND_MEETING_AFTER: _days_on(RuleKey.SECOND_MEETING_AFTER),
    RuleKey.SECOND_MEETING_WITHIN: _days_on(RuleKey.SECOND_MEETING_WITHIN),
    RuleKey.AMENDMENT_CONVOCATION: lambda rules, today: amendment_day(today, rules),
    RuleKey.AMENDMENT_TEXT: _text_day,
    RuleKey.ANNULMENT_TERM: _months_on(RuleKey.ANNULMENT_TERM),
    RuleKey.EVIDENCE_KEPT: _months_on(RuleKey.EVIDENCE_KEPT),
    RuleKey.BOARD_TERM: _term_ends,
    RuleKey.ACCOUNTS_DRAWN_UP: lambda rules, today: after_year(
        today, rules, RuleKey.ACCOUNTS_DRAWN_UP
    ),
    RuleKey.ACCOUNTS_POSTPONED: lambda rules, today: after_year(
        today, rules, RuleKey.ACCOUNTS_DRAWN_UP, RuleKey.ACCOUNTS_POSTPONED
    ),
    RuleKey.ACCOUNTS_ADOPTED: lambda rules, today: after_year(
        today, rules, RuleKey.ACCOUNTS_DRAWN_UP, RuleKey.ACCOUNTS_ADOPTED
    ),
    RuleKey.BOOKS_KEPT: _books_end,
}


def _votes_needed(rules: Rules, key: RuleKey) -> int:
    """Half must be exceeded; a larger share must be reached (BW 2:43 lid 1)."""
    share = rules[key].fraction
    exact = share * EXAMPLE_VOTES
    is_half = 2 * share == 1
    return floor(exact) + 1 if is_half else ceil(exact)


_NUMBERS: dict[RuleKey, Callable[[Rules], int]] = {
    RuleKey.ORDINARY_MAJORITY: lambda rules: _votes_needed(rules, RuleKey.ORDINARY_MAJORITY),
    RuleKey.AMENDMENT_MAJORITY: lambda rules: _votes_needed(rules, RuleKey.AMENDMENT_MAJORITY),
    RuleKey.DISSOLUTION_MAJORITY: lambda rules: _votes_needed(rules, RuleKey.DISSOLUTION_MAJORITY),
    # BW 2:41 lid 2: a tenth of the votes that can be cast, rounded up to a whole member.
    RuleKey.MINORITY: lambda rules: ceil(rules[RuleKey.MINORITY].fraction * EXAMPLE_VOTES),
}
#: Every rule that is counted out.
COUNTED_OUT = frozenset({*_DAYS, *_NUMBERS})
