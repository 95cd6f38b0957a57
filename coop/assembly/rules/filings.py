"""What must be told outside after an election of the board, free of any storage."""

from datetime import date, timedelta
from enum import StrEnum

#: Handelsregisterbesluit 2008 art. 4, and for who owns it Handelsregisterwet art. 20: one week.
TERM = timedelta(days=7)


class FilingKind(StrEnum):
    """Where something must be told."""

    #: Who is on the board, at the handelsregister.
    BOARD = "board"
    #: Who is (pseudo-)UBO: with nobody above 25 % that is the whole board.
    OWNERS = "owners"


class FilingState(StrEnum):
    """How far it is."""

    OPEN = "open"
    LATE = "late"
    DONE = "done"
    #: The election was of others, or nobody came or went.
    NOT_NEEDED = "not_needed"


def due_after(day: date) -> date:
    """Return the last day on which a change of the board of this day can be filed in time."""
    return day + TERM


def filing_state_of(
    *, due_on: date, is_settled: bool, was_needed: bool, today: date
) -> FilingState:
    """Tell how far a filing is; the last day is still in time."""
    if is_settled:
        return FilingState.DONE if was_needed else FilingState.NOT_NEEDED
    return FilingState.LATE if due_on < today else FilingState.OPEN
