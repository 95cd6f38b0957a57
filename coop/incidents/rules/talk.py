"""Asking who made a report something, and the words that moderators need often."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from coop.incidents.errors import (
    MayNotBeAskedError,
    QuestionAnsweredError,
    QuestionNeededError,
    QuestionOpenError,
    QuestionTooLongError,
    TextNeededError,
    TextTooLongError,
    TooManyTextsError,
)
from coop.incidents.rules.answers import LONGEST_PLACE, LONGEST_TEXT
from coop.incidents.rules.traits import LONGEST_MARKS

LONGEST_QUESTION = 300
#: So long the words typed in a chat are the answer to the question whose button was pressed.
AWAITED_FOR = timedelta(minutes=30)
#: More would be searched instead of chosen from.
MOST_TEXTS = 12


class TextKind(StrEnum):
    """Where a standard text is offered."""

    QUESTION = "question"
    REJECTION = "rejection"
    TO_REPORTER = "to_reporter"
    TO_GROUP = "to_group"


def ensure_may_ask(text: str, *, may_be_asked: bool) -> None:
    """Refuse to ask who does not want it, and to ask nothing or a whole story."""
    if not may_be_asked:
        raise MayNotBeAskedError
    ensure_question(text)


def ensure_none_open(open_questions: int) -> None:
    """Refuse to ask on while an earlier question waits: nobody is questioned here."""
    if open_questions:
        raise QuestionOpenError


def ensure_question(text: str) -> None:
    """Refuse words that are none, or too many to be read on a telephone."""
    if not text.strip():
        raise QuestionNeededError
    if len(text) > LONGEST_QUESTION:
        raise QuestionTooLongError(longest=LONGEST_QUESTION)


def ensure_may_reply(text: str, *, is_answered: bool) -> None:
    """Refuse a second answer, none, and one that is longer than is kept."""
    if is_answered:
        raise QuestionAnsweredError
    if not text.strip():
        raise TextNeededError
    if len(text) > LONGEST_TEXT:
        raise TextTooLongError(longest=LONGEST_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """The words that receivers outside read, for each free text of a report."""

    behaviour: str
    place: str
    #: Of each person that was described, the words about marks; empty for none.
    marks: tuple[str, ...] = ()
    #: Where they went, in words; nothing: what the reporter said stays.
    direction: str | None = None


def ensure_redaction(chosen: Redaction) -> None:
    """Refuse to hand over nothing at all, and more than a report holds."""
    if not chosen.behaviour.strip():
        raise QuestionNeededError
    for text, longest in (
        (chosen.behaviour, LONGEST_TEXT),
        (chosen.place, LONGEST_PLACE),
        *((marks, LONGEST_MARKS) for marks in chosen.marks),
        (chosen.direction or "", LONGEST_PLACE),
    ):
        if len(text) > longest:
            raise TextTooLongError(longest=longest)


def ensure_few_texts(number: int) -> None:
    """Refuse one more standard text of a kind that has enough."""
    if number >= MOST_TEXTS:
        raise TooManyTextsError(most=MOST_TEXTS)
