"""When a report goes to whom outside, and how long an answer may take (people-first C2, C21)."""

from datetime import date, datetime, time
from enum import StrEnum

from coop.kernel.clock import TIME_ZONE
from coop.kernel.workdays import is_working_day, next_working_day, working_days_between

#: C2: one overview a working day, on the desk when the day begins.
OVERVIEW_AT = time(8)
#: C21: working days between the reminder and the deputy, and between the last and the silence.
STEP_LASTS = 2


class Ask(StrEnum):
    """Why a report stands in an overview."""

    NEW = "new"
    #: The term for an answer that was agreed is over.
    REMINDER = "reminder"
    #: The contact whose it was does not answer.
    DEPUTY = "deputy"
    #: Who made the report answered, or declined, what this contact asked.
    REPLIED = "replied"


class Wait(StrEnum):
    """What is next when no answer comes."""

    REMINDER = "reminder"
    DEPUTY = "deputy"
    #: Shown as it is, without blame.
    SILENCE = "silence"


def overview_day(now: datetime) -> date:
    """Return on which day the next overview leaves that something can still go along with."""
    local = now.astimezone(TIME_ZONE)
    if is_working_day(local.date()) and local.time() < OVERVIEW_AT:
        return local.date()
    return next_working_day(local.date())


def is_overview_time(now: datetime) -> bool:
    """Tell whether the overviews of today may leave (half-open)."""
    local = now.astimezone(TIME_ZONE)
    return is_working_day(local.date()) and local.time() >= OVERVIEW_AT


def waited(days: int, *, counted_on: date, today: date, absent_until: date | None) -> int:
    """Return for how many working days an answer is waited for, today's morning included.

    C21: nothing is counted while the contact is absent; ``absent_until`` is the first day back.
    """
    since = counted_on
    if absent_until is not None and absent_until > counted_on:
        if absent_until > today:
            return days
        # The day of coming back is a whole day to answer in.
        since = absent_until
    return days + working_days_between(since, today)


def next_wait(
    days: int, agreed: int, *, reminded: bool, has_deputy: bool, deputy_told: bool, silent: bool
) -> Wait | None:
    """Return what to do after so many working days without the answer that was agreed."""
    if silent or days <= agreed:
        return None
    if not reminded:
        return Wait.REMINDER
    over = days - agreed - 1
    if has_deputy and not deputy_told:
        return Wait.DEPUTY if over >= STEP_LASTS else None
    patience = 2 * STEP_LASTS if deputy_told else STEP_LASTS
    return Wait.SILENCE if over >= patience else None
