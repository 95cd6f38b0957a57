from datetime import timedelta

import pytest

from coop.buurtent.errors import (
    CountingOverError,
    EvaluationClosedError,
    EvaluationsTooManyError,
    NothingCountedError,
    QuestionMissingError,
    TentCancelledError,
    TentNotStartedError,
    WishConsentMissingError,
    WishContactMissingError,
    WishMissingError,
)
from coop.buurtent.rules import TentState
from coop.buurtent.rules.evening import (
    COUNTED_AFTER,
    MOST_OPINIONS,
    OPINION_AFTER,
    OPINION_WINDOW,
    OPINIONS_PER_WINDOW,
    Acts,
    Counted,
    Learned,
    Liked,
    Tip,
    counts_of,
    ensure_countable,
    ensure_counting,
    ensure_opinion,
    ensure_question,
    ensure_wish,
    is_asking_opinions,
    opinions_of,
)
from coop.kernel.errors import CoopError
from tests.doubles import START

END = START + timedelta(minutes=90)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("state", "after_end", "error"),
    [
        (TentState.PLANNED, -timedelta(hours=2), TentNotStartedError),
        (TentState.CANCELLED, timedelta(0), TentCancelledError),
        (TentState.OPEN, -timedelta(hours=1), None),
        (TentState.OVER, COUNTED_AFTER - TICK, None),
        (TentState.OVER, COUNTED_AFTER, CountingOverError),
    ],
)
def test_taps_count_while_the_tent_stands_and_half_a_day_after(
    state: TentState, after_end: timedelta, error: type[CoopError] | None
) -> None:
    if error is None:
        ensure_counting(state, ends_at=END, now=END + after_end)
    else:
        with pytest.raises(error):
            ensure_counting(state, ends_at=END, now=END + after_end)


def test_what_was_never_counted_cannot_be_taken_off() -> None:
    ensure_countable(1, -1)
    ensure_countable(0, 1)
    with pytest.raises(NothingCountedError):
        ensure_countable(0, -1)


def test_taps_add_up_whoever_made_them_and_in_whatever_order() -> None:
    taps = [
        (Counted.VISITOR, None, 1),
        (Counted.TIP, Tip.LOCK, 1),
        (Counted.VISITOR, None, -1),
        (Counted.VISITOR, None, 3),
        (Counted.TIP, Tip.KEY, 2),
    ]
    for rows in (taps, taps[::-1]):
        counts = counts_of(rows)
        assert (counts.visitors, counts.advice) == (3, 3)
        assert (counts.tips[Tip.LOCK], counts.tips[Tip.KEY], counts.tips[Tip.LIGHT]) == (1, 2, 0)


@pytest.mark.parametrize(
    ("since_start", "is_cancelled", "is_asked"),
    [
        (-TICK, False, False),
        (timedelta(0), False, True),
        (timedelta(0), True, False),
        (END - START + OPINION_AFTER - TICK, False, True),
        (END - START + OPINION_AFTER, False, False),
    ],
)
def test_visitors_are_asked_from_the_start_to_a_day_after_the_end(
    since_start: timedelta, *, is_cancelled: bool, is_asked: bool
) -> None:
    now = START + since_start
    cancelled_at = START if is_cancelled else None
    assert (
        is_asking_opinions(starts_at=START, ends_at=END, cancelled_at=cancelled_at, now=now)
        is is_asked
    )


@pytest.mark.parametrize(
    ("given", "is_asking", "error"),
    [
        ([], True, None),
        ([], False, EvaluationClosedError),
        ([END - OPINION_WINDOW + TICK] * (OPINIONS_PER_WINDOW - 1), True, None),
        ([END - OPINION_WINDOW + TICK] * OPINIONS_PER_WINDOW, True, EvaluationsTooManyError),
        # Exactly a window ago counts no longer.
        ([END - OPINION_WINDOW] * OPINIONS_PER_WINDOW, True, None),
        ([START] * (MOST_OPINIONS - 1), True, None),
        ([START] * MOST_OPINIONS, True, EvaluationsTooManyError),
    ],
)
def test_a_flood_of_opinions_is_stopped(
    given: list[object], *, is_asking: bool, error: type[CoopError] | None
) -> None:
    if error is None:
        ensure_opinion(given, is_asking=is_asking, now=END)  # type: ignore[arg-type]  # the table's
    else:
        with pytest.raises(error):
            ensure_opinion(given, is_asking=is_asking, now=END)  # type: ignore[arg-type]  # same


@pytest.mark.parametrize(
    ("wish", "contact", "agrees", "error"),
    [
        ("Een slot", "06", True, None),
        (" ", "06", True, WishMissingError),
        ("Een slot", " ", True, WishContactMissingError),
        ("Een slot", "06", False, WishConsentMissingError),
    ],
)
def test_a_wish_needs_words_a_way_back_and_consent(
    wish: str, contact: str, *, agrees: bool, error: type[CoopError] | None
) -> None:
    if error is None:
        ensure_wish(wish=wish, contact=contact, agrees=agrees)
    else:
        with pytest.raises(error):
            ensure_wish(wish=wish, contact=contact, agrees=agrees)


def test_a_question_has_words() -> None:
    ensure_question("Welk slot is goed?")
    with pytest.raises(QuestionMissingError):
        ensure_question(" ")


@pytest.mark.parametrize(("number", "may_be_told"), [(4, False), (5, True)])
def test_few_opinions_are_not_told(number: int, *, may_be_told: bool) -> None:
    opinions = opinions_of([(Liked.GOOD, Learned.SOME, Acts.NO)] * number)
    assert opinions.may_be_told is may_be_told
    assert (opinions.liked[Liked.GOOD], opinions.liked[Liked.BAD]) == (number, 0)
