from datetime import UTC, date, datetime, timedelta

import pytest

from coop.assembly.errors import (
    DoorClosedError,
    HallOnlyError,
    MeetingClosedError,
    MeetingNotOpenError,
    NotConvenedError,
    TextMissingError,
)
from coop.assembly.rules import (
    ItemState,
    MeetingForm,
    MeetingState,
    ensure_door_is_open,
    ensure_online,
    ensure_open,
    item_state_of,
    state_of,
    text_of,
)
from coop.kernel.errors import CoopError
from tests.doubles import START


@pytest.mark.parametrize(
    ("convened", "opened", "closed", "state"),
    [
        (None, None, None, MeetingState.PLANNED),
        (START, None, None, MeetingState.CONVENED),
        (START, START, None, MeetingState.OPEN),
        (START, START, START, MeetingState.CLOSED),
    ],
)
def test_state(
    convened: datetime | None,
    opened: datetime | None,
    closed: datetime | None,
    state: MeetingState,
) -> None:
    assert state_of(convened_at=convened, opened_at=opened, closed_at=closed) is state


@pytest.mark.parametrize(
    ("reached", "is_current", "meeting", "state"),
    [
        (None, False, MeetingState.OPEN, ItemState.NEXT),
        (START, True, MeetingState.OPEN, ItemState.CURRENT),
        (START, False, MeetingState.OPEN, ItemState.DONE),
        (START, True, MeetingState.CLOSED, ItemState.DONE),
        (None, False, MeetingState.CLOSED, ItemState.NEXT),
    ],
)
def test_item_state(
    reached: datetime | None, *, is_current: bool, meeting: MeetingState, state: ItemState
) -> None:
    found = item_state_of(reached_at=reached, is_current=is_current, meeting=meeting)
    assert found is state


#: Half past seven in the evening in Tilburg, in summer.
STARTS_AT = datetime(2027, 5, 20, 17, 30, tzinfo=UTC)


def test_the_door_opens_with_the_day_of_the_meeting() -> None:
    day = date(2027, 5, 20)
    ensure_door_is_open(MeetingState.CONVENED, starts_at=STARTS_AT, today=day)
    ensure_door_is_open(MeetingState.OPEN, starts_at=STARTS_AT, today=day + timedelta(days=1))
    with pytest.raises(DoorClosedError):
        ensure_door_is_open(
            MeetingState.CONVENED, starts_at=STARTS_AT, today=day - timedelta(days=1)
        )


@pytest.mark.parametrize(
    ("state", "reason"),
    [(MeetingState.PLANNED, NotConvenedError), (MeetingState.CLOSED, MeetingClosedError)],
)
def test_the_door_is_closed_before_convening_and_after_closing(
    state: MeetingState, reason: type[CoopError]
) -> None:
    with pytest.raises(reason):
        ensure_door_is_open(state, starts_at=STARTS_AT, today=date(2027, 5, 20))


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (MeetingState.PLANNED, MeetingNotOpenError),
        (MeetingState.CONVENED, MeetingNotOpenError),
        (MeetingState.CLOSED, MeetingClosedError),
    ],
)
def test_only_an_open_meeting_goes_on(state: MeetingState, reason: type[CoopError]) -> None:
    ensure_open(MeetingState.OPEN)
    with pytest.raises(reason):
        ensure_open(state)


def test_a_meeting_in_the_hall_only_has_no_online_part() -> None:
    ensure_online(MeetingForm.HYBRID)
    with pytest.raises(HallOnlyError):
        ensure_online(MeetingForm.HALL)


def test_a_title_loses_stray_spaces_and_must_leave_something() -> None:
    assert text_of("  Een \n titel ", field="title", longest=200) == "Een titel"
    with pytest.raises(TextMissingError):
        text_of(" \n", field="title", longest=200)
