"""States and conditions of a meeting, free of any storage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from coop.assembly.errors import (
    DoorClosedError,
    HallOnlyError,
    MeetingClosedError,
    MeetingNotOpenError,
    MeetingOpenError,
    NotConvenedError,
    TextMissingError,
)
from coop.kernel.clock import TIME_ZONE
from coop.statutes.rules import Layer, RuleValue
from coop.voting.errors import MajorityNotSetError
from coop.voting.rules import majority_of_rule


class MeetingForm(StrEnum):
    """Where a meeting takes place. Online only is a switch of its own, not built yet."""

    HALL = "hall"
    HYBRID = "hybrid"


class MeetingState(StrEnum):
    """How far a meeting is."""

    PLANNED = "planned"
    CONVENED = "convened"
    OPEN = "open"
    CLOSED = "closed"


class Presence(StrEnum):
    """How somebody takes part."""

    DOOR = "door"
    ONLINE = "online"


class ItemState(StrEnum):
    """How far a point of the agenda is."""

    NEXT = "next"
    CURRENT = "current"
    DONE = "done"


class Issue(StrEnum):
    """What can stand in the way of opening a vote."""

    MEETING_NOT_OPEN = "meeting_not_open"
    NO_MOTION = "no_motion"
    VOTED_ALREADY = "voted_already"
    OTHER_VOTE_OPEN = "other_vote_open"
    ELECTRONIC_VOTING_OFF = "electronic_voting_off"
    ELECTRONIC_VOTING_NO_ARTICLE = "electronic_voting_no_article"
    MAJORITY_NOT_SET = "majority_not_set"
    NOBODY_PRESENT = "nobody_present"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteFacts:
    """What decides whether a vote can be opened."""

    state: MeetingState
    motion: str
    has_poll: bool
    other_vote_is_open: bool
    present: int
    electronic_voting: RuleValue
    majority: RuleValue


def state_of(
    *, convened_at: datetime | None, opened_at: datetime | None, closed_at: datetime | None
) -> MeetingState:
    """Tell from its timestamps how far a meeting is."""
    if closed_at is not None:
        return MeetingState.CLOSED
    if opened_at is not None:
        return MeetingState.OPEN
    return MeetingState.PLANNED if convened_at is None else MeetingState.CONVENED


def item_state_of(
    *, reached_at: datetime | None, is_current: bool, meeting: MeetingState
) -> ItemState:
    """Tell how far a point of the agenda is."""
    if is_current and meeting is MeetingState.OPEN:
        return ItemState.CURRENT
    return ItemState.NEXT if reached_at is None else ItemState.DONE


def day_of(instant: datetime) -> date:
    """Return the day on which something happens for people in Tilburg."""
    return instant.astimezone(TIME_ZONE).date()


def ensure_can_be_opened(state: MeetingState) -> None:
    """Refuse to open a meeting nobody was convened to, twice, or again."""
    if state is MeetingState.PLANNED:
        raise NotConvenedError
    if state is MeetingState.OPEN:
        raise MeetingOpenError
    if state is MeetingState.CLOSED:
        raise MeetingClosedError


def ensure_open(state: MeetingState) -> None:
    """Refuse unless the meeting is going on."""
    if state is MeetingState.CLOSED:
        raise MeetingClosedError
    if state is not MeetingState.OPEN:
        raise MeetingNotOpenError


def ensure_door_is_open(state: MeetingState, *, starts_at: datetime, today: date) -> None:
    """Refuse to check somebody in before the day of the meeting or after its end.

    People arrive before the chair opens, so a convened meeting suffices on its day.
    """
    if state is MeetingState.CLOSED:
        raise MeetingClosedError
    if state is MeetingState.PLANNED:
        raise NotConvenedError
    opens_on = day_of(starts_at)
    if today < opens_on:
        raise DoorClosedError(opens_on=opens_on)


def ensure_online(form: MeetingForm) -> None:
    """Refuse to take part from home in a meeting that is in the hall only."""
    if form is MeetingForm.HALL:
        raise HallOnlyError


def text_of(text: str, *, field: str, longest: int) -> str:
    """Return a title or place without stray spaces, or refuse when nothing is left."""
    found = " ".join(text.split())[:longest]
    if not found:
        raise TextMissingError(field=field)
    return found


def issues_before_opening(facts: VoteFacts) -> list[Issue]:
    """Return everything that stands in the way of opening a vote, in the order to solve it."""
    checks: Sequence[tuple[Issue, bool]] = (
        (Issue.MEETING_NOT_OPEN, facts.state is not MeetingState.OPEN),
        (Issue.NO_MOTION, not facts.motion),
        (Issue.VOTED_ALREADY, facts.has_poll),
        (Issue.OTHER_VOTE_OPEN, facts.other_vote_is_open),
        # BW 2:38 lid 6: voting by electronic means is for the statutes to allow.
        (Issue.ELECTRONIC_VOTING_OFF, not facts.electronic_voting.is_on),
        (
            Issue.ELECTRONIC_VOTING_NO_ARTICLE,
            facts.electronic_voting.is_on and not _set_by_statutes(facts.electronic_voting),
        ),
        (Issue.MAJORITY_NOT_SET, not _is_readable(facts.majority)),
        (Issue.NOBODY_PRESENT, facts.present == 0),
    )
    return [issue for issue, stands_in_the_way in checks if stands_in_the_way]


def _set_by_statutes(rule: RuleValue) -> bool:
    return rule.layer is Layer.STATUTES and bool(rule.article.strip())


def _is_readable(rule: RuleValue) -> bool:
    try:
        majority_of_rule(rule)
    except MajorityNotSetError:
        return False
    return True
