"""When a peiling takes answers and what makes one whole, free of any storage."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from coop.peilingen.errors import (
    PeilingAnswersError,
    PeilingNotOpenError,
    PeilingTextMissingError,
    PeilingTimesError,
)

LONGEST_QUESTION = 200
LONGEST_EXPLANATION = 4000
#: A button in a chat shows no more.
LONGEST_ANSWER = 60
FEWEST_ANSWERS = 2
MOST_ANSWERS = 6


class PeilingState(StrEnum):
    """How far a peiling is."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"
    #: Taken back by the board; it says nothing.
    WITHDRAWN = "withdrawn"


def state_of(
    *, opens_at: datetime, closes_at: datetime, withdrawn_at: datetime | None, now: datetime
) -> PeilingState:
    """Return how far a peiling is; it takes answers from its opening until before its closing."""
    if withdrawn_at is not None:
        return PeilingState.WITHDRAWN
    if now < opens_at:
        return PeilingState.COMING
    return PeilingState.OPEN if now < closes_at else PeilingState.CLOSED


def ensure_takes_answers(state: PeilingState) -> None:
    """Refuse answers before the opening, from the closing on, and to what was taken back."""
    if state is not PeilingState.OPEN:
        raise PeilingNotOpenError(state=state)


def ensure_asks(question: str) -> None:
    """Refuse a peiling without a question."""
    if not question:
        raise PeilingTextMissingError


def ensure_times(*, opens_at: datetime, closes_at: datetime, now: datetime) -> None:
    """Refuse a peiling in which nobody could answer."""
    if closes_at <= max(opens_at, now):
        raise PeilingTimesError


def answers_of(typed: Iterable[str]) -> tuple[str, ...]:
    """Return the answers to choose from as they were meant, or refuse."""
    answers = tuple(one for line in typed if (one := " ".join(line.split())[:LONGEST_ANSWER]))
    differing = {answer.casefold() for answer in answers}
    if not FEWEST_ANSWERS <= len(answers) <= MOST_ANSWERS or len(differing) < len(answers):
        raise PeilingAnswersError(fewest=FEWEST_ANSWERS, most=MOST_ANSWERS)
    return answers
