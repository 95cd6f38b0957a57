"""Reasons around members of under eighteen."""

from coop.kernel.errors import (
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class BirthDayMissingError(InvalidInputError):
    """Until what day somebody is a minor follows from the day of birth."""

    code = "birth_day_missing"


class BirthDayUnreadableError(InvalidInputError):
    """What was typed is no day."""

    code = "birth_day_unreadable"


class NotMinorError(RuleViolationError):
    """By this day of birth somebody is no minor (BW 1:233)."""

    code = "not_minor"


class MinorNotFoundError(NotFoundError):
    """This member is not recorded as a minor."""

    code = "minor_not_found"


class RepresentativeMissingError(InvalidInputError):
    """Somebody acts for a minor: by the number of a member, or by name."""

    code = "representative_missing"


class RepresentativeNotMemberError(RuleViolationError):
    """No member has this number today."""

    code = "representative_not_member"


class RepresentativeIsMinorError(RuleViolationError):
    """Who acts for a minor is an adult, and somebody else (BW 1:245)."""

    code = "representative_is_minor"
