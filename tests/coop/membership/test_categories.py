"""Kinds of member: votes within law and statutes, ages on the day."""

from datetime import date

import pytest

from coop.kernel.errors import CoopError
from coop.membership.errors import (
    CategoryNameMissingError,
    DayPastError,
    MoreVotesThanStatutesError,
    TooYoungError,
    VotesTooFewError,
)
from coop.membership.rules.categories import (
    Terms,
    VotesAllowed,
    age_on,
    ensure_name,
    ensure_not_past,
    ensure_old_enough,
    ensure_votes,
    votes_of,
)

ONE_EACH = VotesAllowed()
UP_TO_THREE = VotesAllowed(most=3, article="artikel 9 lid 2")
TWO_EACH = VotesAllowed(each=2, most=3, article="artikel 9 lid 2")
FRIEND = Terms(is_legal_member=False, votes=0)


@pytest.mark.parametrize(
    ("terms", "allowed", "votes"),
    [
        pytest.param(None, ONE_EACH, 1, id="an ordinary member has one"),
        pytest.param(None, TWO_EACH, 2, id="or what the statutes give everybody"),
        pytest.param(Terms(votes=3), UP_TO_THREE, 3, id="a category up to the most"),
        pytest.param(Terms(votes=3), ONE_EACH, 1, id="not when the statutes stop allowing it"),
        pytest.param(Terms(votes=1), TWO_EACH, 2, id="never less than everybody"),
        pytest.param(FRIEND, UP_TO_THREE, 0, id="a friend has none"),
    ],
)
def test_votes(terms: Terms | None, allowed: VotesAllowed, votes: int) -> None:
    assert votes_of(terms, allowed) == votes


@pytest.mark.parametrize(
    ("votes", "allowed", "refusal"),
    [
        (0, ONE_EACH, VotesTooFewError),
        (1, ONE_EACH, None),
        (2, ONE_EACH, MoreVotesThanStatutesError),
        (3, UP_TO_THREE, None),
        (4, UP_TO_THREE, MoreVotesThanStatutesError),
        (1, TWO_EACH, VotesTooFewError),
        (2, TWO_EACH, None),
        (5, VotesAllowed(each=5), None),
    ],
)
def test_votes_are_bound_at_both_ends(
    votes: int, allowed: VotesAllowed, refusal: type[CoopError] | None
) -> None:
    if refusal is None:
        ensure_votes(Terms(votes=votes), allowed)
        return
    with pytest.raises(refusal):
        ensure_votes(Terms(votes=votes), allowed)


def test_a_refusal_names_the_article() -> None:
    with pytest.raises(MoreVotesThanStatutesError) as refused:
        ensure_votes(Terms(votes=4), UP_TO_THREE)
    assert refused.value.details == {"most": 3, "article": "artikel 9 lid 2"}


def test_votes_of_who_is_no_member_are_not_looked_at() -> None:
    ensure_votes(Terms(is_legal_member=False, votes=9), ONE_EACH)


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(2008, 11, 21), date(2026, 11, 20), 17),
        (date(2008, 11, 21), date(2026, 11, 21), 18),
        (date(2008, 11, 21), date(2027, 11, 20), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2007, 12, 31), date(2026, 1, 1), 18),
        (date(2026, 11, 21), date(2026, 11, 21), 0),
    ],
)
def test_age(born_on: date, day: date, age: int) -> None:
    assert age_on(day, born_on) == age


@pytest.mark.parametrize(
    ("born_on", "is_refused"),
    [(date(2010, 11, 21), False), (date(2010, 11, 22), True), (None, True)],
)
def test_least_age_is_reached_on_the_birthday(born_on: date | None, *, is_refused: bool) -> None:
    terms = Terms(least_age=16)
    if not is_refused:
        ensure_old_enough(terms, born_on, date(2026, 11, 21))
        return
    with pytest.raises(TooYoungError):
        ensure_old_enough(terms, born_on, date(2026, 11, 21))


def test_without_least_age_nobody_is_asked() -> None:
    ensure_old_enough(Terms(), None, date(2026, 11, 21))


def test_a_change_holds_from_today_at_the_earliest() -> None:
    today = date(2026, 11, 21)
    ensure_not_past(today, today=today)
    with pytest.raises(DayPastError):
        ensure_not_past(date(2026, 11, 20), today=today)


def test_a_category_has_a_name() -> None:
    assert ensure_name("  Vriend  van de wijk ") == "Vriend van de wijk"
    with pytest.raises(CategoryNameMissingError):
        ensure_name("   ")
