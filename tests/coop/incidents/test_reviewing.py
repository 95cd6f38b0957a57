from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coop.incidents.errors import (
    MergeElsewhereError,
    MergeNeedsOpenError,
    ReviewSettingOutOfBoundsError,
)
from coop.incidents.rules.answers import Place
from coop.incidents.rules.review import (
    BOUNDS,
    USUAL,
    Reminder,
    Seen,
    ensure_may_merge,
    ensure_reviewing,
    how_far,
    is_similar,
    on_coarse_map,
    reminder_due,
)
from coop.incidents.rules.states import OPEN_FOR_REVIEW, State

NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)
HERE = Place(latitude=51.5600, longitude=5.0900)


@pytest.mark.parametrize(
    ("waited", "happens_now", "told"),
    [
        (timedelta(minutes=15) - timedelta(seconds=1), True, None),
        (timedelta(minutes=15), True, Reminder.MODERATORS),
        (timedelta(minutes=30) - timedelta(seconds=1), True, Reminder.MODERATORS),
        (timedelta(minutes=30), True, Reminder.DEPUTIES),
        (timedelta(hours=12) - timedelta(seconds=1), False, None),
        (timedelta(hours=12), False, Reminder.MODERATORS),
        (timedelta(hours=24), False, Reminder.DEPUTIES),
    ],
)
def test_who_is_told_that_a_report_waits(
    waited: timedelta, told: Reminder | None, *, happens_now: bool
) -> None:
    assert reminder_due(NOON, NOON + waited, USUAL, happens_now=happens_now) is told


@pytest.mark.parametrize("name", BOUNDS)
def test_settings_have_a_least_and_a_most(name: str) -> None:
    least, most = BOUNDS[name]
    for fits in (least, most):
        ensure_reviewing(replace(USUAL, **{name: fits}))
    for too_far in (least - 1, most + 1):
        with pytest.raises(ReviewSettingOutOfBoundsError):
            ensure_reviewing(replace(USUAL, **{name: too_far}))


def north_of_here(metres: float) -> Place:
    return Place(latitude=51.5600 + metres / 111_195, longitude=5.0900)


@pytest.mark.parametrize(
    ("place", "days", "similar"),
    [
        (north_of_here(250), 0, True),
        (north_of_here(252), 0, False),
        (north_of_here(10), 14, True),
        (north_of_here(10), 15, False),
        # A point in another street, with a point here: the metres decide.
        (replace(north_of_here(600), street="Lindenhof"), 0, False),
        (Place(street="Lindenhof"), 0, True),
        (Place(street="Elzenkade"), 0, False),
        (Place(text="achter de school"), 0, False),
    ],
)
def test_what_may_tell_of_the_same(place: Place, days: int, *, similar: bool) -> None:
    one = Seen(place=replace(HERE, street="Lindenhof"), received_at=NOON)
    other = Seen(place=place, received_at=NOON - timedelta(days=days))
    assert is_similar(one, other, USUAL) is similar
    assert is_similar(other, one, USUAL) is similar


def test_the_map_is_coarse() -> None:
    assert how_far(HERE, north_of_here(140)) == 140
    assert on_coarse_map(HERE, north_of_here(140)) == (0, 1)
    assert on_coarse_map(HERE, Place(latitude=51.5600, longitude=5.0870)) == (-2, 0)
    assert on_coarse_map(HERE, Place(street="Lindenhof")) is None
    assert how_far(HERE, Place(street="Lindenhof")) is None


@pytest.mark.parametrize("into", State)
def test_a_report_goes_on_with_one_that_is_open(into: State) -> None:
    if into in OPEN_FOR_REVIEW:
        ensure_may_merge(is_same=False, is_same_group=True, into=into)
    else:
        with pytest.raises(MergeNeedsOpenError):
            ensure_may_merge(is_same=False, is_same_group=True, into=into)


@pytest.mark.parametrize(("is_same", "is_same_group"), [(True, True), (False, False)])
def test_a_report_goes_on_with_another_of_its_group(*, is_same: bool, is_same_group: bool) -> None:
    with pytest.raises(MergeElsewhereError):
        ensure_may_merge(is_same=is_same, is_same_group=is_same_group, into=State.RECEIVED)
