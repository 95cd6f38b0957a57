"""Arithmetic and conditions of open votes, free of any storage."""

from collections import Counter
from collections.abc import Iterable
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
    """How many ballots say what."""

    votes_for: int
    votes_against: int
    votes_blank: int

    @property
    def cast(self) -> int:
        """Return the number of ballots."""
        return self.votes_for + self.votes_against + self.votes_blank

    @property
    def taking_sides(self) -> int:
        """Return the number of ballots that are not blank."""
        return self.votes_for + self.votes_against


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a vote decided, with everything the sentence about it needs."""

    tally: Tally
    majority: Majority
    is_adopted: bool

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


def count(choices: Iterable[Choice]) -> Tally:
    """Count ballots."""
    return tally_of(Counter(choices))


def tally_of(counted: "Counter[Choice] | dict[Choice, int]") -> Tally:
    """Turn numbers by choice into a tally; a choice nobody made counts zero."""
    return Tally(
        votes_for=counted.get(Choice.FOR, 0),
        votes_against=counted.get(Choice.AGAINST, 0),
        votes_blank=counted.get(Choice.BLANK, 0),
    )


def decide(tally: Tally, majority: Majority) -> Outcome:
    """Apply the majority, in exact fractions.

    A tie rejects, and so does a vote in which nobody took a side (research/dutch-rules.md 2.3).
    """
    sides = tally.taking_sides
    share = Fraction(tally.votes_for, sides) if sides else Fraction(0)
    reached = share > majority.share if majority.must_exceed else share >= majority.share
    return Outcome(tally=tally, majority=majority, is_adopted=sides > 0 and reached)


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
