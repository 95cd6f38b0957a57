"""Counts what was done with reports: activity and follow-up, never a ranking or a problem map.

Numbers below five are hidden, and so are those from which a hidden one could be computed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from coop.kernel.clock import TIME_ZONE
from coop.kernel.workdays import working_days_between

#: Fewer is told as "minder dan 5": in a street people know whom it is about.
FEWEST_SHOWN = 5
#: On Monday, and later in the week when nobody worked then.
DIGEST_FROM = time(9)
#: A quarter, as long as the retention of a report.
SHOWN_OVER = timedelta(days=91)
MONTHS_A_QUARTER = 3
QUARTERS_A_YEAR = 4
#: The present one and a year before it.
QUARTERS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one report went, without a word of what it was about."""

    received_at: datetime
    looked_at: datetime | None = None
    handed_at: datetime | None = None
    answered_at: datetime | None = None
    is_solved: bool | None = None
    is_merged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What may be told of the reports of a group; ``None`` is hidden."""

    #: Whether there was anything at all.
    is_any: bool
    received: int | None
    passed_on: int | None
    answered: int | None
    solved: int | None
    #: Half were looked at within so many hours, and answered within so many working days.
    hours_to_look: int | None
    days_to_answer: int | None


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, over which the gemeente reads figures (C17)."""

    year: int
    number: int

    @property
    def begins_on(self) -> date:
        """Return its first day."""
        return date(self.year, (self.number - 1) * MONTHS_A_QUARTER + 1, 1)

    @property
    def following(self) -> "Quarter":
        """Return the quarter after it."""
        is_last = self.number == QUARTERS_A_YEAR
        return Quarter(self.year + is_last, 1 if is_last else self.number + 1)

    @property
    def previous(self) -> "Quarter":
        """Return the quarter before it."""
        is_first = self.number == 1
        return Quarter(self.year - is_first, QUARTERS_A_YEAR if is_first else self.number - 1)

    def bounds(self) -> tuple[datetime, datetime]:
        """Return when it begins and when the next does (half-open)."""
        begins, ends = self.begins_on, self.following.begins_on
        return (
            datetime.combine(begins, time(), TIME_ZONE),
            datetime.combine(ends, time(), TIME_ZONE),
        )

    def __str__(self) -> str:
        """Write it as it stands in an address: "2026-4"."""
        return f"{self.year}-{self.number}"


def quarter_of(day: date) -> Quarter:
    """Return the quarter a day is in."""
    return Quarter(day.year, (day.month - 1) // MONTHS_A_QUARTER + 1)


def quarters_shown(today: date) -> tuple[Quarter, ...]:
    """Return the quarters that can be looked at, the present one first."""
    quarters = [quarter_of(today)]
    while len(quarters) < QUARTERS_SHOWN:
        quarters.append(quarters[-1].previous)
    return tuple(quarters)


def shown(part: int, whole: int | None = None) -> int | None:
    """Return a number that may be told, or nothing.

    Nought may be told. What is left of the whole may not be small either, or the small number
    could be computed.
    """
    if 0 < part < FEWEST_SHOWN:
        return None
    if whole is not None and 0 < whole - part < FEWEST_SHOWN:
        return None
    return part


def figures_of(courses: Iterable[Course]) -> Figures:
    """Return what may be told of these reports."""
    counted = [course for course in courses if not course.is_merged]
    received = len(counted)
    handed = [course for course in counted if course.handed_at is not None]
    answered = [course for course in counted if course.answered_at is not None]
    judged = [course for course in counted if course.is_solved is not None]
    return Figures(
        is_any=received > 0,
        received=shown(received),
        passed_on=shown(len(handed), received),
        answered=shown(len(answered), len(handed)),
        solved=shown(sum(course.is_solved is True for course in judged), len(judged)),
        hours_to_look=_middle([_hours(c.received_at, c.looked_at) for c in counted]),
        days_to_answer=_middle([_days(c.handed_at, c.answered_at) for c in answered]),
    )


def is_digest_time(now: datetime) -> bool:
    """Tell whether groups may be told of the week before: from Monday at nine (half-open)."""
    local = now.astimezone(TIME_ZONE)
    return local.weekday() > 0 or local.time() >= DIGEST_FROM


def week_before(today: date) -> date:
    """Return the Monday on which the last whole week began."""
    return today - timedelta(days=today.weekday() + 7)


def _middle(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return round(median(known)) if len(known) >= FEWEST_SHOWN else None


def _hours(since: datetime, until: datetime | None) -> int | None:
    return None if until is None else round((until - since) / timedelta(hours=1))


def _days(since: datetime | None, until: datetime | None) -> int | None:
    if since is None or until is None:
        return None
    return working_days_between(
        since.astimezone(TIME_ZONE).date(), until.astimezone(TIME_ZONE).date()
    )
