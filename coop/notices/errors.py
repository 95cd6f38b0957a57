"""Reasons notices and conversations refuse."""

from coop.kernel.errors import InvalidInputError


class UnknownButtonError(InvalidInputError):
    """The button is not one of ours, or of an older conversation."""

    code = "unknown_button"
