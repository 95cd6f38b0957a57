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
