"""Every legal date of a meeting, free of any storage.

Terms count back from the day of the meeting in whole days of Europe/Amsterdam: "full days" leave
out the day of sending and the day of the meeting (research/dutch-rules.md 1.6). Only the closing
of voting beforehand is an hour; it counts hours as they pass, also when the clock is moved.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from coop.assembly.errors import ConvocationLateError, ConvocationTooLateError
from coop.assembly.rules.agenda import DecisionKind
from coop.assembly.rules.meetings import day_of
from coop.kernel.clock import TIME_ZONE
from coop.statutes.rules import RuleKey, RuleValue

Rules = Mapping[RuleKey, RuleValue]

#: BW 2:42 lid 1, 2 and 4: what asks for a longer road than an ordinary decision.
AMENDMENTS = frozenset({DecisionKind.STATUTES, DecisionKind.DISSOLUTION})
#: Custom, as neither law nor rule book names a day: a week is enough to tell the members.
CANDIDATES_CLOSE_DAYS = 7
CUSTOM = "gewoonte"
#: Of the decision that was taken after convening too late (BW 2:15 lid 1 under a).
VOIDABLE = "BW 2:15 lid 1"


class TermKind(StrEnum):
    """What has to happen, or can happen, on a day."""

    ITEMS_CLOSE = "items_close"
    CONVOCATION = "convocation"
    AMENDMENT_CONVOCATION = "amendment_convocation"
    BEFOREHAND_OPENS = "beforehand_opens"
    CANDIDATES_CLOSE = "candidates_close"
    TEXT_DEPOSITED = "text_deposited"
    BEFOREHAND_CLOSES = "beforehand_closes"
    PROXIES_CLOSE = "proxies_close"
    MEETING = "meeting"
    ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One date of a meeting: the last day for something, or the first."""

    kind: TermKind
    day: date
    article: str
    #: The very instant, where an hour counts.
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingBound:
    """Until when a convocation can be sent, and who says so."""

    kind: TermKind
    last_day: date
    full_days: int
    article: str
    #: A bound of the law cannot be passed; one of the statutes makes decisions voidable.
    is_law: bool


def last_day_to_send(meeting_day: date, full_days: int) -> date:
    """Return the last day of sending that leaves so many full days before the meeting."""
    return meeting_day - timedelta(days=full_days + 1)


def full_days_between(sent_on: date, meeting_day: date) -> int:
    """Return how many full days lie between sending and meeting."""
    return max(0, (meeting_day - sent_on).days - 1)


def sending_bounds(
    meeting_day: date, kinds: frozenset[DecisionKind], rules: Rules
) -> tuple[SendingBound, ...]:
    """Return every line that a convocation for these decisions must stay before."""
    ordinary = rules[RuleKey.CONVOCATION_TERM]
    bounds = [_bound(TermKind.CONVOCATION, meeting_day, ordinary, is_law=False)]
    if kinds & AMENDMENTS:
        # BW 2:42 lid 1: seven days at the least, with word that an amendment is proposed.
        amendment = rules[RuleKey.AMENDMENT_CONVOCATION]
        bounds.append(_bound(TermKind.AMENDMENT_CONVOCATION, meeting_day, amendment, is_law=True))
    return tuple(bounds)


def _bound(kind: TermKind, meeting_day: date, rule: RuleValue, *, is_law: bool) -> SendingBound:
    return SendingBound(
        kind=kind,
        last_day=last_day_to_send(meeting_day, rule.days),
        full_days=rule.days,
        article=rule.article,
        is_law=is_law,
    )


def last_day_of(bounds: tuple[SendingBound, ...]) -> SendingBound:
    """Return the bound that comes first; after it something was passed."""
    return min(bounds, key=lambda bound: bound.last_day)


def confirmed_lateness(
    bounds: tuple[SendingBound, ...], today: date, *, is_confirmed: bool
) -> str | None:
    """Refuse to convene too late; return the article of a warning that the board confirmed."""
    passed = [bound for bound in bounds if today > bound.last_day]
    for bound in passed:
        if bound.is_law:
            raise ConvocationTooLateError(last_day=bound.last_day, article=bound.article)
    if passed and not is_confirmed:
        raise ConvocationLateError(
            last_day=passed[0].last_day, article=passed[0].article, voidable=VOIDABLE
        )
    return passed[0].article if passed else None


def beforehand_window(starts_at: datetime, rules: Rules) -> tuple[datetime, datetime]:
    """Return between which instants votes can be cast before the meeting, if the rules allow.

    BW 2:38 lid 8: not earlier than the thirtieth day before the day of the meeting.
    """
    opens_on = day_of(starts_at) - timedelta(days=rules[RuleKey.BEFOREHAND_OPENS].days)
    opens_at = datetime.combine(opens_on, time.min, TIME_ZONE).astimezone(starts_at.tzinfo)
    return opens_at, starts_at - timedelta(hours=rules[RuleKey.BEFOREHAND_CLOSES].hours)


def text_lies_until(starts_at: datetime) -> datetime:
    """Return the first instant at which the text of an amendment may go again.

    BW 2:42 lid 2: it lies there until the end of the day of the meeting.
    """
    after = day_of(starts_at) + timedelta(days=1)
    return datetime.combine(after, time.min, TIME_ZONE)


def accounts_adopted_by(meeting_day: date, rules: Rules) -> date:
    """Return the last day on which the accounts of the year that ended last are adopted.

    BW 2:58 lid 1: drawn up within six months, and adopted within one month after that.
    """
    year_end = _last_year_end(meeting_day, rules[RuleKey.LAST_MONTH_OF_YEAR].number)
    months = rules[RuleKey.ACCOUNTS_DRAWN_UP].months + rules[RuleKey.ACCOUNTS_ADOPTED].months
    years, month = divmod(year_end.month - 1 + months, 12)
    return _month_end(year_end.year + years, month + 1)


def _last_year_end(day: date, last_month: int) -> date:
    this_year = _month_end(day.year, last_month)
    return this_year if this_year < day else _month_end(day.year - 1, last_month)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def terms_of(
    starts_at: datetime, kinds: frozenset[DecisionKind], rules: Rules
) -> tuple[Term, ...]:
    """Return the whole timeline of a meeting of members, in the order of its days."""
    day = day_of(starts_at)
    bounds = sending_bounds(day, kinds, rules)
    terms = [
        # What members bring in must stand in the convocation (BW 2:41, 2:15).
        Term(
            kind=TermKind.ITEMS_CLOSE,
            day=last_day_of(bounds).last_day - timedelta(days=1),
            article=CUSTOM,
        ),
        *(Term(kind=one.kind, day=one.last_day, article=one.article) for one in bounds),
        *_of_decisions(day, kinds, rules),
        *_beforehand(starts_at, rules),
        Term(kind=TermKind.MEETING, day=day, at=starts_at, article=""),
    ]
    if rules[RuleKey.PROXY_ALLOWED].is_on:
        article = rules[RuleKey.PROXY_ALLOWED].article
        terms.append(Term(kind=TermKind.PROXIES_CLOSE, day=day, at=starts_at, article=article))
    order = list(TermKind)
    return tuple(sorted(terms, key=lambda term: (term.day, order.index(term.kind))))


def _of_decisions(day: date, kinds: frozenset[DecisionKind], rules: Rules) -> list[Term]:
    terms = []
    if DecisionKind.ELECTION in kinds:
        closes_on = last_day_to_send(day, CANDIDATES_CLOSE_DAYS)
        terms.append(Term(kind=TermKind.CANDIDATES_CLOSE, day=closes_on, article=CUSTOM))
    if kinds & AMENDMENTS:
        text = rules[RuleKey.AMENDMENT_TEXT]
        # BW 2:42 lid 2: the verbatim text lies ready at least five days before the meeting.
        lies_from = day - timedelta(days=text.days)
        terms.append(Term(kind=TermKind.TEXT_DEPOSITED, day=lies_from, article=text.article))
    if DecisionKind.ACCOUNTS in kinds:
        article = rules[RuleKey.ACCOUNTS_ADOPTED].article
        adopted_by = accounts_adopted_by(day, rules)
        terms.append(Term(kind=TermKind.ACCOUNTS, day=adopted_by, article=article))
    return terms


def _beforehand(starts_at: datetime, rules: Rules) -> list[Term]:
    if not rules[RuleKey.ELECTRONIC_BEFOREHAND].is_on:
        return []
    opens_at, closes_at = beforehand_window(starts_at, rules)
    return [
        Term(
            kind=TermKind.BEFOREHAND_OPENS,
            day=day_of(opens_at),
            article=rules[RuleKey.BEFOREHAND_OPENS].article,
        ),
        Term(
            kind=TermKind.BEFOREHAND_CLOSES,
            day=day_of(closes_at),
            at=closes_at,
            article=rules[RuleKey.BEFOREHAND_CLOSES].article,
        ),
    ]
