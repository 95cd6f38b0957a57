"""Whether enough members take part, and since when (dutch-rules.md 2.2 and section 7)."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.assembly.rules import (
    DecisionKind,
    QuorumNumbers,
    QuorumState,
    Span,
    history_of,
    is_within,
    quorum_for,
    second_window,
    while_held,
)
from coop.statutes.rules import DEFAULTS, Layer, RuleKey, RuleValue
from tests.doubles import START

ORDINARY, STATUTES = DecisionKind.ORDINARY, DecisionKind.STATUTES


def rules(**values: str) -> Mapping[RuleKey, RuleValue]:
    """Set rules by the name of their key; each has its name as article."""
    return DEFAULTS | {
        RuleKey[name]: RuleValue(
            key=RuleKey[name], value=value, layer=Layer.STATUTES, article=f"artikel {name}"
        )
        for name, value in values.items()
    }


@pytest.mark.parametrize(
    ("kind", "held", "entitled", "counted", "is_reached"),
    [
        # quorum.gewoon: none by law.
        (ORDINARY, rules(), 100, 0, True),
        (ORDINARY, rules(QUORUM="1/2"), 100, 50, True),
        (ORDINARY, rules(QUORUM="1/2"), 100, 49, False),
        (ORDINARY, rules(QUORUM="1/2"), 101, 50, False),
        (ORDINARY, rules(QUORUM="1/2"), 101, 51, True),
        # quorum.statutenwijziging is not asked of other decisions.
        (ORDINARY, rules(AMENDMENT_QUORUM="2/3"), 100, 1, True),
        (STATUTES, rules(AMENDMENT_QUORUM="2/3"), 100, 66, False),
        (STATUTES, rules(AMENDMENT_QUORUM="2/3"), 100, 67, True),
        (DecisionKind.DISSOLUTION, rules(AMENDMENT_QUORUM="2/3"), 100, 66, False),
        # What holds for every decision holds for these as well.
        (STATUTES, rules(QUORUM="1/2"), 100, 49, False),
        # BW 2:43 lid 2: all members are present or represented.
        (STATUTES, rules(AMENDMENT_EXCLUDED="ja"), 100, 99, False),
        (STATUTES, rules(AMENDMENT_EXCLUDED="ja"), 100, 100, True),
    ],
)
def test_quorum(
    kind: DecisionKind,
    held: Mapping[RuleKey, RuleValue],
    entitled: int,
    counted: int,
    *,
    is_reached: bool,
) -> None:
    numbers = QuorumNumbers(entitled=entitled, present=counted)
    assert QuorumState(quorum=quorum_for(kind, held), numbers=numbers).is_reached is is_reached


def test_present_represented_and_beforehand_count_together() -> None:
    numbers = QuorumNumbers(entitled=10, present=2, represented=2, beforehand=1)
    state = QuorumState(quorum=quorum_for(ORDINARY, rules(QUORUM="1/2")), numbers=numbers)
    assert (state.numbers.counted, state.needed, state.is_reached) == (5, 5, True)


@pytest.mark.parametrize(
    ("held", "needed", "article"),
    [
        (
            rules(AMENDMENT_QUORUM="2/3", SECOND_MEETING="ja"),
            0,
            "artikel SECOND_MEETING",
        ),
        (rules(AMENDMENT_QUORUM="2/3"), 67, "artikel AMENDMENT_QUORUM"),
        # No second meeting does away with everybody's vote (BW 2:43 lid 2).
        (
            rules(AMENDMENT_EXCLUDED="ja", SECOND_MEETING="ja"),
            100,
            "artikel AMENDMENT_EXCLUDED",
        ),
    ],
)
def test_a_second_meeting_asks_no_quorum_where_the_statutes_say_so(
    held: Mapping[RuleKey, RuleValue], needed: int, article: str
) -> None:
    quorum = quorum_for(STATUTES, held, is_second=True)
    assert (quorum.needed(100), quorum.article) == (needed, article)


@pytest.mark.parametrize(
    ("day", "is_in"),
    [
        (date(2027, 6, 2), False),
        (date(2027, 6, 3), True),
        (date(2027, 7, 1), True),
        (date(2027, 7, 2), False),
    ],
)
def test_a_second_meeting_has_a_window(day: date, *, is_in: bool) -> None:
    # quorum.tweede_na_dagen 14 and quorum.tweede_binnen_dagen 42, after 20 May.
    held = rules(SECOND_MEETING="ja", SECOND_MEETING_AFTER="14", SECOND_MEETING_WITHIN="42")
    assert is_within(second_window(date(2027, 5, 20), held), day) is is_in


def test_without_a_clause_there_is_no_second_meeting() -> None:
    assert second_window(date(2027, 5, 20), rules()) is None
    assert not is_within(None, date(2027, 6, 10))


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def stretch(person: int, since: int, until: int | None = None) -> Span:
    return (uuid.UUID(int=person), at(since), None if until is None else at(until))


def test_history_tells_who_came_and_went() -> None:
    steps = history_of([stretch(1, 0), stretch(2, 5, 20), stretch(3, 10)])
    assert [(step.at, step.counted) for step in steps] == [
        (at(0), 1),
        (at(5), 2),
        (at(10), 3),
        (at(20), 2),
    ]


def test_who_counts_twice_counts_once() -> None:
    # By proxy at first, then present, then from home: never gone, never two.
    steps = history_of([stretch(1, 0, 10), stretch(1, 5, 20), stretch(1, 20)])
    assert [(step.at, step.counted) for step in steps] == [(at(0), 1)]


def test_who_comes_as_another_goes_changes_nothing() -> None:
    steps = history_of([stretch(1, 0, 10), stretch(2, 10)])
    assert [(step.at, step.counted) for step in steps] == [(at(0), 1)]


@pytest.mark.parametrize(
    ("given", "ended", "since", "until", "expected"),
    [
        # A proxy counts while it stands and its holder takes part (BW 2:38 lid 4).
        (0, None, 5, None, (5, None)),
        (5, None, 0, 20, (5, 20)),
        (0, 10, 5, 20, (5, 10)),
        (0, 5, 5, None, None),
        (10, None, 0, 10, None),
    ],
)
def test_a_proxy_counts_while_its_holder_is_there(
    given: int,
    ended: int | None,
    since: int,
    until: int | None,
    expected: tuple[int, int | None] | None,
) -> None:
    found = while_held(
        uuid.UUID(int=1),
        at(given),
        None if ended is None else at(ended),
        at(since),
        None if until is None else at(until),
    )
    assert found == (None if expected is None else stretch(1, *expected))


stretches = st.lists(
    st.builds(
        lambda person, since, length: stretch(
            person, since, None if length is None else since + length
        ),
        st.integers(1, 5),
        st.integers(0, 60),
        st.none() | st.integers(0, 60),
    ),
    max_size=20,
)


@given(stretches)
def test_at_every_step_the_number_is_of_different_people(found: list[Span]) -> None:
    for step in history_of(found):
        there = {
            person
            for person, since, until in found
            if since <= step.at and (until is None or step.at < until)
        }
        assert step.counted == len(there)


@given(stretches.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_stretches_does_not_matter(
    orders: tuple[list[Span], list[Span]],
) -> None:
    found, shuffled = orders
    assert history_of(found) == history_of(shuffled)
