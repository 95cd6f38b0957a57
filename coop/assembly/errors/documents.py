"""Reasons a paper of a meeting is refused."""

from coop.kernel.errors import InvalidInputError, NotFoundError


class DocumentNotFoundError(NotFoundError):
    """No such paper with this meeting."""

    code = "meeting_document_not_found"


class PaperNotAPdfError(InvalidInputError):
    """Only PDF is taken: everybody can open it, and nothing in it runs on our pages."""

    code = "paper_not_a_pdf"


class DocumentTooLargeError(InvalidInputError):
    """A paper is larger than members with a small telephone can fetch."""

    code = "meeting_document_too_large"
