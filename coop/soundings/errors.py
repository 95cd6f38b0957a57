"""Reasons soundings refuse; none of them carries what somebody answered."""

from coop.kernel.errors import InvalidInputError, NotFoundError, RuleViolationError


class SoundingNotFoundError(NotFoundError):
    """No such sounding, or it has not begun yet and is not yours to know."""

    code = "sounding_not_found"


class SoundingTextMissingError(InvalidInputError):
    """A sounding asks something."""

    code = "sounding_text_missing"


class SoundingAnswersError(InvalidInputError):
    """There are too few answers to choose from, too many, or two that are the same."""

    code = "sounding_answers"


class SoundingTimesError(InvalidInputError):
    """A sounding closes after it opened, and later than now."""

    code = "sounding_times"


class SoundingNotOpenError(RuleViolationError):
    """The sounding takes no answers: not yet, or not any more."""

    code = "sounding_not_open"


class SoundingOverError(RuleViolationError):
    """What is closed or taken back stays as it is."""

    code = "sounding_over"


class NoSuchAnswerError(InvalidInputError):
    """This is none of the answers to choose from."""

    code = "no_such_answer"


class NotAskedError(RuleViolationError):
    """Only who may vote in an assembly is asked."""

    code = "not_asked"
