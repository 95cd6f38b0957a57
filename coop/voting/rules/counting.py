"""Counts votes and applies the majority, free of any storage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self, TypedDict

from coop.voting.errors import CountDoesNotFitError
from coop.voting.rules.ballots import Choice, VotingMethod
from coop.voting.rules.majorities import HALF, Majority, MajorityBase


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many votes say what; some members may have more than one (BW 2:38 lid 1)."""

    #: Who voted: as many as there are ballots.
    members: int
    votes_for: int
    votes_against: int
    votes_blank: int

    @property
    def cast(self) -> int:
        """Return the number of votes."""
        return self.votes_for + self.votes_against + self.votes_blank

    @property
    def taking_sides(self) -> int:
        """Return the number of votes that are not blank."""
        return self.votes_for + self.votes_against

    def plus(self, other: Self) -> Self:
        """Count two piles together, such as hands in the hall and votes cast beforehand."""
        return replace(
            self,
            members=self.members + other.members,
            votes_for=self.votes_for + other.votes_for,
            votes_against=self.votes_against + other.votes_against,
            votes_blank=self.votes_blank + other.votes_blank,
        )


class OutcomeWords(TypedDict):
    """What the sentences about an outcome name."""

    is_adopted: bool
    is_tie: bool
    tie_article: str
    method: str
    votes_for: int
    votes_against: int
    votes_blank: int
    share: Fraction
    must_exceed: bool
    needed: int
    base: int
    blank_counts: bool
    article: str
    members: int
    votes_article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a vote decided, with everything the sentence about it needs."""

    tally: Tally
    majority: Majority
    is_adopted: bool
    method: VotingMethod = VotingMethod.ELECTRONIC
    #: Where the statutes give some members more votes; empty when nobody on the roll has them.
    votes_article: str = ""
    #: By which article a tie goes to the next meeting; empty where it rejects.
    tie_article: str = ""

    @property
    def base_size(self) -> int:
        """Return how many votes the majority is a share of."""
        return _base_of(self.tally, self.majority)

    @property
    def needed(self) -> int:
        """Return how many votes for were needed."""
        return self.majority.needed(self.base_size)

    @property
    def share(self) -> Fraction:
        """Return the exact share of votes for; nothing when nobody took a side."""
        return Fraction(self.tally.votes_for, self.base_size) if self.base_size else Fraction(0)

    @property
    def facts(self) -> OutcomeWords:
        """Return what the sentences about it name."""
        return OutcomeWords(
            is_adopted=self.is_adopted,
            is_tie=self.is_tie,
            tie_article=self.tie_article,
            method=self.method.value,
            votes_for=self.tally.votes_for,
            votes_against=self.tally.votes_against,
            votes_blank=self.tally.votes_blank,
            share=self.majority.share,
            must_exceed=self.majority.must_exceed,
            needed=self.needed,
            base=self.base_size,
            blank_counts=self.majority.base is MajorityBase.ALL_CAST,
            article=self.majority.article,
            members=self.tally.members,
            votes_article=self.votes_article,
        )

    @property
    def is_tie(self) -> bool:
        """Tell whether exactly half was for ("de stemmen staken")."""
        return self.majority.share == HALF and self.base_size > 0 and self.share == HALF

    @property
    def is_held_over(self) -> bool:
        """Tell whether nothing was decided and the next meeting votes on it."""
        return self.is_tie and bool(self.tie_article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """The ballots that say the same."""

    ballots: int = 0
    #: What they count together.
    votes: int = 0


def count(ballots: Iterable[tuple[Choice, int]]) -> Tally:
    """Count ballots, each with the number of votes its elector has."""
    piles: dict[Choice, Pile] = {}
    for choice, votes in ballots:
        pile = piles.get(choice, Pile())
        piles[choice] = Pile(ballots=pile.ballots + 1, votes=pile.votes + votes)
    return tally_of(piles)


def tally_of(piles: Mapping[Choice, Pile]) -> Tally:
    """Turn piles into a tally; a choice nobody made counts zero."""
    return Tally(
        members=sum(pile.ballots for pile in piles.values()),
        votes_for=piles.get(Choice.FOR, Pile()).votes,
        votes_against=piles.get(Choice.AGAINST, Pile()).votes,
        votes_blank=piles.get(Choice.BLANK, Pile()).votes,
    )


def decide(
    tally: Tally,
    majority: Majority,
    *,
    method: VotingMethod = VotingMethod.ELECTRONIC,
    votes_article: str = "",
    tie_article: str = "",
) -> Outcome:
    """Apply the majority, in exact fractions.

    A tie rejects, unless the statutes leave it to the next meeting; a vote in which nobody took
    a side rejects always (research/dutch-rules.md 2.3).
    Acclamation has no numbers: it adopts, because with one objection it is no acclamation.
    """
    base = _base_of(tally, majority)
    share = Fraction(tally.votes_for, base) if base else Fraction(0)
    reached = share > majority.share if majority.must_exceed else share >= majority.share
    return Outcome(
        tally=tally,
        majority=majority,
        is_adopted=method is VotingMethod.ACCLAMATION or (base > 0 and reached),
        method=method,
        votes_article=votes_article,
        tie_article=tie_article,
    )


def ensure_count_fits(tally: Tally, *, at_most: int) -> None:
    """Refuse numbers that cannot be: below zero, or more votes than may be cast in the hall."""
    numbers = (tally.votes_for, tally.votes_against, tally.votes_blank)
    if min(numbers) < 0 or tally.cast > at_most:
        raise CountDoesNotFitError(cast=tally.cast, at_most=at_most)


def _base_of(tally: Tally, majority: Majority) -> int:
    return tally.cast if majority.base is MajorityBase.ALL_CAST else tally.taking_sides
