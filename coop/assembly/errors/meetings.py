"""Reasons a meeting or its agenda refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class MeetingNotFoundError(NotFoundError):
    """No such meeting."""

    code = "meeting_not_found"


class ItemNotFoundError(NotFoundError):
    """No such point on this agenda."""

    code = "item_not_found"


class TextMissingError(InvalidInputError):
    """A title or a place was left empty."""

    code = "text_missing"


class MeetingInPastError(InvalidInputError):
    """A meeting cannot be convened for a moment that has passed."""

    code = "meeting_in_past"


class AgendaFrozenError(RuleViolationError):
    """The members were convened to this agenda; it cannot change any more (BW 2:41)."""

    code = "agenda_frozen"


class AgendaEmptyError(RuleViolationError):
    """Nothing to convene for."""

    code = "agenda_empty"


class AgendaTextTooLongError(InvalidInputError):
    """An explanation or a motion is longer than anybody reads."""

    code = "agenda_text_too_long"


class ConvocationTooLateError(RuleViolationError):
    """The law asks for more full days before the meeting than are left (BW 2:42 lid 1)."""

    code = "convocation_too_late"


class ConvocationLateError(RuleViolationError):
    """The statutes ask for more full days; the board may go on knowing that (BW 2:15 lid 1)."""

    code = "convocation_late"


class AmendmentTextMissingError(RuleViolationError):
    """Who is called to change the statutes must be able to read the verbatim text."""

    code = "amendment_text_missing"


class HybridNotAllowedError(RuleViolationError):
    """Taking part from home is for the statutes to allow (BW 2:38 lid 6)."""

    code = "hybrid_not_allowed"


class DigitalNotAllowedError(RuleViolationError):
    """A meeting that is online only needs a law in force and a clause in the statutes."""

    code = "digital_not_allowed"


class NotConvenedError(RuleViolationError):
    """The members were not convened to this meeting yet."""

    code = "not_convened"


class MeetingNotOpenError(RuleViolationError):
    """The chair has not opened the meeting."""

    code = "meeting_not_open"


class MeetingOpenError(ConflictError):
    """The meeting was opened already."""

    code = "meeting_open"


class MeetingClosedError(RuleViolationError):
    """The meeting is over."""

    code = "meeting_closed"
