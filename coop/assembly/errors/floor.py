"""Reasons somebody does not get the floor."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class TurnNotFoundError(NotFoundError):
    """No such request for the floor, or not one's own."""

    code = "turn_not_found"


class TurnKindUnknownError(InvalidInputError):
    """No button says that."""

    code = "turn_kind_unknown"


class SpeakingTimeError(InvalidInputError):
    """Nobody speaks that short or that long."""

    code = "speaking_time_wrong"


class FloorListClosedError(RuleViolationError):
    """The chair closed the list of speakers."""

    code = "floor_list_closed"


class MemberNotPresentError(RuleViolationError):
    """Who asks through the chair or the door has to be checked in."""

    code = "member_not_present"


class ItemNotOnError(ConflictError):
    """The chair went on to another point, or did not come to this one yet."""

    code = "item_not_on"


class AlreadyAskedError(ConflictError):
    """This member waits for the floor, or has it."""

    code = "floor_already_asked"


class TurnOverError(ConflictError):
    """Somebody else gave this turn, ended it or took it off the list."""

    code = "turn_over"
