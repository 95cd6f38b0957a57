"""Conditions of choosing persons on paper, free of any storage."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from coop.assembly.errors import (
    CandidatesMissingError,
    CounterIsCandidateError,
    CountsDifferError,
    PapersDoNotFitError,
    TwoCountersError,
)
from coop.people.rules import folded
from coop.voting.rules import ElectionMethod, PaperPile

#: Four eyes: those who count do it apart and find the same.
COUNTERS = 2
LONGEST_NAME = 120
LONGEST_SEED = 100
MOST_CANDIDATES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCount:
    """What one counter found in the box."""

    #: By candidate, in the order on the paper.
    piles: tuple[PaperPile, ...]
    blank: int
    invalid: int
    in_box: int

    def written(self) -> str:
        """Return the piles as they are kept."""
        return " ".join(f"{pile.votes_for}/{pile.votes_against}" for pile in self.piles)


def piles_of(text: str) -> tuple[PaperPile, ...]:
    """Read piles as they are kept."""
    pairs = (pair.split("/") for pair in text.split())
    return tuple(PaperPile(votes_for=int(a), votes_against=int(b)) for a, b in pairs)


def names_of(text: str) -> tuple[str, ...]:
    """Read the names of candidates, one a line, each once."""
    lines = (" ".join(line.split())[:LONGEST_NAME] for line in text.splitlines())
    names = tuple(dict.fromkeys(line for line in lines if line))[:MOST_CANDIDATES]
    if not names:
        raise CandidatesMissingError
    return names


def ensure_papers_fit(
    count: PaperCount, *, method: ElectionMethod, seats: int, candidates: int, papers: int
) -> None:
    """Refuse numbers that cannot be: more in the box than were handed out, or no sum.

    A paper with one name is in one pile. One for several seats bears at most so many names, and
    one about the only candidates says for or against each, or leaves some open.
    """
    numbers = [(pile.votes_for, pile.votes_against) for pile in count.piles]
    said = [votes_for + votes_against for votes_for, votes_against in numbers]
    valid = count.in_box - count.blank - count.invalid
    fits = {
        ElectionMethod.SINGLE: max(said, default=0) <= valid <= sum(said),
        ElectionMethod.MOST_VOTES: max(said, default=0) <= valid <= sum(said) <= valid * seats,
    }.get(method, sum(said) == valid)
    whole = min(chain((count.blank, count.invalid, count.in_box), *numbers)) >= 0
    if len(said) != candidates or not whole or not fits or count.in_box > papers:
        raise PapersDoNotFitError(papers=papers, in_box=count.in_box)


def ensure_uninvolved(counter: str, candidates: Sequence[str]) -> None:
    """Refuse to let a candidate count (research/dutch-rules.md 2.3: who is involved does not)."""
    if folded(counter) in {folded(name) for name in candidates}:
        raise CounterIsCandidateError


def agreed(counts: Sequence[PaperCount]) -> PaperCount:
    """Return what the counters found alike, or refuse."""
    if len(counts) < COUNTERS:
        raise TwoCountersError
    if len(set(counts)) > 1:
        raise CountsDifferError
    return counts[0]
