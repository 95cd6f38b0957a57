"""Which papers can be put with a meeting."""

from coop.assembly.errors import DocumentTooLargeError, PaperNotAPdfError

#: In bytes; annual accounts fit in it, and so does the form around it in what the website takes.
LARGEST_DOCUMENT = 4_000_000
_BEGINS = b"%PDF-"


def ensure_pdf(content: bytes) -> None:
    """Refuse what is no PDF, or too large to send to everybody."""
    if len(content) > LARGEST_DOCUMENT:
        raise DocumentTooLargeError(megabytes=LARGEST_DOCUMENT // 1_000_000)
    if not content.startswith(_BEGINS):
        raise PaperNotAPdfError
