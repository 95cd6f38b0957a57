"""Reasons a note of the minute taker is not kept."""

from coop.kernel.errors import ConflictError, InvalidInputError


class NoteTooLongError(InvalidInputError):
    """A note has an end."""

    code = "note_too_long"


class NoteConflictError(ConflictError):
    """Somebody else wrote at the same point in between."""

    code = "note_conflict"
