"""Reasons notices and conversations refuse."""

from coop.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RuleViolationError


class AddressNotRefusedError(NotFoundError):
    """Somebody else at the desk let the address be tried again already."""

    code = "address_not_refused"


class NoticeNotFoundError(NotFoundError):
    """The notice does not exist any more, or is part of a conversation."""

    code = "notice_not_found"


class NoticeUnderWayError(ConflictError):
    """The notice left a moment ago, or came to an end in another way."""

    code = "notice_under_way"


class NoticeStillWaitsError(ConflictError):
    """There is nothing to repeat: the notice still goes out."""

    code = "notice_still_waits"


class StillNoChannelError(RuleViolationError):
    """There is still no channel over which the notice could go."""

    code = "still_no_channel"


class NoticeHasOwnCourseError(RuleViolationError):
    """The notice is not for the desk to stop or repeat."""

    code = "notice_has_own_course"


class UnknownButtonError(InvalidInputError):
    """The button is not one of ours, or of an older conversation."""

    code = "unknown_button"


class NoLettersWaitError(ConflictError):
    """Nobody waits for such a letter any more; somebody else asked for them."""

    code = "no_letters_wait"


class LettersNotFoundError(NotFoundError):
    """The file of letters is not there (any more), or not written yet."""

    code = "letters_not_found"


class LettersGoneError(ConflictError):
    """The letters of the file left before, or somebody else noted it."""

    code = "letters_gone"
