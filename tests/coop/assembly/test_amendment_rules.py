import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.assembly.errors import (
    AmendmentCollisionError,
    AmendmentNotNextError,
    AmendmentsClosedError,
    CountMissingError,
    NoChangeError,
    NotAmendableError,
)
from coop.assembly.rules import (
    AmendmentFacts,
    AmendmentState,
    DecisionKind,
    MeetingState,
    PieceKind,
    diff_of,
    ensure_amendable,
    ensure_changes,
    ensure_counted,
    ensure_next,
    ensure_still_amendable,
    joined,
    voting_order,
    words_changed,
)

TEXTS = st.lists(
    st.sampled_from(["de", "coöperatie", "koopt", "een", "fiets.", "\n", "  ", "lamp,"]),
    max_size=40,
).map(" ".join)


@given(TEXTS, TEXTS)
def test_a_diff_holds_both_texts(old: str, new: str) -> None:
    pieces = diff_of(old, new)
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.ADDED) == old
    assert "".join(p.text for p in pieces if p.kind is not PieceKind.REMOVED) == new


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert all(piece.kind is PieceKind.SAME for piece in diff_of(text, text))
    assert words_changed(text, text) == 0


@given(TEXTS, TEXTS)
def test_joining_with_an_unchanged_text_gives_the_amendment(base: str, text: str) -> None:
    assert joined(base, base, text) == text
    assert joined(base, text, base) == text
    # Who proposes the same twice gets it once.
    assert joined(base, text, text) == text


def test_a_diff_reads_word_by_word() -> None:
    pieces = diff_of("Wij kopen een fiets.", "Wij kopen geen fiets.")
    assert [(piece.kind.value, piece.text) for piece in pieces] == [
        ("same", "Wij kopen"),
        ("removed", " een"),
        ("added", " geen"),
        ("same", " fiets."),
    ]


BASE = "Wij kopen een fiets voor 500 euro bij de winkel."


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (
            "Wij kopen twee fietsen voor 500 euro bij de winkel.",
            "Wij kopen een fiets voor 400 euro bij de winkel.",
            "Wij kopen twee fietsen voor 400 euro bij de winkel.",
        ),
        (
            "Wij huren een fiets voor 500 euro bij de winkel.",
            "Wij kopen een fiets voor 500 euro bij de winkel. Nog dit jaar.",
            "Wij huren een fiets voor 500 euro bij de winkel. Nog dit jaar.",
        ),
        (
            "Wij kopen een fiets voor 500 euro.",
            "Wij kopen een rode fiets voor 500 euro bij de winkel.",
            "Wij kopen een rode fiets voor 500 euro.",
        ),
    ],
)
def test_changes_of_different_words_join(first: str, second: str, text: str) -> None:
    assert joined(BASE, first, second) == text
    assert joined(BASE, second, first) == text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BASE.replace("500", "400"), BASE.replace("500", "300")),
        (BASE.replace(" 500", ""), BASE.replace("500", "300")),
        # Different words at one place: which comes first?
        (BASE.replace("fiets", "rode fiets"), BASE.replace("fiets", "snelle fiets")),
        # New words inside what the other takes away.
        (BASE.replace(" een fiets voor 500", ""), BASE.replace("fiets", "fiets en tas")),
    ],
)
def test_changes_of_the_same_words_collide(first: str, second: str) -> None:
    for one, other in ((first, second), (second, first)):
        with pytest.raises(AmendmentCollisionError):
            joined(BASE, one, other)


def facts(
    number: int,
    *,
    reach: int = 1,
    parent: int | None = None,
    rank: int | None = None,
    state: AmendmentState = AmendmentState.OPEN,
) -> AmendmentFacts:
    return AmendmentFacts(
        id=uuid.UUID(int=number),
        number=number,
        parent_id=None if parent is None else uuid.UUID(int=parent),
        reach=reach,
        rank=rank,
        state=state,
    )


@pytest.mark.parametrize(
    ("amendments", "order"),
    [
        ([], []),
        # The most far-reaching first; alike, who came first.
        ([facts(1, reach=2), facts(2, reach=9), facts(3, reach=2)], [2, 1, 3]),
        # What changes an amendment before it.
        ([facts(1, reach=9), facts(2, parent=1), facts(3, reach=4)], [2, 1, 3]),
        ([facts(1), facts(2, parent=1, reach=1), facts(3, parent=1, reach=5)], [3, 2, 1]),
        # As the chair orders; what the chair left comes after.
        ([facts(1, reach=9), facts(2, rank=1), facts(3, rank=0)], [3, 2, 1]),
    ],
)
def test_order_of_voting(amendments: list[AmendmentFacts], order: list[int]) -> None:
    assert [found.int for found in voting_order(amendments)] == order


def test_nobody_skips_the_order() -> None:
    done = facts(2, reach=9, state=AmendmentState.REJECTED)
    ensure_next(uuid.UUID(int=1), [facts(1), done])
    with pytest.raises(AmendmentNotNextError) as refused:
        ensure_next(uuid.UUID(int=1), [facts(1), facts(2, reach=9)])
    assert refused.value.details == {"number": 2}


@pytest.mark.parametrize(
    ("kind", "motion"),
    [
        (DecisionKind.ORDINARY, ""),
        # BW 2:42 lid 2: the verbatim text was laid open.
        (DecisionKind.STATUTES, "Tekst"),
        (DecisionKind.DISSOLUTION, "Tekst"),
        (DecisionKind.ELECTION, "Tekst"),
    ],
)
def test_what_cannot_be_amended(kind: DecisionKind, motion: str) -> None:
    ensure_amendable(DecisionKind.ORDINARY, "Tekst")
    with pytest.raises(NotAmendableError):
        ensure_amendable(kind, motion)


@pytest.mark.parametrize(
    ("meeting", "has_poll"),
    [
        (MeetingState.PLANNED, False),
        (MeetingState.CLOSED, False),
        (MeetingState.OPEN, True),
        # Opened beforehand, where the statutes allow it.
        (MeetingState.CONVENED, True),
    ],
)
def test_when_amendments_are_over(meeting: MeetingState, *, has_poll: bool) -> None:
    for state in (MeetingState.CONVENED, MeetingState.OPEN):
        ensure_still_amendable(state, has_poll=False)
    with pytest.raises(AmendmentsClosedError):
        ensure_still_amendable(meeting, has_poll=has_poll)


def test_blanks_alone_change_nothing() -> None:
    ensure_changes("Een fiets.", "Twee fietsen.")
    with pytest.raises(NoChangeError):
        ensure_changes("Een fiets.", " Een  fiets.\n")


@pytest.mark.parametrize("counted", [(0, 0, 5), (-1, 2, 0), (1, 1, -1)])
def test_numbers_nobody_counted(counted: tuple[int, int, int]) -> None:
    ensure_counted(0, 1, 0)
    with pytest.raises(CountMissingError):
        ensure_counted(*counted)


def test_a_long_motion_is_compared_in_time() -> None:
    said = [f"woord{number}" for number in range(4000)]
    changed = [*said[:1000], "nieuw", *said[1200:3000], "ander", *said[3000:]]
    assert words_changed(" ".join(said), " ".join(changed)) == 202
