"""Reasons a convocation refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class ConvocationNotFoundError(NotFoundError):
    """Nobody was called to this meeting yet, or not in this version."""

    code = "convocation_not_found"


class BatchNotFoundError(NotFoundError):
    """No such file of letters."""

    code = "letter_batch_not_found"


class HandedInFutureError(InvalidInputError):
    """Letters cannot have left on a day that is still to come."""

    code = "handed_in_future"


class HandedTooEarlyError(InvalidInputError):
    """Letters cannot have left before they were written."""

    code = "handed_too_early"


class NobodyChosenError(InvalidInputError):
    """No member was ticked."""

    code = "nobody_chosen"


class NoLetterError(RuleViolationError):
    """This member gets no letter: the mail did arrive, or there is no letter yet."""

    code = "no_letter"


class SupplementTooLateError(RuleViolationError):
    """Members cannot be called to a changed agenda within the term any more (BW 2:15, 2:8)."""

    code = "supplement_too_late"


class AgendaUnchangedError(ConflictError):
    """There is nothing new to call the members to."""

    code = "agenda_unchanged"
