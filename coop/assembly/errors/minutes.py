"""Reasons minutes refuse."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class MinutesNotFoundError(NotFoundError):
    """No minutes yet, or not yet the reader's to see."""

    code = "minutes_not_found"


class CommentNotFoundError(NotFoundError):
    """No such comment on these minutes."""

    code = "comment_not_found"


class MinutesChangedError(ConflictError):
    """Somebody else wrote in this section a moment ago."""

    code = "minutes_changed"


class MinutesAdoptedError(RuleViolationError):
    """A meeting adopted these minutes; they do not change any more."""

    code = "minutes_adopted"


class MinutesNotAdoptedError(RuleViolationError):
    """Only adopted minutes are signed."""

    code = "minutes_not_adopted"


class MinutesProposedError(ConflictError):
    """The minutes were put up for adoption already."""

    code = "minutes_proposed"


class MinutesNotProposedError(RuleViolationError):
    """Comments are taken while minutes are up for adoption."""

    code = "minutes_not_proposed"


class MinutesSignedError(ConflictError):
    """This signature stands there already, or the same person gave the other one."""

    code = "minutes_signed"


class CommentTermOverError(RuleViolationError):
    """The term for comments is over."""

    code = "comment_term_over"


class NotAttendedError(RuleViolationError):
    """Only who was at the meeting comments on its minutes."""

    code = "not_attended"


class TermInPastError(InvalidInputError):
    """A term ends today at the earliest."""

    code = "term_in_past"


class CommentEmptyError(InvalidInputError):
    """A comment or its answer was left empty."""

    code = "comment_empty"
