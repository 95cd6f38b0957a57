"""Reasons a motion, a statement about it or an amendment of it refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class AmountError(InvalidInputError):
    """What is filled in is no amount of money."""

    code = "motion_amount"


class InterestMissingError(InvalidInputError):
    """A line of the belangenkaart is filled in by halves."""

    code = "interest_missing"


class TooManyInterestsError(InvalidInputError):
    """Nobody reads so many lines."""

    code = "too_many_interests"


class ChecklistError(InvalidInputError):
    """Every check of the list has an answer."""

    code = "checklist"


class NothingToJudgeError(RuleViolationError):
    """There is no motion to say something about."""

    code = "nothing_to_judge"


class StatementTooLateError(RuleViolationError):
    """The members vote on it already, or did."""

    code = "statement_too_late"


class AmendmentNotFoundError(NotFoundError):
    """No such amendment."""

    code = "amendment_not_found"


class NotAmendableError(RuleViolationError):
    """There is no motion, or its text is fixed by law (BW 2:42 lid 2) or by its nature."""

    code = "not_amendable"


class AmendmentsClosedError(RuleViolationError):
    """Amendments come between the convocation and the vote on the motion."""

    code = "amendments_closed"


class NoChangeError(InvalidInputError):
    """The amendment says what stands there already."""

    code = "no_change"


class AmendmentDecidedError(ConflictError):
    """The amendment was decided on or taken back already."""

    code = "amendment_decided"


class AmendmentNotNextError(RuleViolationError):
    """Another amendment is voted on first."""

    code = "amendment_not_next"


class AmendmentCollisionError(ConflictError):
    """Two adopted changes are about the same words; somebody writes the joined text."""

    code = "amendment_collision"


class CountMissingError(InvalidInputError):
    """The counted votes are missing."""

    code = "count_missing"


class OwnAmendmentError(RuleViolationError):
    """Only who made an amendment takes it back."""

    code = "own_amendment"


class NestedTooDeepError(RuleViolationError):
    """A change of a change of a change is written as a new amendment."""

    code = "nested_too_deep"
