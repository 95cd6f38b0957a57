"""What goes with a motion: money, who was heard, interests, statements; free of any storage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coop.assembly.errors import (
    AmountError,
    ChecklistError,
    InterestMissingError,
    NothingToJudgeError,
    StatementTooLateError,
    TooManyInterestsError,
)
from coop.assembly.rules.meetings import MeetingState
from coop.kernel.errors import RuleViolationError

#: Ten million euros: a decimal point in the wrong place stands out before that.
MOST_CENTS = 1_000_000_000
MOST_INTERESTS = 20


class Body(StrEnum):
    """Who says something about a motion before the vote, in the order of the page."""

    PROCESS_GUARDIANS = "process_guardians"
    SUPERVISORY_BOARD = "supervisory_board"


class Check(StrEnum):
    """What the process guardians look at; how a motion was prepared, never what it says."""

    TEXT_IS_CLEAR = "text_is_clear"
    MONEY_IS_SHOWN = "money_is_shown"
    PEOPLE_WERE_HEARD = "people_were_heard"
    INTERESTS_ARE_SHOWN = "interests_are_shown"
    CHOICES_WERE_WEIGHED = "choices_were_weighed"
    PAPERS_WERE_IN_TIME = "papers_were_in_time"


class Answer(StrEnum):
    """What is found about one check."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What a body says about a motion."""

    POSITIVE = "positive"
    RESERVED = "reserved"
    NEGATIVE = "negative"
    #: It says nothing, and that is said.
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What a motion costs."""

    cents: int
    #: Whether VAT is in the amount.
    with_vat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """One line of the belangenkaart: who is concerned, what they want and what is at stake."""

    partner: str
    goal: str
    interest: str


def ensure_amount(money: Money | None) -> None:
    """Refuse an amount that is none."""
    if money is not None and not 0 < money.cents <= MOST_CENTS:
        raise AmountError


def ensure_interests(interests: Sequence[Interest]) -> None:
    """Refuse half a line, and more lines than anybody reads."""
    if len(interests) > MOST_INTERESTS:
        raise TooManyInterestsError(most=MOST_INTERESTS)
    if any(not (one.partner and one.goal and one.interest) for one in interests):
        raise InterestMissingError


def verdict_of(answers: Mapping[Check, Answer]) -> Verdict:
    """Draw the conclusion of the whole checklist, or refuse a list with gaps."""
    if set(answers) != set(Check):
        raise ChecklistError
    found = set(answers.values())
    if found == {Answer.YES}:
        return Verdict.POSITIVE
    return Verdict.NEGATIVE if Answer.NO in found else Verdict.RESERVED


def ensure_can_be_judged(motion: str, meeting: MeetingState, *, has_poll: bool) -> None:
    """Refuse a statement about nothing, and one after the members began to vote."""
    if not motion:
        raise NothingToJudgeError
    if has_poll or meeting is MeetingState.CLOSED:
        raise StatementTooLateError


def can_be_judged(motion: str, meeting: MeetingState, *, has_poll: bool) -> bool:
    """Tell whether a statement would be taken now."""
    try:
        ensure_can_be_judged(motion, meeting, has_poll=has_poll)
    except RuleViolationError:
        return False
    return True
