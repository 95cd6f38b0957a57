"""What stays of two entries, and when they may become one."""

import itertools
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coop.kernel.errors import CoopError
from coop.merging.errors import (
    MergeDuringMeetingError,
    MergeDuringVoteError,
    MergeOfSuspendedError,
    NothingSharedError,
    OwnMergeError,
)
from coop.merging.rules.choices import (
    Agreement,
    Entry,
    Side,
    choices_between,
    plan_agreements,
    share_something,
)
from coop.merging.rules.obstacles import MergeFacts, issues_before_merging
from coop.people.rules import ChannelKind, Name

ONE, OTHER, BOTH = Side.ONE, Side.OTHER, Side.BOTH
DOOR, ELSEWHERE = uuid.UUID(int=1), uuid.UUID(int=2)
MAIL = (ChannelKind.EMAIL, "jan@voorbeeld.example")
_ids = (uuid.UUID(int=number) for number in itertools.count(1))

JAN = Entry(
    person_id=uuid.UUID(int=7),
    name=Name(given="Jan", family="Vries"),
    language="nl",
    address_id=DOOR,
    address="Lindenhof 1",
    channels=(),
    member_id=None,
    number=None,
    joined_on=None,
)
#: Somebody else altogether.
RIA = replace(JAN, name=Name(given="Ria", family="Bakker"), address_id=ELSEWHERE)


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (RIA, False),
        (replace(RIA, address_id=DOOR), True),
        (replace(RIA, name=Name(given="J.", family="Vries")), True),
        (replace(RIA, channels=(MAIL,)), True),
        (replace(RIA, address_id=None), False),
    ],
)
def test_two_share_something(other: Entry, *, shared: bool) -> None:
    assert share_something(replace(JAN, channels=(MAIL,)), other) == shared


def test_two_without_a_door_do_not_share_it() -> None:
    assert not share_something(replace(JAN, address_id=None), replace(RIA, address_id=None))


@pytest.mark.parametrize(
    ("one", "other", "stays"),
    [
        (None, None, ONE),
        (date(2020, 1, 1), None, ONE),
        (None, date(2020, 1, 1), OTHER),
        (date(2020, 1, 1), date(2020, 1, 1), ONE),
        (date(2020, 1, 2), date(2020, 1, 1), OTHER),
    ],
)
def test_who_is_a_member_the_longest_stays(
    one: date | None, other: date | None, stays: Side
) -> None:
    choices = choices_between(replace(JAN, joined_on=one), replace(RIA, joined_on=other), {})
    assert (choices.stays, choices.joined, choices.name) == (stays, stays, stays)


def test_an_address_is_taken_from_who_has_one() -> None:
    without = replace(JAN, address_id=None)
    assert choices_between(without, RIA, {}).address is OTHER
    assert choices_between(JAN, RIA, {"stays": OTHER}).address is OTHER
    assert choices_between(JAN, RIA, {"address": OTHER}).address is OTHER


def test_only_of_addresses_to_write_to_one_keeps_both() -> None:
    choices = choices_between(JAN, RIA, {"name": BOTH, "stays": BOTH, "email": OTHER})
    assert (choices.name, choices.email, choices.phone) == (ONE, OTHER, BOTH)
    assert choices.keeps(ChannelKind.EMAIL, OTHER)
    assert not choices.keeps(ChannelKind.EMAIL, ONE)
    assert choices.keeps(ChannelKind.TELEGRAM, ONE)


FACTS = MergeFacts(
    is_own=False,
    share_something=True,
    may_vote_now=False,
    is_present=False,
    is_meeting_on=False,
    voters=2,
    is_suspended=False,
)


@pytest.mark.parametrize(
    ("facts", "issues"),
    [
        (FACTS, []),
        (replace(FACTS, is_own=True), [OwnMergeError]),
        (replace(FACTS, share_something=False), [NothingSharedError]),
        (replace(FACTS, may_vote_now=True), [MergeDuringVoteError]),
        (replace(FACTS, is_present=True), [MergeDuringMeetingError]),
        (replace(FACTS, is_meeting_on=True), [MergeDuringMeetingError]),
        (replace(FACTS, is_meeting_on=True, voters=1), []),
        (replace(FACTS, is_suspended=True), [MergeOfSuspendedError]),
        (replace(FACTS, is_own=True, may_vote_now=True), [OwnMergeError, MergeDuringVoteError]),
    ],
)
def test_what_stands_in_the_way(facts: MergeFacts, issues: list[type[CoopError]]) -> None:
    assert [type(issue) for issue in issues_before_merging(facts)] == issues


def said(given: int, withdrawn: int | None = None, purpose: str = "news") -> Agreement:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    return Agreement(
        id=next(_ids),
        channel=ChannelKind.EMAIL,
        purpose=purpose,
        given_at=first + timedelta(days=given),
        withdrawn_at=None if withdrawn is None else first + timedelta(days=withdrawn),
    )


@pytest.mark.parametrize(
    ("agreements", "holding"),
    [
        ([said(1)], [0]),
        ([said(1), said(2)], [0]),
        ([said(2), said(1)], [1]),
        # The last word counts, whoever of the two said it.
        ([said(1), said(0, 2)], []),
        ([said(3), said(0, 2)], [0]),
        ([said(2), said(0, 2)], []),
        ([said(1), said(0, 2, purpose="buurtent")], [0]),
        ([said(0, 1), said(0, 2)], []),
    ],
)
def test_the_last_word_about_a_purpose_counts(
    agreements: list[Agreement], holding: list[int]
) -> None:
    plan = plan_agreements(agreements)
    assert [
        number
        for number, one in enumerate(agreements)
        if one.withdrawn_at is None and one.id not in plan.ended and one.id not in plan.doubled
    ] == holding
