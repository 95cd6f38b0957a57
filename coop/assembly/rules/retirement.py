"""The schedule of retirement (rooster van aftreden), free of any storage.

By research/dutch-rules.md 2.4: a term of some years, some terms at most, and who comes in between
takes the place of the predecessor in the schedule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Stint:
    """One unbroken time that somebody is on the board, in whatever function."""

    person_id: UUID
    #: The function at the end of it, or now.
    function: str
    starts_on: date
    #: The first day without.
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One line of the schedule."""

    person_id: UUID
    function: str
    since: date
    #: When the running term ends: then this person resigns.
    resigns_on: date
    #: How many terms this one is.
    term: int
    can_be_chosen_again: bool
    #: Came in between, in the place of who left early.
    is_interim: bool


def years_after(day: date, years: int) -> date:
    """Return the same day of a later year; of 29 February the 28th where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def schedule_of(
    stints: Sequence[Stint], *, term_years: int, most_terms: int, today: date
) -> tuple[Seat, ...]:
    """Return who is on the board today and when each resigns, the first to go first."""
    ordered = sorted(stints, key=lambda stint: (stint.starts_on, str(stint.person_id)))
    seats: list[Seat] = []
    vacated: list[tuple[date, date, str]] = []
    for stint in ordered:
        place = _place_of_predecessor(vacated, stint)
        resigns, term = _running_term(stint, place, term_years=term_years, today=today)
        if stint.ends_on is not None and stint.ends_on < resigns:
            vacated.append((stint.ends_on, resigns, stint.function))
        if stint.starts_on <= today and (stint.ends_on is None or stint.ends_on > today):
            seats.append(
                Seat(
                    person_id=stint.person_id,
                    function=stint.function,
                    since=stint.starts_on,
                    resigns_on=resigns,
                    term=term,
                    can_be_chosen_again=term < most_terms,
                    is_interim=place is not None and term == 1,
                )
            )
    return tuple(sorted(seats, key=lambda seat: (seat.resigns_on, seat.function)))


def _place_of_predecessor(vacated: list[tuple[date, date, str]], stint: Stint) -> date | None:
    """Take the place that was left early, of the same function before any other."""
    free = [one for one in vacated if one[0] <= stint.starts_on < one[1]]
    free.sort(key=lambda one: (one[2] != stint.function, one[0]))
    if not free:
        return None
    vacated.remove(free[0])
    return free[0][1]


def _running_term(
    stint: Stint, place: date | None, *, term_years: int, today: date
) -> tuple[date, int]:
    """Return when the running term ends, and the how-manieth it is."""
    last_day_looked_at = today if stint.ends_on is None else min(today, stint.ends_on)
    resigns = place or years_after(stint.starts_on, term_years)
    term = 1
    while resigns <= last_day_looked_at and resigns != stint.ends_on:
        resigns = years_after(resigns, term_years)
        term += 1
    return resigns, term


def stints_of(roles: Sequence[Stint]) -> list[Stint]:
    """Join functions of one person that follow each other without a gap into one stint."""
    joined: dict[UUID, list[Stint]] = {}
    for role in sorted(roles, key=lambda one: one.starts_on):
        own = joined.setdefault(role.person_id, [])
        last = own[-1] if own else None
        if last is not None and (last.ends_on is None or role.starts_on <= last.ends_on):
            own[-1] = _longest(last, role)
        else:
            own.append(role)
    return [stint for own in joined.values() for stint in own]


def _longest(first: Stint, second: Stint) -> Stint:
    ends = None
    if first.ends_on is not None and second.ends_on is not None:
        ends = max(first.ends_on, second.ends_on)
    return Stint(
        person_id=first.person_id,
        function=second.function,
        starts_on=first.starts_on,
        ends_on=ends,
    )
