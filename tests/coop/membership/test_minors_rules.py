import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.kernel.errors import CoopError
from coop.membership.errors import (
    BirthDayMissingError,
    BirthDayUnreadableError,
    GuardianMissingError,
    NotMinorError,
)
from coop.membership.rules.applications import Applicant, ensure_complete
from coop.membership.rules.categories import age_on
from coop.membership.rules.minors import (
    ADULT_AGE,
    Minority,
    adult_on,
    birth_day_of,
    ensure_minor,
    who_votes_for,
)
from coop.people.rules import Name
from coop.places.rules import Door

CHILD, PARENT = uuid.UUID(int=1), uuid.UUID(int=2)
BIRTHDAY = date(2026, 11, 21)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("born_on", "end"),
    [
        (date(2008, 11, 21), date(2026, 11, 21)),
        (date(2008, 2, 29), date(2026, 3, 1)),
        (date(2008, 2, 28), date(2026, 2, 28)),
        (date(2008, 3, 1), date(2026, 3, 1)),
        (date(2010, 12, 31), date(2028, 12, 31)),
    ],
)
def test_the_first_day_as_an_adult(born_on: date, end: date) -> None:
    assert adult_on(born_on) == end
    assert ensure_minor(born_on, end - DAY) == end
    with pytest.raises(NotMinorError):
        ensure_minor(born_on, end)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_it_is_the_day_on_which_the_age_is_reached(born_on: date) -> None:
    end = adult_on(born_on)
    assert (age_on(end - DAY, born_on), age_on(end, born_on)) == (ADULT_AGE - 1, ADULT_AGE)


def test_who_is_not_born_yet_is_no_member() -> None:
    assert ensure_minor(BIRTHDAY, BIRTHDAY) == date(2044, 11, 21)
    with pytest.raises(NotMinorError):
        ensure_minor(BIRTHDAY + DAY, BIRTHDAY)


@pytest.mark.parametrize(
    ("end", "minors_vote", "voter"),
    [
        (BIRTHDAY + DAY, False, PARENT),
        (BIRTHDAY, False, CHILD),
        (BIRTHDAY + DAY, True, CHILD),
        (None, False, CHILD),
    ],
)
def test_who_votes_for_a_member(end: date | None, voter: uuid.UUID, *, minors_vote: bool) -> None:
    minority = Minority(adult_on=end, representative_id=PARENT) if end else None
    assert who_votes_for(CHILD, minority, minors_vote=minors_vote, day=BIRTHDAY) == voter


@pytest.mark.parametrize("text", ["21-11-2010", "2010-11-21", " 21/11/2010 ", "21.11.2010"])
def test_a_day_of_birth_as_people_type_it(text: str) -> None:
    assert birth_day_of(text) == date(2010, 11, 21)


@pytest.mark.parametrize("text", ["", "30-02-2010", "21-11-10", "gisteren", "11-21-2010"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BirthDayUnreadableError):
        birth_day_of(text)


@pytest.mark.parametrize(
    ("born_on", "guardian", "refusal"),
    [
        (None, "Ine van Esch", BirthDayMissingError),
        (date(2008, 11, 21), "Ine van Esch", NotMinorError),
        (date(2008, 11, 22), "", GuardianMissingError),
    ],
)
def test_an_application_of_a_minor_is_complete_with_day_and_guardian(
    born_on: date | None, guardian: str, refusal: type[CoopError]
) -> None:
    applicant = Applicant(
        name=Name(given="Joris", family="Esch"),
        door=Door(postcode="5099AA", house_number=1),
        street="Wilgenpad",
        town="Tilburg",
        email="joris@voorbeeld.example",
        is_minor=True,
        guardian=guardian,
        born_on=born_on,
    )
    with pytest.raises(refusal):
        ensure_complete(applicant, on_paper=False, today=BIRTHDAY)
