"""When the police at a tent are asked again, who stands in, and what both sides read then."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from coop.buurtent.rules.sessions import (
    LEAST_BEFORE_REMINDING,
    POLICE_REMINDER_HOUR,
    PoliceAnswer,
    PoliceState,
    local_moment,
)
from coop.kernel.clock import TIME_ZONE
from coop.kernel.workdays import next_working_day

#: After the reminder of three hours before, and soon enough for somebody to put on a coat.
DEPUTY_BEFORE = timedelta(hours=2)
LONGEST_REMARK = 300
LONGEST_REPLACEMENT = 80
#: The record of a month is sent on the first of the next, or when a worker runs again.
MONTH_SENT_AT = time(9)
MONTH_SENT_UNTIL_DAY = 7


class DeclineReason(StrEnum):
    """Why nobody of the police can come; a fixed list, so that nothing private is asked."""

    OTHER_WORK = "other_work"
    OFF_DUTY = "off_duty"
    SHORT_NOTICE = "short_notice"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceLine:
    """One tent in the record of a month: the same line for the board and for the police."""

    session_id: uuid.UUID
    starts_at: datetime
    ends_at: datetime
    place: str
    street: str
    #: Who was asked first, as a function (C20).
    asked: str
    asked_at: datetime
    deputy: str | None
    deputy_asked_at: datetime | None
    answer: PoliceAnswer | None
    answered_at: datetime | None
    answered_as: str | None
    reason: DeclineReason | None
    replacement: str | None
    state: PoliceState
    remark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTotals:
    """What a month comes to; numbers of evenings, no person (people-first C21)."""

    asked: int
    confirmed: int
    declined: int
    silent: int
    came: int
    left_early: int
    stayed_away: int


def deputy_due_at(
    *,
    asked_at: datetime,
    starts_at: datetime,
    within_days: int | None,
    absent_until: date | None,
) -> datetime | None:
    """Return when somebody else is asked, because the first does not answer.

    People-first C21: a term runs only where one was agreed, in working days; the last chance
    before the tent is the team's own. Who is away on that day is not waited for at all.
    """
    day = starts_at.astimezone(TIME_ZONE).date()
    if absent_until is not None and absent_until > day:
        return asked_at
    moments = [starts_at - DEPUTY_BEFORE]
    if within_days is not None:
        moments.append(_after_working_days(asked_at, within_days))
    due = min(moments)
    # Asked an hour ago or less: the second question would cross the first answer.
    return due if due - asked_at >= LEAST_BEFORE_REMINDING else None


def _after_working_days(asked_at: datetime, days: int) -> datetime:
    """Return the morning after so many whole working days."""
    day = asked_at.astimezone(TIME_ZONE).date()
    for _ in range(days + 1):
        day = next_working_day(day)
    return local_moment(day, POLICE_REMINDER_HOUR)


def is_overruled(
    *,
    answer: PoliceAnswer,
    answered_as: str,
    before: PoliceAnswer | None,
    before_as: str | None,
) -> bool:
    """Tell whether an answer changes nothing: one comes already, and another one cannot."""
    return (
        answer is PoliceAnswer.DECLINED
        and before is PoliceAnswer.CONFIRMED
        and before_as is not None
        and before_as != answered_as
    )


def month_of(day: date) -> date:
    """Return the first day of the month a day lies in."""
    return day.replace(day=1)


def month_before(month: date) -> date:
    """Return the first day of the month before."""
    return month_of(month - timedelta(days=1))


def month_after(month: date) -> date:
    """Return the first day of the month after."""
    return month_of(month + timedelta(days=31))


def bounds_of(month: date) -> tuple[datetime, datetime]:
    """Return the instants between which the evenings of a month begin (half-open)."""
    return local_moment(month, time()), local_moment(month_after(month), time())


def is_month_sent(now: datetime) -> bool:
    """Tell whether the record of last month may leave: the first week, from nine (half-open)."""
    local = now.astimezone(TIME_ZONE)
    return local.day <= MONTH_SENT_UNTIL_DAY and (local.day, local.time()) >= (1, MONTH_SENT_AT)


def totals_of(lines: Iterable[PresenceLine]) -> MonthTotals:
    """Add a month up."""
    counted = list(lines)
    states = [line.state for line in counted]
    answers = [line.answer for line in counted]
    return MonthTotals(
        asked=len(counted),
        confirmed=answers.count(PoliceAnswer.CONFIRMED),
        declined=answers.count(PoliceAnswer.DECLINED),
        silent=answers.count(None),
        came=states.count(PoliceState.CAME),
        left_early=states.count(PoliceState.LEFT_EARLY),
        stayed_away=states.count(PoliceState.DID_NOT_COME),
    )
