from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.buurtent.errors import (
    CallerMissingError,
    CallInFutureError,
    CallStreetMissingError,
    HouseNumberGivenError,
    RadiusOutOfRangeError,
    TentCancelledError,
    TentEndsTooEarlyError,
    TentInPastError,
    TentNotStartedError,
    TentOverError,
    TentPlaceMissingError,
    TentStartedError,
    TentTooFarAheadError,
)
from coop.buurtent.rules import (
    FARTHEST_AHEAD,
    LARGEST_RADIUS_M,
    SMALLEST_RADIUS_M,
    Cause,
    InvitedIssue,
    PoliceAnswer,
    PoliceState,
    TentState,
    coarse,
    ensure_begun,
    ensure_call,
    ensure_not_over,
    ensure_place,
    ensure_planned,
    ensure_radius,
    ensure_times,
    evening_of,
    has_house_number,
    invitees,
    issues_before_inviting,
    neighbour_reminder_at,
    police_reminder_at,
    police_state,
    state_of,
    usual_day,
    walking_place,
)
from coop.places.rules import box_around, distance_m

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TICK = timedelta(microseconds=1)
HOUR = timedelta(hours=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "starts_at"),
    [
        (date(2026, 11, 21), "2026-11-21T17:30"),
        (date(2026, 7, 1), "2026-07-01T16:30"),
        # The clocks went back and forward in the night before.
        (date(2026, 10, 25), "2026-10-25T17:30"),
        (date(2027, 3, 28), "2027-03-28T16:30"),
    ],
)
def test_the_evening_is_half_past_six_by_the_clocks_here(day: date, starts_at: str) -> None:
    assert evening_of(day) == (utc(starts_at), utc(starts_at) + timedelta(minutes=90))


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-21T16:59", date(2026, 11, 21)),
        ("2026-11-21T17:00", date(2026, 11, 22)),
        ("2026-11-21T23:30", date(2026, 11, 22)),
    ],
)
def test_from_six_o_clock_on_the_form_offers_tomorrow(now: str, day: date) -> None:
    assert usual_day(utc(now)) == day


def test_a_tent_may_not_start_now_but_may_start_just_after() -> None:
    with pytest.raises(TentInPastError):
        ensure_times(starts_at=NOW, ends_at=NOW + HOUR, now=NOW)
    ensure_times(starts_at=NOW + TICK, ends_at=NOW + HOUR, now=NOW)


def test_a_tent_ends_after_it_starts() -> None:
    with pytest.raises(TentEndsTooEarlyError):
        ensure_times(starts_at=NOW + HOUR, ends_at=NOW + HOUR, now=NOW)
    ensure_times(starts_at=NOW + HOUR, ends_at=NOW + HOUR + TICK, now=NOW)


def test_a_tent_is_planned_no_farther_ahead_than_its_links_live() -> None:
    last = NOW + FARTHEST_AHEAD
    ensure_times(starts_at=last, ends_at=last + HOUR, now=NOW)
    with pytest.raises(TentTooFarAheadError):
        ensure_times(starts_at=last + TICK, ends_at=last + HOUR, now=NOW)


@pytest.mark.parametrize(
    ("offset", "cancelled", "state"),
    [
        (-TICK, False, TentState.PLANNED),
        (timedelta(), False, TentState.OPEN),
        (HOUR - TICK, False, TentState.OPEN),
        (HOUR, False, TentState.OVER),
        (-TICK, True, TentState.CANCELLED),
        (HOUR, True, TentState.CANCELLED),
    ],
)
def test_where_a_tent_stands_at_both_ends(
    *, offset: timedelta, cancelled: bool, state: TentState
) -> None:
    assert (
        state_of(
            starts_at=NOW,
            ends_at=NOW + HOUR,
            cancelled_at=NOW - HOUR if cancelled else None,
            now=NOW + offset,
        )
        is state
    )


def test_what_belongs_before_the_tent_is_refused_later() -> None:
    ensure_planned(TentState.PLANNED)
    with pytest.raises(TentCancelledError):
        ensure_planned(TentState.CANCELLED)
    for state in (TentState.OPEN, TentState.OVER):
        with pytest.raises(TentStartedError):
            ensure_planned(state)


def test_what_is_known_at_the_tent_is_refused_before() -> None:
    ensure_begun(TentState.OPEN)
    ensure_begun(TentState.OVER)
    with pytest.raises(TentNotStartedError):
        ensure_begun(TentState.PLANNED)
    with pytest.raises(TentCancelledError):
        ensure_begun(TentState.CANCELLED)
    with pytest.raises(TentOverError):
        ensure_not_over(TentState.OVER)


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("Lindenhof 12", True),
        ("Lindenhof 12a", True),
        ("Lindenhof 12 b", True),
        ("Lindenhof 12-3", True),
        ("Lindenhof nr.12", True),
        ("12", True),
        ("Lindenhof", False),
        ("1e Dwarsstraat", False),
        ("Laan van 1940 noord", False),
    ],
)
def test_a_house_number_is_seen(text: str, *, has: bool) -> None:
    assert has_house_number(text) is has


@pytest.mark.parametrize("place", ["Bij Lindenhof 12", "tegenover nummer 3", "hoek 14a"])
def test_a_place_with_a_number_is_refused(place: str) -> None:
    with pytest.raises(HouseNumberGivenError):
        ensure_place(place, streets=["Lindenhof"])


def test_a_street_named_after_a_year_is_no_house_number() -> None:
    ensure_place("Op het Plein 1944", streets=["Plein 1944"])
    with pytest.raises(TentPlaceMissingError):
        ensure_place("  ", streets=[])


def test_a_call_needs_a_caller_a_past_moment_and_a_street() -> None:
    def call(**changes: object) -> None:
        values: dict[str, object] = {
            "caller": "Taskforce",
            "received_at": NOW,
            "now": NOW,
            "cause": Cause.BURGLARY,
            "streets": ["Lindenhof"],
        }
        ensure_call(**(values | changes))  # type: ignore[arg-type]  # a table of changes

    call()
    call(cause=Cause.NONE, streets=[])
    with pytest.raises(CallerMissingError):
        call(caller=" ")
    with pytest.raises(CallInFutureError):
        call(received_at=NOW + TICK)
    with pytest.raises(CallStreetMissingError):
        call(streets=[])


@pytest.mark.parametrize("radius_m", [SMALLEST_RADIUS_M, LARGEST_RADIUS_M])
def test_the_circle_has_bounds(radius_m: int) -> None:
    ensure_radius(radius_m)
    outside = radius_m + (1 if radius_m == LARGEST_RADIUS_M else -1)
    with pytest.raises(RadiusOutOfRangeError):
        ensure_radius(outside)


@pytest.mark.parametrize(
    ("addresses", "issues"),
    [
        (14, [InvitedIssue.FEW_ADDRESSES]),
        (15, []),
        (150, []),
        (151, [InvitedIssue.MANY_ADDRESSES]),
    ],
)
def test_too_few_and_too_many_are_said_not_forbidden(
    addresses: int, issues: list[InvitedIssue]
) -> None:
    assert issues_before_inviting(addresses) == issues


@pytest.mark.parametrize(
    ("is_asked", "answer", "has_come", "state"),
    [
        (False, None, None, PoliceState.NOT_ASKED),
        (True, None, None, PoliceState.NO_ANSWER),
        (True, PoliceAnswer.CONFIRMED, None, PoliceState.CONFIRMED),
        (True, PoliceAnswer.DECLINED, None, PoliceState.DECLINED),
        (True, PoliceAnswer.CONFIRMED, False, PoliceState.DID_NOT_COME),
        (True, PoliceAnswer.DECLINED, True, PoliceState.CAME),
        (True, None, True, PoliceState.CAME),
    ],
)
def test_what_happened_counts_over_what_was_said(
    *, is_asked: bool, answer: PoliceAnswer | None, has_come: bool | None, state: PoliceState
) -> None:
    assert police_state(is_asked=is_asked, answer=answer, has_come=has_come) is state


@pytest.mark.parametrize(
    ("asked_at", "reminder_at"),
    [
        # Asked the day before: at nine that morning.
        ("2026-11-20T12:00", "2026-11-21T08:00"),
        ("2026-11-21T07:00", "2026-11-21T08:00"),
        # Too close to nine: three hours before.
        ("2026-11-21T07:00:01", "2026-11-21T14:30"),
        ("2026-11-21T13:30", "2026-11-21T14:30"),
        # Too close to that as well: not at all.
        ("2026-11-21T13:30:01", None),
    ],
)
def test_the_police_are_reminded_once_and_not_too_soon(
    asked_at: str, reminder_at: str | None
) -> None:
    starts_at = utc("2026-11-21T17:30")
    expected = utc(reminder_at) if reminder_at else None
    assert police_reminder_at(starts_at=starts_at, asked_at=utc(asked_at)) == expected


@pytest.mark.parametrize(
    ("day", "morning"),
    [(date(2026, 10, 25), "2026-10-25T08:00"), (date(2027, 3, 28), "2027-03-28T07:00")],
)
def test_on_the_day_the_clocks_change_the_morning_is_still_nine(day: date, morning: str) -> None:
    starts_at, _ = evening_of(day)
    asked_at = starts_at - timedelta(days=1)
    assert police_reminder_at(starts_at=starts_at, asked_at=asked_at) == utc(morning)


@pytest.mark.parametrize(
    ("invited_at", "reminder_at"),
    [
        ("2026-11-21T14:30", "2026-11-21T15:30"),
        ("2026-11-21T14:30:01", None),
    ],
)
def test_neighbours_are_reminded_two_hours_before(
    invited_at: str, reminder_at: str | None
) -> None:
    expected = utc(reminder_at) if reminder_at else None
    reminder = neighbour_reminder_at(starts_at=utc("2026-11-21T17:30"), invited_at=utc(invited_at))
    assert reminder == expected


def test_a_coarse_point_stands_for_a_block() -> None:
    assert coarse((51.565649, 5.062251)) == (51.566, 5.062)


@given(
    doors=st.lists(st.integers(), unique=True),
    reachable=st.dictionaries(
        st.integers(), st.lists(st.text(), unique=True, min_size=1), max_size=20
    ),
)
def test_each_door_is_invited_and_each_person_once(
    doors: list[int], reachable: dict[int, list[str | None]]
) -> None:
    invited = invitees(doors, reachable)
    assert len(set(invited)) == len(invited)
    assert {door for door, _ in invited} == set(doors)
    for door in doors:
        expected = reachable.get(door, [None])
        assert [person for at, person in invited if at == door] == expected


NEAR = st.floats(min_value=-0.02, max_value=0.02)


@given(north=NEAR, east=NEAR, radius_m=st.floats(min_value=1, max_value=1500))
def test_nobody_within_the_radius_falls_outside_the_box(
    north: float, east: float, radius_m: float
) -> None:
    centre = (51.5656, 5.0622)
    point = (centre[0] + north, centre[1] + east)
    box = box_around(centre, radius_m)
    if distance_m(centre, point) <= radius_m:
        assert box.south <= point[0] <= box.north
        assert box.west <= point[1] <= box.east


def test_a_walk_goes_up_one_side_and_back_along_the_other() -> None:
    assert sorted(range(1, 8), key=walking_place) == [1, 3, 5, 7, 6, 4, 2]
