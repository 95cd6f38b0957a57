"""Reasons peilingen refuse; none of them carries what somebody answered."""

from coop.kernel.errors import InvalidInputError, NotFoundError, RuleViolationError


class PeilingNotFoundError(NotFoundError):
    """No such peiling, or it has not begun yet and is not yours to know."""

    code = "peiling_not_found"


class PeilingTextMissingError(InvalidInputError):
    """A peiling asks something."""

    code = "peiling_text_missing"


class PeilingAnswersError(InvalidInputError):
    """There are too few answers to choose from, too many, or two that are the same."""

    code = "peiling_answers"


class PeilingTimesError(InvalidInputError):
    """A peiling closes after it opened, and later than now."""

    code = "peiling_times"


class PeilingNotOpenError(RuleViolationError):
    """The peiling takes no answers: not yet, or not any more."""

    code = "peiling_not_open"


class PeilingOverError(RuleViolationError):
    """What is closed or taken back stays as it is."""

    code = "peiling_over"


class NoSuchAnswerError(InvalidInputError):
    """This is none of the answers to choose from."""

    code = "no_such_answer"


class NotAskedError(RuleViolationError):
    """Only who may vote in an assembly is asked."""

    code = "not_asked"
