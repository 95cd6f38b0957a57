"""Coming, following and the history of it, without a database."""

import uuid
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from coop.assembly.errors import MeetingClosedError, MeetingOpenError, NotConvenedError
from coop.assembly.rules import (
    MeetingState,
    MoveKind,
    Presence,
    Stretch,
    ensure_may_announce,
    moves_of,
    should_pause,
)
from coop.kernel.errors import CoopError

ANA, BEN = uuid.UUID(int=1), uuid.UUID(int=2)
START = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def stretch(who: uuid.UUID, since: int, until: int | None, how: str = "door") -> Stretch:
    return Stretch(
        person_id=who,
        how=Presence(how),
        since_at=at(since),
        until_at=None if until is None else at(until),
    )


def told(stretches: list[Stretch], closed: int | None = None) -> list[tuple[int, str, int]]:
    return [
        (int((move.at - START).total_seconds() // 60), move.kind.value, move.present)
        for move in moves_of(stretches, None if closed is None else at(closed))
    ]


@pytest.mark.parametrize(
    ("stretches", "closed", "history"),
    [
        ([], None, []),
        ([stretch(ANA, 0, None)], None, [(0, "came_in", 1)]),
        ([stretch(ANA, 0, None, "online")], None, [(0, "joined", 1)]),
        (
            [stretch(ANA, 0, 10), stretch(BEN, 5, None, "online"), stretch(ANA, 20, None)],
            None,
            [(0, "came_in", 1), (5, "joined", 2), (10, "left", 1), (20, "came_in", 2)],
        ),
        # From home to the hall: one line, and nobody twice.
        (
            [stretch(ANA, 0, 10, "online"), stretch(ANA, 10, None)],
            None,
            [(0, "joined", 1), (10, "moved", 1)],
        ),
        # That all leave at the closing tells nothing.
        (
            [stretch(ANA, 0, 60), stretch(BEN, 0, 30)],
            60,
            [
                (0, "came_in", 1),
                (0, "came_in", 2),
                (30, "left", 1),
            ],
        ),
        # Over the hour that comes twice in October.
        ([stretch(ANA, 0, 90)], None, [(0, "came_in", 1), (90, "left", 0)]),
    ],
)
def test_the_history_tells_who_came_and_went(
    stretches: list[Stretch], closed: int | None, history: list[tuple[int, str, int]]
) -> None:
    assert told(stretches, closed) == history
    assert {MoveKind(kind) for _, kind, _ in history} <= set(MoveKind)


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        (MeetingState.PLANNED, NotConvenedError),
        (MeetingState.CONVENED, None),
        (MeetingState.OPEN, MeetingOpenError),
        (MeetingState.CLOSED, MeetingClosedError),
    ],
)
def test_coming_is_announced_between_convocation_and_opening(
    state: MeetingState, refusal: type[CoopError] | None
) -> None:
    if refusal is None:
        ensure_may_announce(state)
    else:
        with pytest.raises(refusal):
            ensure_may_announce(state)


@pytest.mark.parametrize(
    ("unable", "present", "share", "pauses"),
    [
        (0, 0, "1/10", False),
        (0, 50, "1/10", False),
        # BW 2:38 lid 7: above the share, not at it.
        (5, 50, "1/10", False),
        (6, 50, "1/10", True),
        (1, 3, "1/3", False),
        (2, 3, "1/3", True),
    ],
)
def test_a_pause_is_proposed_above_the_share(
    unable: int, present: int, share: str, *, pauses: bool
) -> None:
    assert should_pause(unable=unable, present=present, share=Fraction(share)) is pauses
