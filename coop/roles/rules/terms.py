"""From when until when somebody holds a function, and that somebody always can give one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coop.roles.errors import (
    AbsenceDatesError,
    LastGiverError,
    RoleEndLaterError,
    RoleEndPassedError,
    RoleEndsTooSoonError,
)


@dataclass(frozen=True, slots=True)
class Term:
    """A time in which a function is held, from a day until the first day without it."""

    starts_on: date
    ends_on: date | None = None

    def overlaps(self, other: "Term") -> bool:
        """Tell whether there is a day in both."""
        begins_before = other.ends_on is None or self.starts_on < other.ends_on
        ends_after = self.ends_on is None or other.starts_on < self.ends_on
        return begins_before and ends_after


def ensure_term(term: Term) -> None:
    """Refuse a function that would end before it lasted a day."""
    if term.ends_on is not None and term.ends_on <= term.starts_on:
        raise RoleEndsTooSoonError(starts_on=term.starts_on)


def ensure_end(term: Term, ends_on: date, today: date) -> None:
    """Refuse to announce an end that is over, comes before the start or is a longer term.

    BW 2:37: who appoints decides on the term, so going on after it is a new appointment.
    """
    if ends_on <= today:
        raise RoleEndPassedError(today=today)
    ensure_term(Term(term.starts_on, ends_on))
    if term.ends_on is not None and ends_on > term.ends_on:
        raise RoleEndLaterError(ends_on=term.ends_on)


def ensure_absence(away_from: date, back_on: date | None, today: date) -> None:
    """Refuse an absence that is over or ends before it begins."""
    if away_from < today or (back_on is not None and back_on <= away_from):
        raise AbsenceDatesError(today=today)


def is_held_ever_after(terms: Iterable[Term], day: date) -> bool:
    """Tell whether the terms leave no day from this one on without a holder."""
    reached = day
    for term in sorted(terms, key=lambda term: term.starts_on):
        if term.starts_on > reached:
            return False
        if term.ends_on is None:
            return True
        reached = max(reached, term.ends_on)
    return False


def ensure_somebody_gives(others: Iterable[Term], day: date) -> None:
    """Refuse an end after which nobody could give a function to anybody, ever."""
    if not is_held_ever_after(others, day):
        raise LastGiverError
