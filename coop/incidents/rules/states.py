"""What a report goes through, in one table."""

from datetime import timedelta
from enum import StrEnum

from coop.incidents.errors import (
    AnswerTextTooLongError,
    GroupFloodedError,
    ReasonNeededError,
    ReportHandledError,
    ReviewNeededError,
    TooManyDraftsError,
    TooManyReportsError,
)

#: C7: a report begun and not sent is thrown away.
DRAFT_LASTS = timedelta(hours=48)

FLOOD_WINDOW = timedelta(hours=1)
REPORTS_PER_PERSON = 5
REPORTS_PER_GROUP = 60
DRAFTS_PER_ORIGIN = 20
LONGEST_NOTE = 500


class State(StrEnum):
    """Where a report stands; before it is sent it is a draft, in a table of its own."""

    RECEIVED = "received"
    #: One moderator looks at it; the others see who, by function.
    IN_REVIEW = "in_review"
    #: A moderator waits for what the reporter says.
    QUESTION = "question"
    #: A moderator found it fit; nobody outside has it yet.
    APPROVED = "approved"
    #: It tells of the same thing as another report, and goes on with that one.
    MERGED = "merged"
    FORWARDED = "forwarded"
    #: The receiver has read it; an answer may follow.
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    CLOSED = "closed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    #: C7: its time is over; what is left says nothing of anybody.
    ANONYMISED = "anonymised"


FIRST = State.RECEIVED
#: Who acts in the history of a report when nobody pressed anything.
BY_ITSELF = "systeem"
#: Who answers outside, in the history of a report.
AGENT = "wijkagent"

_FOUND = frozenset({State.APPROVED, State.MERGED, State.REJECTED})
#: The reporter takes it back as long as nobody outside has it; every report ends by itself (C7).
_ALWAYS = frozenset({State.WITHDRAWN, State.CLOSED})

TRANSITIONS: dict[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.IN_REVIEW, State.QUESTION}) | _FOUND | _ALWAYS,
    # Let go, or not finished in time: it waits for whoever comes first.
    State.IN_REVIEW: frozenset({State.RECEIVED, State.QUESTION}) | _FOUND | _ALWAYS,
    State.QUESTION: frozenset({State.RECEIVED}) | _FOUND | _ALWAYS,
    State.APPROVED: frozenset({State.FORWARDED, State.MERGED}) | _ALWAYS,
    State.FORWARDED: frozenset({State.ACKNOWLEDGED, State.ANSWERED, State.CLOSED}),
    State.ACKNOWLEDGED: frozenset({State.ANSWERED, State.CLOSED}),
    State.ANSWERED: frozenset({State.CLOSED}),
    # Who reported it says that it is not solved: moderators look once more.
    State.CLOSED: frozenset({State.RECEIVED, State.ANONYMISED}),
    # A thumb slips on the bus: who rejected or merged by mistake takes it up again.
    State.REJECTED: frozenset({State.RECEIVED, State.ANONYMISED}),
    State.MERGED: frozenset({State.RECEIVED, State.ANONYMISED}),
    State.WITHDRAWN: frozenset({State.ANONYMISED}),
    State.ANONYMISED: frozenset(),
}

#: Nobody has found yet whether the report is fit.
UNREVIEWED = (State.RECEIVED, State.IN_REVIEW, State.QUESTION)
#: Somebody outside has it.
OUTSIDE = (State.FORWARDED, State.ACKNOWLEDGED)
#: States in which a moderator has something to do.
OPEN_FOR_REVIEW = (*UNREVIEWED, State.APPROVED, *OUTSIDE, State.ANSWERED)
#: States in which nothing is left to do; from here the term of C7 runs.
HANDLED = tuple(state for state in State if state not in OPEN_FOR_REVIEW)


class RejectReason(StrEnum):
    """Why a moderator rejects."""

    #: Where it does belong is said beside it.
    BELONGS_ELSEWHERE = "belongs_elsewhere"
    KNOWN_ALREADY = "known_already"
    UNCLEAR = "unclear"
    NO_BEHAVIOUR = "no_behaviour"
    PRACTICE = "practice"
    OTHER = "other"


class AgentAnswer(StrEnum):
    """The eight standard answers of C2, in its order."""

    READ = "read"
    TAKES_ALONG = "takes_along"
    PASSED_ON = "passed_on"
    CALL_POLICE = "call_police"
    BELONGS_ELSEWHERE = "belongs_elsewhere"
    WANTS_CONTACT = "wants_contact"
    KNOWN = "known"
    NO_ACTION = "no_action"


class GivenHow(StrEnum):
    """How the agent's answer came (C2)."""

    PAGE = "page"
    MAIL = "mail"
    #: By phone or in the street, recorded by a moderator on the agent's behalf.
    MODERATOR = "moderator"


class Source(StrEnum):
    """Where a report was made."""

    WEB = "web"
    TELEGRAM = "telegram"


def ensure_may_become(present: State, wanted: State) -> None:
    """Refuse a step that the table does not hold; mostly somebody was faster."""
    if wanted not in TRANSITIONS[present]:
        raise ReportHandledError(state=present)


def ensure_reviewed(state: State) -> None:
    """Refuse to close what nobody found fit; a rejection says why, closing does not."""
    if state in UNREVIEWED:
        raise ReviewNeededError


def ensure_may_share(state: State) -> None:
    """Refuse to tell another receiver of what nobody found fit, or of what is over."""
    ensure_reviewed(state)
    if state in HANDLED:
        raise ReportHandledError(state=state)


def ensure_outside(state: State) -> None:
    """Refuse what only a receiver does who has the report and did not answer it yet."""
    if state not in OUTSIDE:
        raise ReportHandledError(state=state)


def ensure_reason(reason: RejectReason, note: str) -> None:
    """Refuse to reject for "something else" without saying what."""
    if reason is RejectReason.OTHER and not note.strip():
        raise ReasonNeededError
    ensure_short(note)


def ensure_short(*texts: str) -> None:
    """Refuse words beside a decision that are longer than a message."""
    if any(len(text) > LONGEST_NOTE for text in texts):
        raise AnswerTextTooLongError(longest=LONGEST_NOTE)


def ensure_no_flood(*, own: int, group: int) -> None:
    """Refuse one more report of one person, or in one group, within the window."""
    if own >= REPORTS_PER_PERSON:
        raise TooManyReportsError(number=own)
    if group >= REPORTS_PER_GROUP:
        raise GroupFloodedError(number=group)


def ensure_few_drafts(begun: int) -> None:
    """Refuse to begin one more report from one place within the window."""
    if begun >= DRAFTS_PER_ORIGIN:
        raise TooManyDraftsError
