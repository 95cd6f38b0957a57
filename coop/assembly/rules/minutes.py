"""How far minutes are, and who may do what with them, free of any storage."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coop.assembly.errors import (
    CommentTermOverError,
    MinutesAdoptedError,
    MinutesNotAdoptedError,
    MinutesNotProposedError,
    NotAttendedError,
    TermInPastError,
)

#: The first section: who was there, and whether the meeting could decide. Points of the agenda
#: follow under their own numbers.
HEAD = 0
LONGEST_SECTION = 30_000
LONGEST_COMMENT = 2000
#: How long attendees can say what is wrong with a draft, unless the secretary gives more.
COMMENT_DAYS = 14


class MinutesState(StrEnum):
    """How far minutes are (research/dutch-rules.md 2.4)."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ADOPTED = "adopted"


class Office(StrEnum):
    """Who sign minutes; the values are those of the functions."""

    CHAIR = "chair"
    SECRETARY = "secretary"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the minutes as it is read."""

    heading: str
    text: str


def minutes_state_of(*, proposed_at: datetime | None, adopted_at: datetime | None) -> MinutesState:
    """Tell from their timestamps how far minutes are."""
    if adopted_at is not None:
        return MinutesState.ADOPTED
    return MinutesState.DRAFT if proposed_at is None else MinutesState.PROPOSED


def ensure_writable(state: MinutesState) -> None:
    """Refuse to change what the meeting adopted."""
    if state is MinutesState.ADOPTED:
        raise MinutesAdoptedError


def ensure_signable(state: MinutesState) -> None:
    """Refuse to sign what no meeting adopted."""
    if state is not MinutesState.ADOPTED:
        raise MinutesNotAdoptedError


def ensure_term_ahead(until: date, *, today: date) -> None:
    """Refuse a term for comments that is over before it begins."""
    if until < today:
        raise TermInPastError


def ensure_can_comment(
    state: MinutesState, *, until: date | None, today: date, attended: bool
) -> None:
    """Refuse comments outside the term, the last day still counting, and of who was not there."""
    if state is not MinutesState.PROPOSED or until is None:
        raise MinutesNotProposedError
    if today > until:
        raise CommentTermOverError(until=until)
    if not attended:
        raise NotAttendedError


def digest_of(title: str, day: date, sections: Sequence[Section]) -> str:
    """Return the SHA-256 of adopted minutes: of their words, whatever they are printed on."""
    lines = [title, day.isoformat()]
    for section in sections:
        lines += ["", section.heading, section.text]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
