"""Changes of a motion that members propose: order, collisions and joining, free of any storage."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coop.assembly.errors import (
    AmendmentCollisionError,
    AmendmentDecidedError,
    AmendmentNotNextError,
    AmendmentsClosedError,
    CountMissingError,
    NoChangeError,
    NotAmendableError,
)
from coop.assembly.rules.agenda import DecisionKind
from coop.assembly.rules.diffs import Edit, applied, edits_of, words_of
from coop.assembly.rules.meetings import MeetingState
from coop.kernel.errors import RuleViolationError


class AmendmentState(StrEnum):
    """How far an amendment is."""

    OPEN = "open"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


#: What the members were convened for word by word, or can only say yes or no to.
_FIXED = frozenset(
    {
        # BW 2:42 lid 2: the text lies open for members beforehand, word by word.
        DecisionKind.STATUTES,
        DecisionKind.DISSOLUTION,
        # Persons are chosen, not amended.
        DecisionKind.ELECTION,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentFacts:
    """What decides when an amendment is voted on."""

    id: uuid.UUID
    #: In order of coming in.
    number: int
    #: The amendment it changes; nothing when it changes the motion.
    parent_id: uuid.UUID | None
    #: How many words it changes.
    reach: int
    #: Where the chair put it among the others; nothing when the chair did not say.
    rank: int | None
    state: AmendmentState


def amendment_state_of(*, is_withdrawn: bool, is_adopted: bool | None) -> AmendmentState:
    """Tell how far an amendment is."""
    if is_withdrawn:
        return AmendmentState.WITHDRAWN
    if is_adopted is None:
        return AmendmentState.OPEN
    return AmendmentState.ADOPTED if is_adopted else AmendmentState.REJECTED


def ensure_amendable(kind: DecisionKind, motion: str) -> None:
    """Refuse where there is nothing to amend, or the law fixes the text."""
    if not motion or kind in _FIXED:
        raise NotAmendableError


def ensure_still_amendable(meeting: MeetingState, *, has_poll: bool) -> None:
    """Refuse before the members have the text, and once they vote on it."""
    if has_poll or meeting not in {MeetingState.CONVENED, MeetingState.OPEN}:
        raise AmendmentsClosedError


def can_be_amended(
    kind: DecisionKind, motion: str, meeting: MeetingState, *, has_poll: bool
) -> bool:
    """Tell whether an amendment would be taken now."""
    try:
        ensure_amendable(kind, motion)
        ensure_still_amendable(meeting, has_poll=has_poll)
    except RuleViolationError:
        return False
    return True


def ensure_changes(base: str, text: str) -> None:
    """Refuse an amendment that changes nothing."""
    if base.split() == text.split():
        raise NoChangeError


def ensure_undecided_amendment(state: AmendmentState) -> None:
    """Refuse to decide twice."""
    if state is not AmendmentState.OPEN:
        raise AmendmentDecidedError


def ensure_counted(votes_for: int, votes_against: int, votes_blank: int) -> None:
    """Refuse numbers nobody can have counted."""
    if min(votes_for, votes_against, votes_blank) < 0 or votes_for + votes_against == 0:
        raise CountMissingError


def voting_order(amendments: Iterable[AmendmentFacts]) -> tuple[uuid.UUID, ...]:
    """Return the amendments in the order in which they are voted on.

    The most far-reaching comes first, for once it is adopted the others may have nothing left to
    change; the chair orders otherwise where words do not tell. What changes an amendment comes
    before it, so that the members know what they vote on (research/assembly-and-voting.md 4).
    """
    found = list(amendments)
    ordered: list[uuid.UUID] = []

    def place(parent_id: uuid.UUID | None) -> None:
        for one in sorted((a for a in found if a.parent_id == parent_id), key=_before):
            place(one.id)
            ordered.append(one.id)

    place(None)
    return tuple(ordered)


def ensure_next(amendment_id: uuid.UUID, amendments: Sequence[AmendmentFacts]) -> None:
    """Refuse to decide on an amendment before those that come first."""
    by_id = {one.id: one for one in amendments}
    for other in voting_order(amendments):
        if other == amendment_id:
            return
        if by_id[other].state is AmendmentState.OPEN:
            raise AmendmentNotNextError(number=by_id[other].number)


def joined(base: str, current: str, text: str) -> str:
    """Return the current text with what an amendment changes in its base, or refuse.

    Both changed the base. Where they changed the same words differently, no program knows what
    the members meant, and somebody writes the text.
    """
    words = words_of(base)
    ours, theirs = edits_of(words, words_of(current)), edits_of(words, words_of(text))
    if any(_collide(one, other) for one in ours for other in theirs if one != other):
        raise AmendmentCollisionError
    both = sorted({*ours, *theirs}, key=lambda edit: (edit.start, edit.end))
    return applied(words, both)


def _before(one: AmendmentFacts) -> tuple[bool, int, int, int]:
    return (one.rank is None, one.rank or 0, -one.reach, one.number)


def _collide(one: Edit, other: Edit) -> bool:
    if one.start == one.end or other.start == other.end:
        # New words between old ones: they touch what is rewritten around that place.
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
