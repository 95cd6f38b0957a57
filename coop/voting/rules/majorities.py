"""Which share of which votes a decision takes, in exact fractions."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from coop.statutes.rules import RuleValue
from coop.voting.errors import MajorityNotSetError

HALF = Fraction(1, 2)


class MajorityBase(StrEnum):
    """Of which votes the majority is a share."""

    #: Blank votes count as not cast (research/dutch-rules.md 2.3).
    FOR_AND_AGAINST = "for_and_against"
    #: Blank votes count too: with "algemene stemmen" one of them stands in the way.
    ALL_CAST = "all_cast"


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


def unanimity(article: str) -> Majority:
    """Return the rule of decisions that nobody may withhold a vote from (BW 2:43 lid 2)."""
    return Majority(
        share=Fraction(1), must_exceed=False, article=article, base=MajorityBase.ALL_CAST
    )
