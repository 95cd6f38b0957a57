"""The decision list: numbers, terms and what is still to be done, free of any storage."""

from datetime import date
from enum import StrEnum

from coop.assembly.errors import DecisionNotAdoptedError, DueOnMissingError
from coop.assembly.rules.meetings import MeetingKind

LONGEST_OWNER = 120
LONGEST_RESULT = 2000
#: Numbers of the board's own list begin with it, so that no two decisions share a number.
BOARD_PREFIX = "B"


class DecisionMethod(StrEnum):
    """How a decision came about."""

    ELECTRONIC = "electronic"
    HANDS = "hands"
    ACCLAMATION = "acclamation"
    ROLL_CALL = "roll_call"
    PAPER = "paper"
    #: The board, when nobody asks for a vote.
    CONSENT = "consent"


class FollowUp(StrEnum):
    """How far the carrying out of a decision is."""

    #: Nobody has to do anything.
    NONE = "none"
    OPEN = "open"
    LATE = "late"
    DONE = "done"


def number_of(kind: MeetingKind, *, year: int, sequence: int) -> str:
    """Return the number people cite: "2026-01", and of the board "B2026-01"."""
    prefix = BOARD_PREFIX if kind is MeetingKind.BOARD else ""
    return f"{prefix}{year}-{sequence:02}"


def annulment_ends_on(published_on: date) -> date:
    """Return the last day on which the court can be asked to annul a decision.

    BW 2:15 lid 5: one year after the end of the day on which it was made known well enough.
    """
    try:
        return published_on.replace(year=published_on.year + 1)
    except ValueError:
        # Made known on 29 February: a year later February ends on the 28th.
        return date(published_on.year + 1, 2, 28)


def follow_up_of(*, owner: str, due_on: date | None, is_done: bool, today: date) -> FollowUp:
    """Tell how far the carrying out is; the due day itself is still in time."""
    if is_done:
        return FollowUp.DONE
    if not owner:
        return FollowUp.NONE
    return FollowUp.LATE if due_on is not None and due_on < today else FollowUp.OPEN


def ensure_can_be_followed(*, is_adopted: bool, owner: str, due_on: date | None) -> None:
    """Refuse to carry out what was rejected, and to give a task without a term."""
    if not is_adopted:
        raise DecisionNotAdoptedError
    if owner and due_on is None:
        raise DueOnMissingError
