"""Reasons the decision list refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class DecisionNotFoundError(NotFoundError):
    """No such decision, or not the reader's to know."""

    code = "decision_not_found"


class DecisionNotAdoptedError(RuleViolationError):
    """What was rejected is not carried out."""

    code = "decision_not_adopted"


class DecisionDoneError(ConflictError):
    """The decision was carried out already."""

    code = "decision_done"


class DecisionNotAssignedError(RuleViolationError):
    """Nobody was asked to carry this decision out."""

    code = "decision_not_assigned"


class NothingReturnsError(RuleViolationError):
    """No minutes wait to be adopted, and every decision was carried out."""

    code = "nothing_returns"


class DueOnMissingError(InvalidInputError):
    """Whoever carries out a decision does so before some day."""

    code = "due_on_missing"


class NothingToPublishError(ConflictError):
    """Every decision of this meeting was published already, or none was taken."""

    code = "nothing_to_publish"
