"""Reasons a candidacy refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class CandidateNotFoundError(NotFoundError):
    """No such candidate, or not the reader's to change."""

    code = "candidate_not_found"


class NoElectionError(RuleViolationError):
    """At this point of the agenda nobody is chosen."""

    code = "no_election"


class NominatedAlreadyError(ConflictError):
    """The member is a candidate already."""

    code = "nominated_already"


class NobodyToNominateError(InvalidInputError):
    """No member who has a vote has this number."""

    code = "nobody_to_nominate"


class CandidacyClosedError(RuleViolationError):
    """The members vote already, or the candidate withdrew."""

    code = "candidacy_closed"
