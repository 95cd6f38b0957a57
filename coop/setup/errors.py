"""Reasons why a part is not turned."""

from coop.kernel.errors import ConflictError, RuleViolationError


class PartNeedsError(RuleViolationError):
    """This part cannot do its work while others are off."""

    code = "part_needs"


class PartNeededError(RuleViolationError):
    """Parts that are on cannot do their work without this one."""

    code = "part_needed"


class PartStandsError(ConflictError):
    """The part stands like this already."""

    code = "part_stands"


class PartsMovedError(ConflictError):
    """Somebody turned a part after the preview was shown."""

    code = "parts_moved"
