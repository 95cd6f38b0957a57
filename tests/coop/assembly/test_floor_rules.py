"""Who speaks after whom: the order of the list of speakers, free of any storage."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.assembly.errors import (
    AlreadyAskedError,
    FloorListClosedError,
    NoteConflictError,
    NoteTooLongError,
    SpeakingTimeError,
    TurnOverError,
)
from coop.assembly.rules import (
    LONGEST_NOTE,
    Request,
    Speech,
    TurnKind,
    end_of_turn,
    ensure_may_ask,
    ensure_same_version,
    ensure_speaking,
    ensure_waiting,
    note_of,
    order_of,
    seconds_of,
)
from coop.kernel.clock import TIME_ZONE
from coop.kernel.errors import CoopError
from tests.doubles import START

KINDS = {
    "f": TurnKind.FOR,
    "a": TurnKind.AGAINST,
    "n": TurnKind.NEUTRAL,
    "o": TurnKind.ORDER,
}


def person(name: str) -> uuid.UUID:
    return uuid.UUID(int=ord(name))


def requests(text: str) -> list[Request]:
    """Each word is one request in the order in which they were asked: its kind and who asks."""
    return [
        Request(
            turn_id=uuid.UUID(int=place),
            person_id=person(word[1]),
            kind=KINDS[word[0]],
            asked_at=START + timedelta(seconds=place),
        )
        for place, word in enumerate(text.split())
    ]


def speeches(text: str) -> list[Speech]:
    return [Speech(person_id=person(word[1]), kind=KINDS[word[0]]) for word in text.split()]


@pytest.mark.parametrize(
    ("asked", "spoken", "order"),
    [
        ("", "", ""),
        # Who asked first speaks first.
        ("fA fB", "", "A B"),
        ("nA nB fC", "", "A B C"),
        # The sides take turns, as long as both have somebody waiting.
        ("fA fB aC", "", "A C B"),
        ("fA fB aC aD", "", "A C B D"),
        ("aA aB aC fD", "", "A D B C"),
        ("fA aB", "fX", "B A"),
        ("fA fB", "fX", "A B"),
        # Who takes no side speaks when his or her time comes, and does not turn the sides.
        ("nA fB aC", "", "A B C"),
        ("fA nB fC aD", "", "A B D C"),
        ("fA aB", "fX nY", "B A"),
        # A point of order goes first, and two of them in order of time.
        ("fA oB aC", "", "B A C"),
        ("fA oB oC", "", "B C A"),
        ("fA oB aC", "fX", "B C A"),
        # Who did not speak yet goes before who did, whatever the side.
        ("fA fB", "fA", "B A"),
        ("fA nB", "nA", "B A"),
        ("aA fB fC", "aA", "B C A"),
        ("fA fB", "fA fA fB", "B A"),
        # A point of order is no turn about the matter.
        ("fA fB", "oA", "A B"),
        ("oA fB", "oA fA", "A B"),
    ],
)
def test_the_order_of_the_list(asked: str, spoken: str, order: str) -> None:
    found = order_of(requests(asked), speeches(spoken))
    assert [request.person_id for request in found] == [person(name) for name in order.split()]


@given(
    st.lists(st.sampled_from("fano"), max_size=8),
    st.lists(st.sampled_from("fano"), max_size=4),
    st.randoms(),
)
def test_nobody_is_lost_and_the_order_of_rows_does_not_matter(
    kinds: list[str], before: list[str], chance: object
) -> None:
    asked = requests(" ".join(f"{kind}{chr(65 + n)}" for n, kind in enumerate(kinds)))
    spoken = speeches(" ".join(f"{kind}{chr(65 + n)}" for n, kind in enumerate(before)))
    shuffled = list(asked)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis' own Random
    found = order_of(shuffled, spoken)
    assert found == order_of(asked, spoken)
    assert sorted(found, key=lambda request: request.asked_at) == asked


@pytest.mark.parametrize(
    ("kind", "has", "closed", "error"),
    [
        ("f", "", False, None),
        ("f", "o", False, None),
        ("o", "f", False, None),
        ("o", "", True, None),
        ("f", "", True, FloorListClosedError),
        ("n", "", True, FloorListClosedError),
        ("f", "f", False, AlreadyAskedError),
        ("f", "a", False, AlreadyAskedError),
        ("o", "o", False, AlreadyAskedError),
    ],
)
def test_who_may_ask(kind: str, has: str, closed: bool, error: type[CoopError] | None) -> None:  # noqa: FBT001  # a table's column
    open_kinds = [KINDS[one] for one in has]
    if error is None:
        ensure_may_ask(KINDS[kind], open_kinds, is_closed=closed)
        return
    with pytest.raises(error):
        ensure_may_ask(KINDS[kind], open_kinds, is_closed=closed)


def test_a_turn_is_given_and_ended_once() -> None:
    ensure_waiting(began_at=None, withdrawn_at=None)
    ensure_speaking(began_at=START, ended_at=None)
    for begun, withdrawn in ((START, None), (None, START)):
        with pytest.raises(TurnOverError):
            ensure_waiting(began_at=begun, withdrawn_at=withdrawn)
    for begun, ended in ((None, None), (START, START)):
        with pytest.raises(TurnOverError):
            ensure_speaking(began_at=begun, ended_at=ended)


@pytest.mark.parametrize(
    "began_at",
    [
        START,
        # One minute before the clock goes back in October, and forward in March.
        datetime(2026, 10, 25, 2, 59, tzinfo=TIME_ZONE).astimezone(UTC),
        datetime(2027, 3, 28, 1, 59, tzinfo=TIME_ZONE).astimezone(UTC),
    ],
)
def test_a_turn_takes_its_seconds_whatever_the_clock_on_the_wall_does(began_at: datetime) -> None:
    assert end_of_turn(began_at, 180) - began_at == timedelta(minutes=3)


@pytest.mark.parametrize(("minutes", "seconds"), [(1, 60), (3, 180), (30, 1800)])
def test_speaking_time(minutes: int, seconds: int) -> None:
    assert seconds_of(minutes) == seconds


@pytest.mark.parametrize("minutes", [-1, 0, 31])
def test_nobody_speaks_that_short_or_long(minutes: int) -> None:
    with pytest.raises(SpeakingTimeError):
        seconds_of(minutes)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Mevrouw vroeg iets. \r\n", "Mevrouw vroeg iets."),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        # As pasted from a word processor: spaces that do not break, marks nobody sees.
        ("vijf\u00a0euro\u200b\ufeff", "vijf euro"),
        ("- een\t- twee\x00", "- een\t- twee"),
        ("", ""),
        ("a" * LONGEST_NOTE, "a" * LONGEST_NOTE),
    ],
)
def test_a_note_is_kept_as_plain_text(typed: str, kept: str) -> None:
    assert note_of(typed) == kept


def test_a_pasted_book_is_no_note() -> None:
    with pytest.raises(NoteTooLongError):
        note_of("a" * (LONGEST_NOTE + 1))


def test_nobody_writes_over_what_was_not_on_the_screen() -> None:
    ensure_same_version(2, kept=2)
    for seen in (1, 3):
        with pytest.raises(NoteConflictError):
            ensure_same_version(seen, kept=2)
