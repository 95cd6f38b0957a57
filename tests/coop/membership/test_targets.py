"""Targets: their bounds, their picture, and what they count."""

import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.bootstrap import Coop
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import NOBODY, SYSTEM
from coop.membership.errors import (
    TargetDayError,
    TargetEndedError,
    TargetNotFoundError,
    TargetNumberError,
)
from coop.membership.queries.targets import TargetView, public_targets, targets_view
from coop.membership.rules.applications import Applicant, Wish
from coop.membership.rules.categories import Terms
from coop.membership.rules.targets import (
    HIGHEST_TARGET,
    MOST_BARS,
    Counted,
    Progress,
    days_shown,
    ensure_target,
)
from coop.membership.services import (
    add_member,
    define_category,
    end_target,
    place_member,
    set_target,
    submit_application,
)
from coop.people.rules import Name
from coop.places.rules import Door
from tests.doubles import FixedClock
from tests.makers import actor_for, make_member, make_person
from tests.tents import make_address

TODAY = date(2026, 11, 21)
SUMMER = date(2027, 7, 1)


@pytest.mark.parametrize(
    ("number", "by_on", "refusal"),
    [
        (0, SUMMER, TargetNumberError),
        (1, SUMMER, None),
        (HIGHEST_TARGET, SUMMER, None),
        (HIGHEST_TARGET + 1, SUMMER, TargetNumberError),
        (450, TODAY, TargetDayError),
        (450, TODAY + timedelta(days=1), None),
        (450, TODAY + timedelta(days=3653), None),
        (450, TODAY + timedelta(days=3654), TargetDayError),
    ],
)
def test_bounds(number: int, by_on: date, refusal: type[CoopError] | None) -> None:
    if refusal is None:
        ensure_target(number, by_on, today=TODAY)
        return
    with pytest.raises(refusal):
        ensure_target(number, by_on, today=TODAY)


@pytest.mark.parametrize(
    ("days", "shown"), [(0, 1), (1, 2), (22, 23), (23, 24), (24, 24), (3653, MOST_BARS)]
)
def test_days_shown_are_few_and_end_today(days: int, shown: int) -> None:
    found = days_shown(TODAY - timedelta(days=days), TODAY)
    assert len(found) == len(set(found)) == shown
    assert (found[0], found[-1]) == (TODAY - timedelta(days=days), TODAY)


def progress(number: int, *counts: int, days: int = 100, gone: int = 50) -> Progress:
    since = TODAY - timedelta(days=gone)
    return Progress(
        number=number,
        set_on=since,
        by_on=since + timedelta(days=days),
        today=TODAY,
        counts=tuple(zip(days_shown(since, TODAY)[-len(counts) :], counts, strict=True)),
    )


@pytest.mark.parametrize(
    ("number", "now", "missing", "is_reached"),
    [(450, 449, 1, False), (450, 450, 0, True), (450, 500, 0, True)],
)
def test_reached_at_the_number(number: int, now: int, missing: int, *, is_reached: bool) -> None:
    found = progress(number, 400, now)
    assert (found.missing, found.is_reached) == (missing, is_reached)


@pytest.mark.parametrize(("gone", "planned"), [(0, 400), (50, 425), (100, 450), (120, 450)])
def test_the_plan_is_a_straight_line(gone: int, planned: int) -> None:
    assert progress(450, 400, 400, days=100, gone=gone or 1).planned >= 400
    since = TODAY - timedelta(days=gone)
    found = Progress(
        number=450,
        set_on=since,
        by_on=since + timedelta(days=100),
        today=TODAY,
        counts=((since, 400),),
    )
    assert (found.planned, found.days_left) == (planned, max(0, 100 - gone))


@settings(max_examples=50)
@given(st.integers(1, 1000), st.lists(st.integers(0, 2000), min_size=1, max_size=20))
def test_the_picture_stays_in_its_frame(number: int, counts: list[int]) -> None:
    found = progress(number, *counts)
    assert all(0 <= bar.x <= 94 and 0 <= bar.height <= 80 for bar in found.bars)
    assert 0 < found.line <= 80
    assert found.is_reached == (found.bars[-1].height >= found.line)


def aim(
    coop: Coop, counted: Counted = Counted.MEMBERS, *, number: int = 450, is_public: bool = True
) -> uuid.UUID:
    return coop.run(
        set_target, SYSTEM, number=number, by_on=SUMMER, counted=counted, is_public=is_public
    )


def seen(coop: Coop) -> TargetView:
    (view,) = coop.ask(targets_view, SYSTEM)
    return view


def test_members_are_counted_and_friends_are_not(coop: Coop, clock: FixedClock) -> None:
    make_member(coop)
    friend = coop.run(add_member, SYSTEM, person_id=make_person(coop))
    category_id = coop.run(
        define_category, SYSTEM, name="Vriend", terms=Terms(is_legal_member=False)
    )
    coop.run(place_member, SYSTEM, member_id=friend, category_id=category_id, effective_on=TODAY)
    aim(coop)
    clock.advance(timedelta(days=1))
    make_member(coop)
    assert [count for _, count in seen(coop).progress.counts] == [1, 2]


def test_pledges_count_where_the_board_says_so(coop: Coop) -> None:
    make_member(coop)
    for wish in Wish:
        applicant = Applicant(
            name=Name(given=wish.value, family="Bos"),
            door=Door(postcode="5099AA", house_number=1),
            street="Lindenhof",
            town="Tilburg",
            email=f"{wish.value}@voorbeeld.example",
        )
        coop.run(submit_application, NOBODY, applicant=applicant, wish=wish, origin="hier")
    aim(coop, Counted.PLEDGES)
    assert seen(coop).progress.now == 3


def test_a_household_counts_once(coop: Coop) -> None:
    home = make_address(coop)
    for given_name in ("Ana", "Bea"):
        make_member(coop, given=given_name, address_id=home)
    make_member(coop, given="Cor", address_id=make_address(coop))
    aim(coop, Counted.HOUSEHOLDS)
    assert seen(coop).progress.now == 2


@pytest.mark.parametrize(("members", "is_shown"), [(4, False), (5, True)])
def test_the_public_sees_no_small_number(coop: Coop, members: int, *, is_shown: bool) -> None:
    for _ in range(members):
        make_member(coop)
    aim(coop)
    assert bool(coop.ask(public_targets, NOBODY)) is is_shown


def test_the_public_sees_what_the_board_ticked_until_the_day(
    coop: Coop, clock: FixedClock
) -> None:
    for _ in range(5):
        make_member(coop)
    aim(coop, is_public=False)
    assert coop.ask(public_targets, NOBODY) == ()
    aim(coop)
    clock.advance(SUMMER - TODAY - timedelta(days=1))
    assert len(coop.ask(public_targets, NOBODY)) == 1
    clock.advance(timedelta(days=1))
    assert coop.ask(public_targets, NOBODY) == ()
    assert len(coop.ask(targets_view, SYSTEM)) == 2


def test_a_target_is_taken_away_once(coop: Coop) -> None:
    target_id = aim(coop)
    coop.run(end_target, SYSTEM, target_id=target_id)
    assert coop.ask(targets_view, SYSTEM) == ()
    with pytest.raises(TargetEndedError):
        coop.run(end_target, SYSTEM, target_id=target_id)
    with pytest.raises(TargetNotFoundError):
        coop.run(end_target, SYSTEM, target_id=uuid.UUID(int=404))


def test_only_the_board_aims(coop: Coop) -> None:
    member = actor_for(coop, make_member(coop))
    with pytest.raises(MissingPermissionError):
        coop.run(
            set_target,
            member,
            number=450,
            by_on=SUMMER,
            counted=Counted.MEMBERS,
            is_public=True,
        )
    with pytest.raises(MissingPermissionError):
        coop.ask(targets_view, member)
    assert coop.ask(targets_view, SYSTEM) == ()
