"""Reasons the privacy desk refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class RequestNotFoundError(NotFoundError):
    """No such request."""

    code = "request_not_found"


class RequestNameMissingError(InvalidInputError):
    """Who asks must be called something, or nobody can be answered."""

    code = "request_name_missing"


class RequestTextMissingError(InvalidInputError):
    """What is to be corrected, removed or stopped must be said."""

    code = "request_text_missing"


class TooManyRequestsError(RuleViolationError):
    """So many requests came from one place or for one address that more must wait."""

    code = "too_many_requests"


class RequestAnsweredError(ConflictError):
    """Somebody answered it already."""

    code = "request_answered"


class RequestExtendedError(ConflictError):
    """Its term was extended already; the law allows it once."""

    code = "request_extended"


class ExtensionTooLateError(RuleViolationError):
    """An extension must be told within the first month (AVG art. 12 lid 3)."""

    code = "extension_too_late"


class GroundMissingError(InvalidInputError):
    """Who gets less than he or she asked, is told why (AVG art. 12 lid 4)."""

    code = "ground_missing"


class ProcessorNotFoundError(NotFoundError):
    """No such processor, or no longer."""

    code = "processor_not_found"


class ProcessorIncompleteError(InvalidInputError):
    """A processor has a name, something it does for us, and a place where it does it."""

    code = "processor_incomplete"


class BreachNotFoundError(NotFoundError):
    """No such breach."""

    code = "breach_not_found"


class BreachIncompleteError(InvalidInputError):
    """What happened must be said, in words and as a kind."""

    code = "breach_incomplete"


class FoundInFutureError(InvalidInputError):
    """Nothing was found, reported or told at an instant that is still to come."""

    code = "found_in_future"


class BreachClosedError(ConflictError):
    """Somebody closed it; what is closed stays as it is."""

    code = "breach_closed"


class BreachUnaccountedError(RuleViolationError):
    """The register must account for what was done, or why not (AVG art. 33 lid 5)."""

    code = "breach_unaccounted"
