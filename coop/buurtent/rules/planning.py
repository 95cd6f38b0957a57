"""Where and when the next tent could stand, and what to think about before it does."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from coop.buurtent.rules.calls import Customs


class PlanIssue(StrEnum):
    """What to think about when a tent is planned; none of it forbids."""

    #: People-first C18: planning outside the permission of the gemeente warns.
    NO_PERMIT = "no_permit"
    #: More evenings in this week than are usual.
    WEEK_FULL = "week_full"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPlace:
    """A place that was called in, for which no tent was planned yet."""

    id: uuid.UUID
    street: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Where and when the next tent could stand, and for what."""

    street: str
    day: date
    place_ids: tuple[uuid.UUID, ...]


def proposal(
    waiting: Sequence[WaitingPlace],
    *,
    evenings: Collection[date],
    customs: Customs,
    first_day: date,
    last_day: date,
) -> Proposal | None:
    """Return the next tent for what was called in; nothing when nothing waits or fits.

    The street in which most happened comes first, and of equals the one that waits longest.
    The day is the first without a tent, in a week that is not full yet.
    """
    by_street: defaultdict[str, list[WaitingPlace]] = defaultdict(list)
    for place in waiting:
        by_street[place.street].append(place)
    day = _free_day(evenings, customs, first_day, last_day)
    if not by_street or day is None:
        return None
    street = min(
        by_street,
        key=lambda name: (
            -len(by_street[name]),
            min(place.received_at for place in by_street[name]),
            name,
        ),
    )
    return Proposal(
        street=street, day=day, place_ids=tuple(place.id for place in by_street[street])
    )


def _free_day(
    evenings: Collection[date], customs: Customs, first_day: date, last_day: date
) -> date | None:
    for days in range((last_day - first_day).days + 1):
        day = first_day + timedelta(days=days)
        if day not in evenings and not is_week_full(day, evenings, customs):
            return day
    return None


def evenings_in_week(day: date, evenings: Collection[date]) -> int:
    """Count the evenings in the week of a day, from Monday to Sunday."""
    week = day.isocalendar()[:2]
    return sum(evening.isocalendar()[:2] == week for evening in evenings)


def is_week_full(day: date, evenings: Collection[date], customs: Customs) -> bool:
    """Tell whether one more evening in the week of a day is more than usual (C18: if set)."""
    return customs.most is not None and evenings_in_week(day, evenings) >= customs.most


def issues_before_planning(
    day: date, *, others: Collection[date], customs: Customs, has_permit: bool
) -> list[PlanIssue]:
    """List what to think about for a tent on a day, beside the evenings of others."""
    issues = [] if has_permit else [PlanIssue.NO_PERMIT]
    if is_week_full(day, others, customs):
        issues.append(PlanIssue.WEEK_FULL)
    return issues
