"""What the minute taker types, free of any storage."""

from coop.assembly.errors import NoteConflictError, NoteTooLongError

#: A long evening about one point fits; a pasted book does not.
LONGEST_NOTE = 30_000


def note_of(text: str) -> str:
    """Return a note with equal line ends and without characters nobody sees, or refuse."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\N{NO-BREAK SPACE}", " ")
    shown = "".join(c for c in plain if c in "\n\t" or c.isprintable()).strip()
    if len(shown) > LONGEST_NOTE:
        raise NoteTooLongError(longest=LONGEST_NOTE)
    return shown


def ensure_same_version(seen: int, *, kept: int) -> None:
    """Refuse to write over what somebody else wrote in between."""
    if seen != kept:
        raise NoteConflictError
