from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.assembly.errors import (
    MeetingTooLateError,
    NotYetPetitionersError,
    PetitionAnsweredError,
    PetitionCompleteError,
    PetitionNotCompleteError,
    PetitionWithdrawnError,
)
from coop.assembly.rules import (
    PetitionState,
    Support,
    Terms,
    ensure_board_is_in_time,
    ensure_can_be_answered,
    ensure_can_be_signed,
    ensure_petitioners_may,
    last_meeting_day,
    petition_state_of,
    petitioners_from,
    votes_needed,
)

TENTH = Fraction(1, 10)
TERMS = Terms(board=28, petitioners=14)


@pytest.mark.parametrize(
    ("share", "votes", "needed"),
    [
        # Test 14 of dutch-rules.md, section 8.
        (TENTH, 204, 21),
        (TENTH, 200, 20),
        (TENTH, 201, 21),
        (TENTH, 10, 1),
        (TENTH, 1, 1),
        # Nobody asks for a meeting without a vote behind it.
        (TENTH, 0, 1),
        # The statutes may ask for less, never for more (BW 2:41 lid 2).
        (Fraction(1, 20), 204, 11),
        (Fraction(1, 3), 100, 34),
    ],
)
def test_votes_needed_are_a_whole_number_of_at_least_the_share(
    share: Fraction, votes: int, needed: int
) -> None:
    assert votes_needed(share, votes) == needed


@given(st.integers(1, 10_000), st.integers(1, 100))
def test_one_vote_less_than_needed_is_less_than_the_share(votes: int, hundredths: int) -> None:
    share = Fraction(hundredths, 100)
    needed = votes_needed(share, votes)
    assert Fraction(needed, votes) >= share
    assert needed == 1 or Fraction(needed - 1, votes) < share


@pytest.mark.parametrize(("signed", "is_enough"), [(20, False), (21, True), (22, True)])
def test_support_is_enough_at_the_number_itself(signed: int, *, is_enough: bool) -> None:
    assert Support(signed=signed, votes=204, share=TENTH).is_enough is is_enough


@pytest.mark.parametrize(
    ("complete_on", "petitioners", "last_day"),
    [
        # BW 2:41 lid 2 and 3, in whole days: over the change to summer time on 28 March 2027 …
        (date(2027, 3, 20), date(2027, 4, 3), date(2027, 4, 17)),
        # … back to winter time on 31 October 2027 …
        (date(2027, 10, 25), date(2027, 11, 8), date(2027, 11, 22)),
        # … and over a leap day.
        (date(2028, 2, 20), date(2028, 3, 5), date(2028, 3, 19)),
    ],
)
def test_terms_run_in_whole_days(complete_on: date, petitioners: date, last_day: date) -> None:
    assert petitioners_from(complete_on, TERMS) == petitioners
    assert last_meeting_day(complete_on, TERMS) == last_day


COMPLETE_ON = date(2027, 3, 20)


@pytest.mark.parametrize(
    ("complete_on", "withdrawn", "convened", "today", "state"),
    [
        (None, False, False, date(2027, 3, 20), PetitionState.SIGNING),
        (None, True, False, date(2027, 3, 20), PetitionState.WITHDRAWN),
        (COMPLETE_ON, False, False, date(2027, 3, 20), PetitionState.COMPLETE),
        (COMPLETE_ON, False, False, date(2027, 4, 2), PetitionState.COMPLETE),
        # Day 14: those who signed get the button.
        (COMPLETE_ON, False, False, date(2027, 4, 3), PetitionState.PETITIONERS),
        (COMPLETE_ON, False, True, date(2027, 4, 2), PetitionState.ANSWERED),
        (COMPLETE_ON, False, True, date(2027, 4, 3), PetitionState.ANSWERED),
    ],
)
def test_state_follows_from_what_happened_and_the_day(
    complete_on: date | None,
    *,
    withdrawn: bool,
    convened: bool,
    today: date,
    state: PetitionState,
) -> None:
    found = petition_state_of(
        complete_on=complete_on,
        is_withdrawn=withdrawn,
        is_convened=convened,
        today=today,
        terms=TERMS,
    )
    assert found is state


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        (PetitionState.COMPLETE, PetitionCompleteError),
        (PetitionState.PETITIONERS, PetitionCompleteError),
        (PetitionState.ANSWERED, PetitionCompleteError),
        (PetitionState.WITHDRAWN, PetitionWithdrawnError),
    ],
)
def test_signatures_are_fixed_once_complete(
    state: PetitionState, refusal: type[Exception]
) -> None:
    ensure_can_be_signed(PetitionState.SIGNING)
    with pytest.raises(refusal):
        ensure_can_be_signed(state)


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        (PetitionState.SIGNING, PetitionNotCompleteError),
        (PetitionState.ANSWERED, PetitionAnsweredError),
        (PetitionState.WITHDRAWN, PetitionWithdrawnError),
    ],
)
def test_only_a_complete_request_is_answered_and_once(
    state: PetitionState, refusal: type[Exception]
) -> None:
    ensure_can_be_answered(PetitionState.COMPLETE)
    ensure_can_be_answered(PetitionState.PETITIONERS)
    with pytest.raises(refusal):
        ensure_can_be_answered(state)


def test_those_who_signed_wait_for_their_day() -> None:
    ensure_petitioners_may(PetitionState.PETITIONERS, complete_on=COMPLETE_ON, terms=TERMS)
    with pytest.raises(NotYetPetitionersError) as refused:
        ensure_petitioners_may(PetitionState.COMPLETE, complete_on=COMPLETE_ON, terms=TERMS)
    assert refused.value.details == {"opens_on": date(2027, 4, 3)}


@pytest.mark.parametrize(
    ("meeting_on", "today", "is_refused"),
    [
        (date(2027, 4, 17), date(2027, 4, 1), False),
        (date(2027, 4, 18), date(2027, 4, 1), True),
        # Too late already: late is better than not at all.
        (date(2027, 5, 1), date(2027, 4, 17), False),
        (date(2027, 5, 1), date(2027, 4, 16), True),
    ],
)
def test_the_board_has_four_weeks(meeting_on: date, today: date, *, is_refused: bool) -> None:
    def check() -> None:
        ensure_board_is_in_time(meeting_on, complete_on=COMPLETE_ON, today=today, terms=TERMS)

    if is_refused:
        with pytest.raises(MeetingTooLateError):
            check()
    else:
        check()
