"""What may stand on the shelf, and who may read it, free of any storage."""

from datetime import date
from enum import StrEnum

from coop.kernel.permissions import Permission
from coop.shelf.errors import (
    NotAPdfError,
    PaperTitleMissingError,
    PaperTooLargeError,
    PaperYearError,
)

LONGEST_TITLE = 200
LARGEST_PAPER = 10 * 1024 * 1024
#: ISO 32000-1, 7.5.2 and 7.5.5: how a PDF begins and ends, whatever its file is called.
_BEGINS = b"%PDF-"
_ENDS = b"%%EOF"
_END_LIES_WITHIN = 1024
OLDEST_YEAR = 1900


class PaperKind(StrEnum):
    """What a paper is."""

    STATUTES = "statutes"
    REGULATIONS = "regulations"
    ANNUAL = "annual"
    POLICY = "policy"
    MINUTES = "minutes"
    OTHER = "other"


class Audience(StrEnum):
    """For whom a paper is."""

    PUBLIC = "public"
    MEMBERS = "members"
    BOARD = "board"


#: What it takes to read a paper of each audience.
READERS = {
    Audience.PUBLIC: Permission.SHELF_PAPER_READ,
    Audience.MEMBERS: Permission.SHELF_PAPER_READ_AS_MEMBER,
    Audience.BOARD: Permission.SHELF_PAPER_READ_AS_BOARD,
}


def title_of(text: str) -> str:
    """Return a title without stray spaces, or refuse when nothing is left."""
    title = " ".join(text.split())[:LONGEST_TITLE]
    if not title:
        raise PaperTitleMissingError
    return title


def ensure_year(year: int, *, today: date) -> None:
    """Refuse a year that was mistyped; a policy may be for the year to come."""
    if not OLDEST_YEAR <= year <= today.year + 1:
        raise PaperYearError(year=year)


def ensure_pdf(content: bytes) -> None:
    """Refuse what is too large, and what is no PDF by its own first and last bytes."""
    if len(content) > LARGEST_PAPER:
        raise PaperTooLargeError
    if not content.startswith(_BEGINS) or _ENDS not in content[-_END_LIES_WITHIN:]:
        raise NotAPdfError
