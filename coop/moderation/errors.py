"""Reasons the keeping of a chat refuses."""

from coop.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RuleViolationError


class RungTooHighError(RuleViolationError):
    """The ladder goes one rung at a time, unless it is grave."""

    code = "rung_too_high"


class SanctionOverError(ConflictError):
    """The measure was lifted, is over, or was appealed before."""

    code = "sanction_over"


class SanctionNotFoundError(NotFoundError):
    """No such measure, or it is somebody else's."""

    code = "sanction_not_found"


class SanctionAppealTooLateError(RuleViolationError):
    """The days in which one could appeal are over."""

    code = "sanction_appeal_too_late"


class OwnAppealError(RuleViolationError):
    """Who took a measure does not decide on the appeal against it."""

    code = "own_appeal"


class LadderMovedError(ConflictError):
    """Another moderator did something to the same person a moment ago."""

    code = "ladder_moved"


class StoppedMessageNotFoundError(NotFoundError):
    """No such message in the queue."""

    code = "stopped_message_not_found"


class MessageJudgedError(ConflictError):
    """Another moderator was faster."""

    code = "message_judged"


class TextGoneError(RuleViolationError):
    """What the message said is not kept any more."""

    code = "text_gone"


class InvalidNightError(InvalidInputError):
    """Night begins and ends at two different hours, or is off."""

    code = "invalid_night"
