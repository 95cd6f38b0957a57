"""Reasons around the course and the end of a membership."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    RuleViolationError,
)


class ReasonMissingError(InvalidInputError):
    """Whoever decides against somebody says why."""

    code = "reason_missing"


class ReasonTooLongError(InvalidInputError):
    """The reasons are longer than a letter."""

    code = "reason_too_long"


class DayMissingError(InvalidInputError):
    """No day was filled in, or none that the calendar knows."""

    code = "day_missing"


class DayInFutureError(InvalidInputError):
    """What was received or has happened did so today at the latest."""

    code = "day_in_future"


class DayTooLongAgoError(RuleViolationError):
    """The day lies too far back to be entered now."""

    code = "day_too_long_ago"


class DayBeforeMembershipError(RuleViolationError):
    """On that day there was no membership to end."""

    code = "day_before_membership"


class AppealTooLateError(RuleViolationError):
    """The month in which the law allows it is over (BW 2:35 lid 4, 2:36 lid 3)."""

    code = "appeal_too_late"


class MembershipEndsError(ConflictError):
    """The end of this membership stands already."""

    code = "membership_ends"


class MembershipGoesOnError(ConflictError):
    """This membership has no end that could be taken back."""

    code = "membership_goes_on"


class EndDateChangedError(ConflictError):
    """The end of the membership is another day than was shown."""

    code = "end_date_changed"


class NoExpulsionError(RuleViolationError):
    """There is no expulsion against which this could be."""

    code = "no_expulsion"


class SuspensionEndError(InvalidInputError):
    """A suspension ends after it began, and not later than the statutes allow."""

    code = "suspension_end"


class AlreadySuspendedError(ConflictError):
    """The member is suspended already."""

    code = "already_suspended"
