"""Choosing persons by the variants of dutch-rules.md 2.3 (verkiezing.methode A to D)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.voting.errors import SeedMissingError
from coop.voting.rules import (
    ElectionMethod,
    PaperPile,
    Round,
    Step,
    TieRule,
    Verdict,
    draw,
    judge,
    lot,
    method_for,
)

A, B, C, D = ElectionMethod


def held(
    method: ElectionMethod,
    *,
    seats: int = 1,
    number: int = 1,
    is_revote: bool = False,
    tie_rule: TieRule = TieRule.REVOTE_THEN_LOT,
) -> Round:
    return Round(method=method, seats=seats, number=number, is_revote=is_revote, tie_rule=tie_rule)


def judged(held_round: Round, **votes: int) -> Verdict:
    return judge(held_round, {name: PaperPile(votes_for=n) for name, n in votes.items()})


@pytest.mark.parametrize(
    ("rule", "candidates", "seats", "method"),
    [
        ("A", 3, 1, A),
        ("B", 3, 1, B),
        ("C", 3, 1, C),
        ("D", 3, 1, A),
        ("A", 1, 1, D),
        ("B", 2, 2, D),
        ("A", 4, 2, C),
    ],
)
def test_the_method_fits_the_numbers(
    rule: str, candidates: int, seats: int, method: ElectionMethod
) -> None:
    assert method_for(rule, candidates=candidates, seats=seats) is method


@pytest.mark.parametrize(
    ("held_round", "votes", "step", "sure", "names"),
    [
        # Absolute majority: more than half of the valid papers.
        (held(A), {"a": 6, "b": 3, "c": 2}, Step.ELECTED, ("a",), ()),
        (held(A), {"a": 5, "b": 3, "c": 2}, Step.NEXT_ROUND, (), ("a", "b")),
        # A: the lot decides who enters the second round if equal.
        (held(A), {"a": 4, "b": 3, "c": 3}, Step.LOT, ("a",), ("b", "c")),
        (held(A), {"a": 3, "b": 3, "c": 3}, Step.LOT, (), ("a", "b", "c")),
        # B: once more among all, and then without the lowest.
        (held(B), {"a": 4, "b": 3, "c": 2}, Step.NEXT_ROUND, (), ("a", "b", "c")),
        (held(B, number=2), {"a": 4, "b": 3, "c": 2}, Step.NEXT_ROUND, (), ("a", "b")),
        (held(B, number=2), {"a": 4, "b": 2, "c": 2}, Step.LOT, ("a",), ("b", "c")),
        # C: most votes for so many seats.
        (held(C, seats=2), {"a": 5, "b": 3, "c": 2}, Step.ELECTED, ("a", "b"), ()),
        (held(C, seats=2), {"a": 5, "b": 3, "c": 3}, Step.NEXT_ROUND, ("a",), ("b", "c")),
        # Equal between two: once more, then the lot (besluit.staken_personen).
        (held(A), {"a": 4, "b": 4}, Step.NEXT_ROUND, (), ("a", "b")),
        (held(A, is_revote=True), {"a": 4, "b": 4}, Step.LOT, (), ("a", "b")),
        (held(A, tie_rule=TieRule.LOT), {"a": 4, "b": 4}, Step.LOT, (), ("a", "b")),
        (
            held(A, tie_rule=TieRule.NEXT_MEETING),
            {"a": 4, "b": 4},
            Step.POSTPONED,
            (),
            ("a", "b"),
        ),
    ],
)
def test_a_count_leads_to_one_step(
    held_round: Round,
    votes: dict[str, int],
    step: Step,
    sure: tuple[str, ...],
    names: tuple[str, ...],
) -> None:
    verdict = judged(held_round, **votes)
    assert (verdict.step, verdict.sure, verdict.names) == (step, sure, names)


@pytest.mark.parametrize(
    ("votes_for", "votes_against", "step"),
    [(6, 5, Step.ELECTED), (5, 5, Step.NOBODY), (0, 0, Step.NOBODY)],
)
def test_a_single_candidate_needs_more_for_than_against(
    votes_for: int, votes_against: int, step: Step
) -> None:
    pile = PaperPile(votes_for=votes_for, votes_against=votes_against)
    assert judge(held(D), {"a": pile}).step is step


def test_the_lot_is_the_same_for_everybody_who_draws_again() -> None:
    verdict = judged(held(A, is_revote=True), a=4, b=4)
    assert draw(verdict, "5 2 6") == draw(verdict, " 5  2 6 ")
    assert draw(verdict, "5 2 6").step is Step.ELECTED
    # printf '%s' '5 2 6|a' | sha256sum is lower than that of b, or the other way round.
    assert {draw(verdict, str(seed)).sure for seed in range(20)} == {("a",), ("b",)}


def test_a_lot_for_the_second_round_elects_nobody() -> None:
    drawn = draw(judged(held(A), a=4, b=3, c=3), "4 4")
    assert drawn.step is Step.NEXT_ROUND
    assert drawn.names[0] == "a"
    assert len(drawn.names) == 2


def test_a_lot_without_a_seed_is_refused() -> None:
    with pytest.raises(SeedMissingError):
        lot("  ", ["a", "b"])


counts = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 20), min_size=2, max_size=6)


@given(counts, st.sampled_from([A, B, C]), st.integers(1, 3))
def test_the_order_of_the_piles_does_not_matter(
    votes: dict[str, int], method: ElectionMethod, number: int
) -> None:
    def seen(found: dict[str, int]) -> tuple[Step, set[str], set[str]]:
        verdict = judged(held(method, number=number), **found)
        return verdict.step, set(verdict.sure), set(verdict.names)

    assert seen(votes) == seen(dict(reversed(votes.items())))


@given(counts, st.sampled_from([A, B]))
def test_one_more_vote_never_takes_the_seat_away(
    votes: dict[str, int], method: ElectionMethod
) -> None:
    before = judged(held(method), **votes)
    for name in before.sure if before.step is Step.ELECTED else ():
        after = judged(held(method), **{**votes, name: votes[name] + 1})
        assert after.sure == (name,)
