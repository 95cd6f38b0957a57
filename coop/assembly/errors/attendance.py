"""Reasons the door refuses."""

from coop.kernel.errors import (
    RuleViolationError,
)


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
