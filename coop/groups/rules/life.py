"""From the first request to the end of a group: the one table of its steps.

Breda's way (research/story-buurtpreventie.md): the gemeente tests a new group, it waits for its
kick-off, and only after the kick-off it is a group.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from coop.groups.errors import (
    GroundNeededError,
    GroupNotOpenError,
    StepNotAllowedError,
    StepTooEarlyError,
)

LONGEST_GROUND = 300


class GroupState(StrEnum):
    """How far a group is."""

    REQUESTED = "requested"
    #: The gemeente found that there is room for it: an area of its own, and somebody for it.
    TESTED = "tested"
    #: On the waiting list for a kick-off.
    WAITING = "waiting"
    #: The kick-off was held.
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


TRANSITIONS: Mapping[GroupState, frozenset[GroupState]] = {
    GroupState.REQUESTED: frozenset({GroupState.TESTED, GroupState.ENDED}),
    GroupState.TESTED: frozenset({GroupState.WAITING, GroupState.ENDED}),
    GroupState.WAITING: frozenset({GroupState.ACTIVE, GroupState.ENDED}),
    GroupState.ACTIVE: frozenset({GroupState.PAUSED, GroupState.ENDED}),
    GroupState.PAUSED: frozenset({GroupState.ACTIVE, GroupState.ENDED}),
    GroupState.ENDED: frozenset(),
}
#: What the participants, or who wanted the group, may ask the reason of.
NEEDS_GROUND = frozenset({GroupState.TESTED, GroupState.PAUSED, GroupState.ENDED})
#: Where neighbours report and join; before the kick-off that is practice (C6).
OPEN = frozenset(GroupState) - {GroupState.PAUSED, GroupState.ENDED}


class StartIssue(StrEnum):
    """What a group still lacks on the day of its kick-off."""

    NO_MODERATOR = "no_moderator"
    NO_KINDS = "no_kinds"
    NO_KICK_OFF = "no_kick_off"
    KICK_OFF_AHEAD = "kick_off_ahead"
    NO_FRONT_RUNNER = "no_front_runner"


def issues_before_start(
    *,
    moderators: int,
    kinds: int,
    kick_off_on: date | None,
    has_front_runner: bool,
    today: date,
) -> tuple[StartIssue, ...]:
    """Return everything that stands between a group and its start."""
    found = {
        StartIssue.NO_MODERATOR: moderators == 0,
        StartIssue.NO_KINDS: kinds == 0,
        StartIssue.NO_KICK_OFF: kick_off_on is None,
        StartIssue.KICK_OFF_AHEAD: kick_off_on is not None and kick_off_on > today,
        StartIssue.NO_FRONT_RUNNER: not has_front_runner,
    }
    return tuple(issue for issue, stands in found.items() if stands)


def ensure_step(old: GroupState, new: GroupState, *, ground: str, on: date, today: date) -> None:
    """Refuse a step that is not in the table, without its ground, or of a day to come."""
    if new not in TRANSITIONS[old]:
        raise StepNotAllowedError(old=old, new=new)
    if new in NEEDS_GROUND and not ground.strip():
        raise GroundNeededError
    if on > today:
        raise StepTooEarlyError


def ensure_open(state: GroupState) -> None:
    """Refuse what takes a group that goes on."""
    if state not in OPEN:
        raise GroupNotOpenError
