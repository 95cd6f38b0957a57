"""Choosing persons, by the variants that statutes know (research/dutch-rules.md 2.3).

Counting is of papers in piles by name; everything here is exact and the same for everybody who
does it again, also the lot.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from coop.voting.errors import SeedMissingError


class ElectionMethod(StrEnum):
    """How one gets from votes to who is chosen; the letters are the rule book's."""

    #: Nobody above half: a second round between the two highest.
    TOP_TWO = "A"
    #: Nobody above half: once more among all, then each time without the lowest.
    ELIMINATION = "B"
    #: Most votes, for one seat or several.
    MOST_VOTES = "C"
    #: No more candidates than seats: for or against each.
    SINGLE = "D"


class TieRule(StrEnum):
    """What happens when votes on persons are equal (besluit.staken_personen)."""

    REVOTE_THEN_LOT = "herstemming_dan_loting"
    LOT = "loting"
    NEXT_MEETING = "volgende_vergadering"


class Step(StrEnum):
    """What a count leads to."""

    ELECTED = "elected"
    NOBODY = "nobody"
    NEXT_ROUND = "next_round"
    LOT = "lot"
    POSTPONED = "postponed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One time that papers are handed out."""

    method: ElectionMethod
    seats: int
    number: int
    #: After equal votes, only between who had them.
    is_revote: bool = False
    tie_rule: TieRule = TieRule.REVOTE_THEN_LOT


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPile:
    """The papers about one candidate; against only where there are no more than seats."""

    votes_for: int
    votes_against: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a count leads to, and for whom."""

    step: Step
    #: Chosen, or going on to the next round, whatever the lot says about the others.
    sure: tuple[str, ...] = ()
    #: Between whom the next round or the lot is.
    names: tuple[str, ...] = ()
    #: How many of them the lot picks.
    places: int = 0
    #: Who is picked is chosen; otherwise he or she goes on to the next round.
    elects: bool = False
    is_revote: bool = False


def method_for(rule: str, *, candidates: int, seats: int) -> ElectionMethod:
    """Return how a vacancy is filled: by the rule book, as far as that fits the numbers."""
    if candidates <= seats:
        return ElectionMethod.SINGLE
    if seats > 1:
        return ElectionMethod.MOST_VOTES
    found = ElectionMethod(rule)
    return ElectionMethod.TOP_TWO if found is ElectionMethod.SINGLE else found


def judge(held: Round, piles: Mapping[str, PaperPile]) -> Verdict:
    """Apply the method to a count; blank and invalid papers are not among the piles."""
    votes = {name: pile.votes_for for name, pile in piles.items()}
    match held.method:
        case ElectionMethod.SINGLE:
            return _for_or_against(piles)
        case ElectionMethod.MOST_VOTES:
            return _most_votes(held, votes)
        case ElectionMethod.TOP_TWO | ElectionMethod.ELIMINATION:
            return _above_half(held, votes)


def lot(seed: str, names: Sequence[str]) -> tuple[str, ...]:
    """Put names in the order of the lot: by the SHA-256 of seed and name, lowest first.

    The seed is announced in the meeting (dice, for example), so anybody can draw again:
    ``printf '%s' "seed|name" | sha256sum``.
    """
    words = " ".join(seed.split())
    if not words:
        raise SeedMissingError
    return tuple(
        sorted(names, key=lambda name: hashlib.sha256(f"{words}|{name}".encode()).hexdigest())
    )


def draw(verdict: Verdict, seed: str) -> Verdict:
    """Let the lot decide what equal votes left open."""
    picked = lot(seed, verdict.names)[: verdict.places]
    through = (*verdict.sure, *picked)
    if verdict.elects:
        return Verdict(step=Step.ELECTED, sure=through)
    return Verdict(step=Step.NEXT_ROUND, names=through)


def _for_or_against(piles: Mapping[str, PaperPile]) -> Verdict:
    chosen = tuple(name for name, pile in piles.items() if pile.votes_for > pile.votes_against)
    return Verdict(step=Step.ELECTED if chosen else Step.NOBODY, sure=chosen)


def _most_votes(held: Round, votes: Mapping[str, int]) -> Verdict:
    sure, tied, places = _through(votes, held.seats)
    if len(tied) == places:
        return Verdict(step=Step.ELECTED, sure=(*sure, *tied))
    return _equal(held, Verdict(step=Step.LOT, sure=sure, names=tied, places=places))


def _above_half(held: Round, votes: Mapping[str, int]) -> Verdict:
    best = max(votes, key=lambda name: votes[name])
    if 2 * votes[best] > sum(votes.values()):
        return Verdict(step=Step.ELECTED, sure=(best,))
    if len(votes) == 2:  # noqa: PLR2004  # between two, not above half means equal
        return _equal(held, Verdict(step=Step.LOT, names=tuple(votes), places=1))
    if held.method is ElectionMethod.TOP_TWO:
        return _going_on(*_through(votes, 2))
    if held.number == 1:
        return Verdict(step=Step.NEXT_ROUND, names=tuple(votes))
    return _going_on(*_through(votes, len(votes) - 1))


def _through(
    votes: Mapping[str, int], places: int
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Return who is through for certain, who is equal for what is left, and how much is left."""
    cut = sorted(votes.values(), reverse=True)[places - 1]
    sure = tuple(name for name, number in votes.items() if number > cut)
    tied = tuple(name for name, number in votes.items() if number == cut)
    return sure, tied, places - len(sure)


def _going_on(sure: tuple[str, ...], tied: tuple[str, ...], places: int) -> Verdict:
    if len(tied) == places:
        return Verdict(step=Step.NEXT_ROUND, names=(*sure, *tied))
    return Verdict(step=Step.LOT, sure=sure, names=tied, places=places)


def _equal(held: Round, open_verdict: Verdict) -> Verdict:
    """Apply the rule about equal votes on persons: once more, and then the lot."""
    if held.tie_rule is TieRule.NEXT_MEETING:
        return replace(open_verdict, step=Step.POSTPONED)
    if held.tie_rule is TieRule.REVOTE_THEN_LOT and not held.is_revote:
        return replace(open_verdict, step=Step.NEXT_ROUND, is_revote=True)
    return replace(open_verdict, elects=True)
