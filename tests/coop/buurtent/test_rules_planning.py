import uuid
from datetime import date, timedelta

import pytest

from coop.buurtent.rules.calls import Customs
from coop.buurtent.rules.neighbours import Way, households_by_way, picked, way_of
from coop.buurtent.rules.planning import (
    PlanIssue,
    Proposal,
    WaitingPlace,
    evenings_in_week,
    issues_before_planning,
    proposal,
)
from coop.people.rules import ChannelKind
from tests.doubles import START

#: A Monday.
MONDAY = date(2026, 11, 23)
SUNDAY = MONDAY + timedelta(days=6)
A_DAY = timedelta(days=1)
USUAL = Customs(fewest=1, most=2)


def waits(number: int, street: str, days_ago: int = 0) -> WaitingPlace:
    at = START - timedelta(days=days_ago)
    return WaitingPlace(id=uuid.UUID(int=number), street=street, received_at=at)


def proposed(
    waiting: list[WaitingPlace], *evenings: date, customs: Customs = USUAL, last: date = SUNDAY
) -> Proposal | None:
    return proposal(waiting, evenings=evenings, customs=customs, first_day=MONDAY, last_day=last)


@pytest.mark.parametrize(
    ("waiting", "street"),
    [
        ([waits(1, "Hof")], "Hof"),
        # Where most happened comes first, whatever waits longer.
        ([waits(1, "Hof", 5), waits(2, "Pad"), waits(3, "Pad")], "Pad"),
        # Of equals the one that waits longest, and of those the first by name.
        ([waits(1, "Hof"), waits(2, "Pad", 1)], "Pad"),
        ([waits(1, "Pad"), waits(2, "Hof")], "Hof"),
    ],
)
def test_the_proposal_is_where_most_happened(waiting: list[WaitingPlace], street: str) -> None:
    found = proposed(waiting)
    assert found is not None
    assert (found.street, found.day) == (street, MONDAY)
    assert set(found.place_ids) == {one.id for one in waiting if one.street == street}


@pytest.mark.parametrize(
    ("evenings", "customs", "last", "day"),
    [
        ((), USUAL, SUNDAY, MONDAY),
        ((MONDAY,), USUAL, SUNDAY, MONDAY + A_DAY),
        # Two evenings are usual: this week is full, the next is not.
        ((MONDAY, SUNDAY), USUAL, SUNDAY + A_DAY, SUNDAY + A_DAY),
        ((MONDAY, SUNDAY), USUAL, SUNDAY, None),
        ((MONDAY, SUNDAY), Customs(), SUNDAY, MONDAY + A_DAY),
    ],
)
def test_the_day_is_the_first_that_is_free(
    evenings: tuple[date, ...], customs: Customs, last: date, day: date | None
) -> None:
    found = proposed([waits(1, "Hof")], *evenings, customs=customs, last=last)
    assert (found.day if found else None) == day


def test_without_a_call_nothing_is_proposed() -> None:
    assert proposed([]) is None


@pytest.mark.parametrize(
    ("day", "count"),
    [(MONDAY - A_DAY, 1), (MONDAY, 2), (SUNDAY, 2), (SUNDAY + A_DAY, 0)],
)
def test_a_week_runs_from_monday_to_sunday(day: date, count: int) -> None:
    assert evenings_in_week(day, [MONDAY - A_DAY, MONDAY, SUNDAY]) == count


@pytest.mark.parametrize(
    ("others", "customs", "has_permit", "issues"),
    [
        ([], Customs(), True, []),
        ([], Customs(), False, [PlanIssue.NO_PERMIT]),
        ([SUNDAY], USUAL, True, []),
        ([SUNDAY, SUNDAY - A_DAY], USUAL, True, [PlanIssue.WEEK_FULL]),
        ([SUNDAY, SUNDAY - A_DAY], Customs(), True, []),
    ],
)
def test_what_to_think_about(
    others: list[date], customs: Customs, issues: list[PlanIssue], *, has_permit: bool
) -> None:
    found = issues_before_planning(MONDAY, others=others, customs=customs, has_permit=has_permit)
    assert found == issues


MAIL, CHAT = ChannelKind.EMAIL, ChannelKind.TELEGRAM


@pytest.mark.parametrize(
    ("channels", "is_refused", "ways"),
    [
        ([], False, {Way.FLYER}),
        ([], True, {Way.REFUSED}),
        ([{MAIL}], False, {Way.EMAIL}),
        ([{MAIL, CHAT}], False, {Way.TELEGRAM}),
        ([{MAIL}, {CHAT}], False, {Way.EMAIL, Way.TELEGRAM}),
        # Who agreed to messages reads them, also where the household wants no flyer.
        ([{MAIL}], True, {Way.EMAIL}),
    ],
)
def test_a_household_is_invited_by(
    channels: list[set[ChannelKind]], ways: set[Way], *, is_refused: bool
) -> None:
    assert way_of(channels, is_refused=is_refused) == ways


def test_households_are_counted_per_way() -> None:
    counted = households_by_way([{Way.EMAIL, Way.TELEGRAM}, {Way.FLYER}, {Way.FLYER}])
    assert counted == {Way.EMAIL: 1, Way.TELEGRAM: 1, Way.FLYER: 2}


def test_hands_add_and_take_out_only_what_differs() -> None:
    picks = {"in": True, "out": False, "added": True, "elsewhere": False}
    added, taken = picked({"in", "out"}, picks)
    assert (set(added), set(taken)) == ({"added"}, {"out"})
