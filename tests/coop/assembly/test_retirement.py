from datetime import date, timedelta
from uuid import UUID

import pytest

from coop.assembly.rules import (
    FilingState,
    Stint,
    due_after,
    filing_state_of,
    schedule_of,
    stints_of,
    years_after,
)

ANA, BEN, CLEO = (UUID(int=number) for number in (1, 2, 3))
TODAY = date(2026, 11, 21)


def stint(
    person: UUID, start: date, end: date | None = None, function: str = "bestuurslid"
) -> Stint:
    return Stint(person_id=person, function=function, starts_on=start, ends_on=end)


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2024, 5, 1), 3, date(2027, 5, 1)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
    ],
)
def test_a_term_ends_on_the_day_it_began(day: date, years: int, later: date) -> None:
    assert years_after(day, years) == later


@pytest.mark.parametrize(
    ("since", "resigns_on", "term", "can_be_chosen_again"),
    [
        (date(2024, 5, 1), date(2027, 5, 1), 1, True),
        # The last day of a first term, and the first of a second.
        (TODAY.replace(year=2023) + timedelta(days=1), date(2026, 11, 22), 1, True),
        (TODAY.replace(year=2023), TODAY.replace(year=2029), 2, True),
        (date(2018, 5, 1), date(2027, 5, 1), 3, False),
    ],
)
def test_each_resigns_at_the_end_of_the_running_term(
    *, since: date, resigns_on: date, term: int, can_be_chosen_again: bool
) -> None:
    (seat,) = schedule_of([stint(ANA, since)], term_years=3, most_terms=3, today=TODAY)
    assert (seat.resigns_on, seat.term) == (resigns_on, term)
    assert seat.can_be_chosen_again is can_be_chosen_again


def test_who_comes_in_between_takes_the_place_in_the_schedule() -> None:
    stints = [
        stint(ANA, date(2025, 1, 1), date(2026, 3, 1), "secretaris"),
        stint(BEN, date(2025, 6, 1), None, "voorzitter"),
        stint(CLEO, date(2026, 4, 1), None, "secretaris"),
    ]
    seats = schedule_of(stints, term_years=3, most_terms=3, today=TODAY)
    assert [(seat.person_id, seat.resigns_on, seat.is_interim) for seat in seats] == [
        (CLEO, date(2028, 1, 1), True),
        (BEN, date(2028, 6, 1), False),
    ]


def test_a_seat_that_was_left_at_its_end_passes_nothing_on() -> None:
    stints = [
        stint(ANA, date(2022, 1, 1), date(2025, 1, 1)),
        stint(BEN, date(2025, 1, 1)),
    ]
    (seat,) = schedule_of(stints, term_years=3, most_terms=3, today=TODAY)
    assert (seat.resigns_on, seat.is_interim) == (date(2028, 1, 1), False)


def test_another_function_without_a_gap_is_the_same_stint() -> None:
    roles = [
        stint(ANA, date(2024, 1, 1), date(2025, 1, 1), "penningmeester"),
        stint(ANA, date(2025, 1, 1), None, "voorzitter"),
        stint(BEN, date(2020, 1, 1), date(2022, 1, 1)),
        stint(BEN, date(2024, 1, 1)),
    ]
    joined = {(one.person_id, one.starts_on, one.function) for one in stints_of(roles)}
    assert joined == {
        (ANA, date(2024, 1, 1), "voorzitter"),
        (BEN, date(2020, 1, 1), "bestuurslid"),
        (BEN, date(2024, 1, 1), "bestuurslid"),
    }


@pytest.mark.parametrize(
    ("today", "is_settled", "was_needed", "state"),
    [
        (TODAY, False, False, FilingState.OPEN),
        # Handelsregisterwet art. 20: within one week, the last day included.
        (TODAY + timedelta(days=7), False, False, FilingState.OPEN),
        (TODAY + timedelta(days=8), False, False, FilingState.LATE),
        (TODAY + timedelta(days=8), True, True, FilingState.DONE),
        (TODAY, True, False, FilingState.NOT_NEEDED),
    ],
)
def test_a_change_of_the_board_is_filed_within_a_week(
    *, today: date, is_settled: bool, was_needed: bool, state: FilingState
) -> None:
    found = filing_state_of(
        due_on=due_after(TODAY), is_settled=is_settled, was_needed=was_needed, today=today
    )
    assert found is state
