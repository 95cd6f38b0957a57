"""The life of a group: every pair of states, and what the start asks."""

from datetime import date, timedelta
from itertools import product

import pytest

from coop.groups.errors import (
    GroundNeededError,
    GroupNotOpenError,
    StepNotAllowedError,
    StepTooEarlyError,
)
from coop.groups.rules.life import (
    OPEN,
    TRANSITIONS,
    GroupState,
    StartIssue,
    ensure_open,
    ensure_step,
    issues_before_start,
)

TODAY = date(2026, 11, 21)
ALLOWED = {
    ("requested", "tested"),
    ("requested", "ended"),
    ("tested", "waiting"),
    ("tested", "ended"),
    ("waiting", "active"),
    ("waiting", "ended"),
    ("active", "paused"),
    ("active", "ended"),
    ("paused", "active"),
    ("paused", "ended"),
}


@pytest.mark.parametrize(("old", "new"), list(product(GroupState, GroupState)))
def test_every_pair_of_states(old: GroupState, new: GroupState) -> None:
    if (old.value, new.value) in ALLOWED:
        ensure_step(old, new, ground="Brief", on=TODAY, today=TODAY)
    else:
        with pytest.raises(StepNotAllowedError):
            ensure_step(old, new, ground="Brief", on=TODAY, today=TODAY)


def test_every_state_can_be_reached() -> None:
    reached = {GroupState.REQUESTED}
    for _ in GroupState:
        reached |= {new for old in reached for new in TRANSITIONS[old]}
    assert reached == set(GroupState)


@pytest.mark.parametrize(
    ("old", "new"), [("requested", "tested"), ("active", "paused"), ("active", "ended")]
)
def test_some_steps_take_a_ground(old: str, new: str) -> None:
    with pytest.raises(GroundNeededError):
        ensure_step(GroupState(old), GroupState(new), ground=" ", on=TODAY, today=TODAY)


def test_a_step_is_of_today_or_before() -> None:
    waiting, active, tomorrow = GroupState.WAITING, GroupState.ACTIVE, TODAY + timedelta(days=1)
    ensure_step(waiting, active, ground="", on=TODAY, today=TODAY)
    with pytest.raises(StepTooEarlyError):
        ensure_step(waiting, active, ground="", on=tomorrow, today=TODAY)


@pytest.mark.parametrize("state", GroupState)
def test_only_a_group_that_goes_on_is_open(state: GroupState) -> None:
    if state in OPEN:
        ensure_open(state)
    else:
        with pytest.raises(GroupNotOpenError):
            ensure_open(state)


@pytest.mark.parametrize(
    ("moderators", "kinds", "on", "has_front_runner", "issues"),
    [
        (1, 1, TODAY, True, ()),
        (0, 1, TODAY, True, (StartIssue.NO_MODERATOR,)),
        (1, 0, TODAY, True, (StartIssue.NO_KINDS,)),
        (1, 1, None, True, (StartIssue.NO_KICK_OFF,)),
        (1, 1, TODAY + timedelta(days=1), True, (StartIssue.KICK_OFF_AHEAD,)),
        (1, 1, TODAY, False, (StartIssue.NO_FRONT_RUNNER,)),
    ],
)
def test_what_a_start_asks(
    *,
    moderators: int,
    kinds: int,
    on: date | None,
    has_front_runner: bool,
    issues: tuple[StartIssue, ...],
) -> None:
    found = issues_before_start(
        moderators=moderators,
        kinds=kinds,
        kick_off_on=on,
        has_front_runner=has_front_runner,
        today=TODAY,
    )
    assert found == issues
