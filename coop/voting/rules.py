"""Arithmetic and conditions of open votes, free of any storage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from coop.statutes.rules import RuleValue
from coop.voting.errors import MajorityNotSetError, UnknownChoiceError

HALF = Fraction(1, 2)


class Choice(StrEnum):
    """What a ballot says."""

    FOR = "for"
    AGAINST = "against"
    BLANK = "blank"


class BallotChannel(StrEnum):
    """Through what a ballot came in."""

    WEB = "web"
    TELEGRAM = "telegram"


class MajorityBase(StrEnum):
    """Of which votes the majority is a share."""

    #: Blank votes count as not cast (research/dutch-rules.md 2.3).
    FOR_AND_AGAINST = "for_and_against"


@dataclass(frozen=True, slots=True, kw_only=True)
class Majority:
    """The rule a vote follows, as it stood when the vote was opened."""

    share: Fraction
    #: More than the share (volstrekte meerderheid), or at least the share (twee derden).
    must_exceed: bool
    #: As people cite it: "artikel 17 lid 1 van de statuten".
    article: str
    base: MajorityBase = MajorityBase.FOR_AND_AGAINST

    def needed(self, base_size: int) -> int:
        """Return the smallest number of votes for that suffices."""
        exact = self.share * base_size
        return floor(exact) + 1 if self.must_exceed else ceil(exact)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a vote decided, with everything the sentence about it needs."""

    tally: Tally
    majority: Majority
    is_adopted: bool
    #: Where the statutes give some members more votes; empty when nobody on the roll has them.
    votes_article: str = ""

    @property
    def base_size(self) -> int:
        """Return how many votes the majority is a share of."""
        return self.tally.taking_sides

    @property
    def needed(self) -> int:
        """Return how many votes for were needed."""
        return self.majority.needed(self.base_size)

    @property
    def share(self) -> Fraction:
        """Return the exact share of votes for; nothing when nobody took a side."""
        return Fraction(self.tally.votes_for, self.base_size) if self.base_size else Fraction(0)


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


def decide(tally: Tally, majority: Majority, *, votes_article: str = "") -> Outcome:
    """Apply the majority, in exact fractions.

    A tie rejects, and so does a vote in which nobody took a side (research/dutch-rules.md 2.3).
    """
    sides = tally.taking_sides
    share = Fraction(tally.votes_for, sides) if sides else Fraction(0)
    reached = share > majority.share if majority.must_exceed else share >= majority.share
    return Outcome(
        tally=tally,
        majority=majority,
        is_adopted=sides > 0 and reached,
        votes_article=votes_article,
    )


def majority_of_rule(rule: RuleValue) -> Majority:
    """Read the majority out of the rule book, or refuse when it is not (properly) set."""
    try:
        share = rule.fraction
    except (ValueError, ZeroDivisionError):
        raise MajorityNotSetError(key=rule.key) from None
    if not HALF <= share <= 1 or not rule.article.strip():
        raise MajorityNotSetError(key=rule.key)
    # Volstrekte meerderheid is more than half of the votes (custom and model statutes); a
    # share named by law or statutes is reached at that share (BW 2:43 lid 1: "ten minste").
    return Majority(share=share, must_exceed=share == HALF, article=rule.article)


def choice_of(text: str) -> Choice:
    """Read a ballot as it came in, or refuse without repeating what it said."""
    try:
        return Choice(text)
    except ValueError:
        raise UnknownChoiceError from None
