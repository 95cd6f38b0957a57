"""Reasons bulletins refuse."""

from coop.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RuleViolationError


class BulletinNotFoundError(NotFoundError):
    """No such bulletin, or not yours to know."""

    code = "bulletin_not_found"


class BulletinTextNeededError(InvalidInputError):
    """There are no words to tell the neighbourhood."""

    code = "bulletin_text_needed"


class BulletinTooLongError(InvalidInputError):
    """The words are longer than a message in a group."""

    code = "bulletin_too_long"


class BulletinEndOutOfBoundsError(InvalidInputError):
    """The end lies in the past, or further away than a message of the bot may stand."""

    code = "bulletin_end_out_of_bounds"


class BulletinGroupNeededError(InvalidInputError):
    """No group was chosen, or one that the sender is no contact of."""

    code = "bulletin_group_needed"


class BulletinHandledError(ConflictError):
    """Somebody placed it, declined it or took it back, or its time is over."""

    code = "bulletin_handled"


class BulletinWorriesError(RuleViolationError):
    """The words hold what a group may not read, and nobody said to have seen that."""

    code = "bulletin_worries"


class TooManyBulletinsError(RuleViolationError):
    """There are enough bulletins that wait for a moderator of this group."""

    code = "too_many_bulletins"


class BulletinPracticeError(RuleViolationError):
    """The group is not in use: before release and kick-off nothing leaves (C6)."""

    code = "bulletin_practice"
