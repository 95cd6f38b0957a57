"""Reasons meetings of the board, and what follows an election, refuse."""

from coop.kernel.errors import ConflictError, InvalidInputError, NotFoundError


class NobodyThereError(InvalidInputError):
    """A meeting of the board begins with who is there."""

    code = "nobody_there"


class NotOnBoardError(InvalidInputError):
    """Only who is on the board takes part in its meeting."""

    code = "not_on_board"


class DecisionTextMissingError(InvalidInputError):
    """A decision says what was decided."""

    code = "decision_text_missing"


class DecidedAlreadyError(ConflictError):
    """The board decided under this point already."""

    code = "decided_already"


class FilingNotFoundError(NotFoundError):
    """No such filing."""

    code = "filing_not_found"


class FilingSettledError(ConflictError):
    """This was filed already, or was said not to be needed."""

    code = "filing_settled"
