"""Reasons choosing persons on paper refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class RoundNotFoundError(NotFoundError):
    """These papers were not handed out, or their outcome is declared already."""

    code = "round_not_found"


class RoundHeldError(ConflictError):
    """Papers were handed out about this already, or no next round follows."""

    code = "round_held"


class CandidatesMissingError(InvalidInputError):
    """A paper bears names."""

    code = "candidates_missing"


class PapersDoNotFitError(InvalidInputError):
    """The numbers do not add up: to the papers in the box, or to those that were handed out."""

    code = "papers_do_not_fit"


class TooManyPapersError(InvalidInputError):
    """More papers than votes of who is present or represented, or none."""

    code = "too_many_papers"


class CounterIsCandidateError(RuleViolationError):
    """Who is involved in the vote does not count (research/dutch-rules.md 2.3)."""

    code = "counter_is_candidate"


class TwoCountersError(RuleViolationError):
    """Two of the stembureau count, each apart."""

    code = "two_counters"


class CountsDifferError(RuleViolationError):
    """The counters found different numbers: the papers are counted again."""

    code = "counts_differ"


class LotNeededError(RuleViolationError):
    """The votes are equal and the lot decides: first a seed is announced."""

    code = "lot_needed"
