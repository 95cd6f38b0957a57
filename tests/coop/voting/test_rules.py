from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.statutes.rules import Layer, RuleKey, RuleValue
from coop.voting.errors import MajorityNotSetError, UnknownChoiceError
from coop.voting.rules import (
    Choice,
    Majority,
    Tally,
    choice_of,
    count,
    decide,
    majority_of_rule,
)

HALF = Majority(share=Fraction(1, 2), must_exceed=True, article="artikel 17 lid 1")
TWO_THIRDS = Majority(share=Fraction(2, 3), must_exceed=False, article="artikel 20 lid 1")

majorities = st.builds(
    lambda numerator, extra, exceed: Majority(
        share=Fraction(numerator, numerator + extra), must_exceed=exceed, article="proef"
    ),
    st.integers(1, 12),
    st.integers(1, 12),
    st.booleans(),
)
tallies = st.builds(
    Tally,
    members=st.integers(0, 1500),
    votes_for=st.integers(0, 500),
    votes_against=st.integers(0, 500),
    votes_blank=st.integers(0, 500),
)


def tally(votes_for: int, votes_against: int, votes_blank: int = 0) -> Tally:
    return Tally(
        members=votes_for + votes_against + votes_blank,
        votes_for=votes_for,
        votes_against=votes_against,
        votes_blank=votes_blank,
    )


@pytest.mark.parametrize(
    ("majority", "counted", "needed", "is_adopted"),
    [
        # research/dutch-rules.md 8, acceptance test 5.
        pytest.param(HALF, tally(10, 10, 3), 11, False, id="a tie rejects"),
        pytest.param(HALF, tally(11, 10, 3), 11, True, id="one more than half, blanks left out"),
        # Acceptance test 6.
        pytest.param(TWO_THIRDS, tally(20, 10, 5), 20, True, id="two thirds exactly"),
        pytest.param(TWO_THIRDS, tally(19, 10, 0), 20, False, id="just under two thirds"),
        pytest.param(HALF, tally(61, 20, 4), 41, True, id="61 of 81"),
        pytest.param(HALF, tally(1, 0, 99), 1, True, id="one vote and 99 blanks"),
        pytest.param(HALF, tally(0, 0, 10), 1, False, id="only blanks reject"),
        pytest.param(HALF, tally(0, 0, 0), 1, False, id="no ballots reject"),
        pytest.param(TWO_THIRDS, tally(0, 0, 0), 0, False, id="no ballots reject two thirds"),
    ],
)
def test_outcome(majority: Majority, counted: Tally, needed: int, *, is_adopted: bool) -> None:
    outcome = decide(counted, majority)
    assert outcome.is_adopted is is_adopted
    assert outcome.needed == needed


def test_the_outcome_holds_what_its_sentence_says() -> None:
    outcome = decide(tally(61, 20, 4), HALF)
    assert (outcome.base_size, outcome.share, outcome.tally.cast) == (81, Fraction(61, 81), 85)
    assert outcome.majority.article == "artikel 17 lid 1"


#: Ballots, each with the votes its elector has.
ballots = st.lists(st.tuples(st.sampled_from(Choice), st.integers(1, 100)), max_size=30)


@given(ballots)
def test_every_ballot_is_counted_once_for_its_votes(cast: list[tuple[Choice, int]]) -> None:
    counted = count(cast)
    assert counted.members == len(cast)
    assert counted.cast == sum(votes for _, votes in cast)


@given(ballots, majorities)
def test_a_ballot_of_several_votes_decides_as_so_many_ballots_of_one(
    cast: list[tuple[Choice, int]], majority: Majority
) -> None:
    apart = [(choice, 1) for choice, votes in cast for _ in range(votes)]
    together, separate = decide(count(cast), majority), decide(count(apart), majority)
    assert (together.is_adopted, together.needed, together.share) == (
        separate.is_adopted,
        separate.needed,
        separate.share,
    )


reordered = ballots.flatmap(lambda cast: st.tuples(st.just(cast), st.permutations(cast)))


@given(reordered, majorities)
def test_order_does_not_matter(
    orders: tuple[list[tuple[Choice, int]], list[tuple[Choice, int]]], majority: Majority
) -> None:
    cast, shuffled = orders
    assert decide(count(cast), majority) == decide(count(shuffled), majority)


@given(tallies, majorities)
def test_adding_a_vote_for_never_undoes_adoption(counted: Tally, majority: Majority) -> None:
    more = tally(counted.votes_for + 1, counted.votes_against, counted.votes_blank)
    assert decide(more, majority).is_adopted >= decide(counted, majority).is_adopted


@given(tallies, majorities)
def test_adding_a_vote_against_never_adopts(counted: Tally, majority: Majority) -> None:
    more = tally(counted.votes_for, counted.votes_against + 1, counted.votes_blank)
    assert decide(more, majority).is_adopted <= decide(counted, majority).is_adopted


@given(tallies, majorities, st.integers(0, 100))
def test_blanks_change_nothing(counted: Tally, majority: Majority, blanks: int) -> None:
    more = tally(counted.votes_for, counted.votes_against, blanks)
    assert decide(more, majority).is_adopted == decide(counted, majority).is_adopted


@given(tallies, majorities)
def test_adopted_means_the_needed_number_was_reached(counted: Tally, majority: Majority) -> None:
    outcome = decide(counted, majority)
    if outcome.base_size:
        assert outcome.is_adopted == (counted.votes_for >= outcome.needed)


def rule(value: str, article: str = "artikel 17 lid 1 van de statuten") -> RuleValue:
    return RuleValue(
        key=RuleKey.ORDINARY_MAJORITY, value=value, layer=Layer.STATUTES, article=article
    )


@pytest.mark.parametrize(
    ("value", "must_exceed"), [("1/2", True), ("2/3", False), ("3/4", False), ("1", False)]
)
def test_half_must_be_exceeded_and_more_must_be_reached(value: str, *, must_exceed: bool) -> None:
    assert majority_of_rule(rule(value)).must_exceed is must_exceed


@pytest.mark.parametrize("value", ["", "veel", "1/0", "1/3", "3/2", "-1/2"])
def test_an_unreadable_majority_is_refused(value: str) -> None:
    with pytest.raises(MajorityNotSetError):
        majority_of_rule(rule(value))


def test_a_majority_without_article_is_refused() -> None:
    with pytest.raises(MajorityNotSetError):
        majority_of_rule(rule("1/2", article=" "))


@pytest.mark.parametrize("text", ["", "ja", "FOR", "for\0", "x" * 5000])
def test_an_unknown_choice_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(UnknownChoiceError) as refused:
        choice_of(text)
    assert refused.value.details == {}
    assert choice_of("blank") is Choice.BLANK
