"""Reasons a meeting refuses."""

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


class DoorClosedError(RuleViolationError):
    """The door opens on the day of the meeting."""

    code = "door_closed"


class HallOnlyError(RuleViolationError):
    """This meeting has no online part."""

    code = "hall_only"


class NotAMemberError(RuleViolationError):
    """Only members are checked in."""

    code = "not_a_member"


class SuspendedError(RuleViolationError):
    """Who is suspended comes in for the point about the suspension only (BW 2:38 lid 1)."""

    code = "suspended"


class NotPresentError(RuleViolationError):
    """Who is not checked in at the door and did not press "Ik doe mee" cannot vote (C12)."""

    code = "not_present"


class VoteNotReadyError(RuleViolationError):
    """Something stands in the way of opening the vote; ``issues`` names all of it."""

    code = "vote_not_ready"


class VoteStillOpenError(RuleViolationError):
    """First the running vote has to be closed."""

    code = "vote_still_open"
