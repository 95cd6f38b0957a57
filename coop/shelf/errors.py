"""Reasons the shelf refuses."""

from coop.kernel.errors import InvalidInputError, NotFoundError


class PaperNotFoundError(NotFoundError):
    """No such paper, or not the reader's to see."""

    code = "paper_not_found"


class PaperTitleMissingError(InvalidInputError):
    """A paper without a title cannot be found again."""

    code = "paper_title_missing"


class PaperYearError(InvalidInputError):
    """This year cannot be right."""

    code = "paper_year"


class NotAPdfError(InvalidInputError):
    """The file is no PDF, whatever it is called."""

    code = "not_a_pdf"


class PaperTooLargeError(InvalidInputError):
    """The file is larger than the shelf takes."""

    code = "paper_too_large"
