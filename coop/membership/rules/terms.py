"""When a membership ends, until when one may appeal, and until when the board decides.

Terms are plain values; ``coop.membership.lookups`` reads them from the rule book. A term that
runs "until" a day includes that day.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coop.membership.errors import (
    AppealTooLateError,
    DayInFutureError,
    DayTooLongAgoError,
    ReasonMissingError,
    ReasonTooLongError,
    SuspensionEndError,
)

#: What lay in a drawer for longer is no resignation to enter, but a matter to talk about. It is
#: our own bound: the law has none.
LATE_AT_MOST = timedelta(days=92)
LONGEST_REASON = 1000


class Towards(StrEnum):
    """Towards which moment a member resigns."""

    #: BW 2:36 lid 1: the end of the financial year, unless the statutes say otherwise.
    YEAR = "einde_boekjaar"
    MONTH = "einde_maand"
    DAY = "elke_dag"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTerms:
    """How a member resigns, by the law or by what the statutes made of it."""

    #: BW 2:36 lid 1: four weeks.
    days: int = 28
    towards: Towards = Towards.YEAR
    #: The last month of the financial year, which ends with that month's last day.
    year_ends_in: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of joining and leaving that hold on a day, as the rule book has them."""

    notice: NoticeTerms = NoticeTerms()
    #: Within which the board decides about an application.
    decide_days: int = 30
    #: BW 2:35 lid 4: one month at the least.
    appeal_months: int = 1
    #: Nobody is suspended for longer, unless an expulsion is not settled.
    suspension_days: int = 90


def month_end(day: date) -> date:
    """Return the last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def year_end(day: date, year_ends_in: int) -> date:
    """Return the last day of the financial year that holds a day."""
    year = day.year if day.month <= year_ends_in else day.year + 1
    return month_end(date(year, year_ends_in, 1))


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last of a month that is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def last_day_of_resignation(notice_on: date, terms: NoticeTerms) -> date:
    """Return the last day of membership of who resigns on a day.

    BW 2:36 lid 1: towards the end of a financial year with four weeks' notice, unless the
    statutes say otherwise; and in any case towards the end of the year that follows.
    Rb. Noord-Holland (ECLI:NL:RBNHO:2014:1029): 22 December with four weeks is 19 January, so
    the end of *that* year.
    """
    earliest = notice_on + timedelta(days=terms.days)
    backstop = year_end(
        year_end(notice_on, terms.year_ends_in) + timedelta(days=1), terms.year_ends_in
    )
    possible = {
        Towards.YEAR: year_end(earliest, terms.year_ends_in),
        Towards.MONTH: month_end(earliest),
        Towards.DAY: earliest,
    }
    return min(possible[terms.towards], backstop)


class AtOnce(StrEnum):
    """Where the law lets a member leave at once, whatever the statutes say."""

    #: BW 2:36 lid 1: continuing cannot reasonably be asked.
    UNREASONABLE = "unreasonable"
    #: BW 2:36 lid 3: a decision limited rights or raised duties.
    RIGHTS_LIMITED = "rights_limited"
    #: BW 2:36 lid 4: conversion, merger or division.
    CONVERSION = "conversion"


def ensure_may_leave_at_once(ground: AtOnce, *, learned_on: date | None, notice_on: date) -> None:
    """Refuse to leave at once when the month of BW 2:36 lid 3 and 4 is over.

    It begins when the member learned of the decision; the first ground knows no term.
    """
    if ground is AtOnce.UNREASONABLE:
        return
    if learned_on is None or learned_on > notice_on:
        raise DayInFutureError
    until = months_after(learned_on, 1)
    if notice_on > until:
        raise AppealTooLateError(until=until)


def ensure_received_in_time(received_on: date, *, today: date) -> None:
    """Refuse a day of receipt that is still to come, or lies too far back to be one."""
    if received_on > today:
        raise DayInFutureError(day=received_on)
    if today - received_on > LATE_AT_MOST:
        raise DayTooLongAgoError(day=received_on, days=LATE_AT_MOST.days)


def appeal_until(notified_on: date, months: int) -> date:
    """Return the last day on which an expelled member may appeal.

    BW 2:35 lid 4: within one month after the member received the decision; no rule of the
    cooperative makes it shorter.
    """
    return months_after(notified_on, max(1, months))


def ensure_appeal_in_time(appealed_on: date, *, until: date) -> None:
    """Refuse an appeal after its last day."""
    if appealed_on > until:
        raise AppealTooLateError(until=until)


def ensure_suspension_ends(ends_on: date, *, today: date, longest_days: int) -> None:
    """Refuse a suspension that ends before it begins, or lasts longer than it may."""
    if not today < ends_on <= today + timedelta(days=longest_days):
        raise SuspensionEndError(days=longest_days)


def decide_until(applied_on: date, days: int) -> date:
    """Return the last day on which the board decides about an application."""
    return applied_on + timedelta(days=days)


def ensure_reason(reason: str) -> None:
    """Refuse a decision against somebody without its reasons (BW 2:35 lid 4, and decency)."""
    if not reason.strip():
        raise ReasonMissingError
    if len(reason) > LONGEST_REASON:
        raise ReasonTooLongError(longest=LONGEST_REASON)
