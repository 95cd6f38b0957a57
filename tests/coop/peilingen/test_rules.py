from datetime import timedelta

import pytest

from coop.peilingen.errors import PeilingAnswersError, PeilingTimesError
from coop.peilingen.rules import (
    LONGEST_ANSWER,
    PeilingState,
    answers_of,
    ensure_times,
    state_of,
)
from tests.doubles import START

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("after_opening", "state"),
    [
        (-SECOND, PeilingState.COMING),
        (timedelta(), PeilingState.OPEN),
        (HOUR - SECOND, PeilingState.OPEN),
        (HOUR, PeilingState.CLOSED),
    ],
)
def test_it_is_open_from_its_opening_until_before_its_closing(
    after_opening: timedelta, state: PeilingState
) -> None:
    found = state_of(
        opens_at=START, closes_at=START + HOUR, withdrawn_at=None, now=START + after_opening
    )
    assert found is state


def test_what_was_taken_back_is_never_open_again() -> None:
    found = state_of(opens_at=START, closes_at=START + HOUR, withdrawn_at=START, now=START)
    assert found is PeilingState.WITHDRAWN


@pytest.mark.parametrize(
    ("opens", "closes", "is_whole"),
    [
        (timedelta(), SECOND, True),
        (timedelta(), timedelta(), False),
        (-HOUR, SECOND, True),
        (-HOUR, timedelta(), False),
        (HOUR, HOUR + SECOND, True),
        (HOUR, HOUR, False),
    ],
)
def test_it_closes_after_it_opened_and_after_now(
    opens: timedelta, closes: timedelta, *, is_whole: bool
) -> None:
    if is_whole:
        ensure_times(opens_at=START + opens, closes_at=START + closes, now=START)
        return
    with pytest.raises(PeilingTimesError):
        ensure_times(opens_at=START + opens, closes_at=START + closes, now=START)


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        (("Ja", "Nee"), ("Ja", "Nee")),
        ((" Ja,  graag ", "", "Nee"), ("Ja, graag", "Nee")),
        (("1", "2", "3", "4", "5", "6"), ("1", "2", "3", "4", "5", "6")),
        (("x" * 100, "Nee"), ("x" * LONGEST_ANSWER, "Nee")),
    ],
)
def test_answers_are_read_as_they_were_meant(
    typed: tuple[str, ...], answers: tuple[str, ...]
) -> None:
    assert answers_of(typed) == answers


@pytest.mark.parametrize(
    "typed", [(), ("Ja",), ("Ja", " "), ("Ja", "ja"), ("1", "2", "3", "4", "5", "6", "7")]
)
def test_one_chooses_from_two_to_six_that_differ(typed: tuple[str, ...]) -> None:
    with pytest.raises(PeilingAnswersError):
        answers_of(typed)
