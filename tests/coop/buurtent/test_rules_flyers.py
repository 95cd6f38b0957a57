import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.buurtent.documents.words import TentOnPaper, flyer_text
from coop.buurtent.rules import CancelReason, Cause
from coop.buurtent.rules.flyers import FlyerWord, door_place, two_on_a_sheet, word_of
from coop.wording.catalogue import LOCALES
from tests.tents import TONIGHT, TONIGHT_END


@pytest.mark.parametrize(
    ("doors", "walked"),
    [
        # Up along the odd side, back along the even side.
        (["1", "2", "3", "4"], ["1", "3", "4", "2"]),
        (["2", "10", "4"], ["10", "4", "2"]),
        (["11", "9", "101"], ["9", "11", "101"]),
        # Letters and additions stand behind their number.
        (["3B", "3", "3A"], ["3", "3A", "3B"]),
        ([], []),
    ],
)
def test_a_street_is_walked_up_and_back(doors: list[str], walked: list[str]) -> None:
    def place(door: str) -> object:
        digits = "".join(sign for sign in door if sign.isdigit())
        return door_place("Hof", int(digits), door.removeprefix(digits), "")

    assert sorted(doors, key=place) == walked  # type: ignore[arg-type]  # places compare


def test_streets_are_walked_one_after_the_other() -> None:
    places = [door_place("Pad", 1, "", ""), door_place("Hof", 2, "", "")]
    assert [place.street for place in sorted(places)] == ["Hof", "Pad"]


@pytest.mark.parametrize(
    ("is_cancelled", "was_brought", "has_moved", "word"),
    [
        (False, False, False, FlyerWord.COMES),
        (False, False, True, FlyerWord.COMES),
        (False, True, True, FlyerWord.MOVED),
        (True, True, False, FlyerWord.CANCELLED),
        (True, True, True, FlyerWord.CANCELLED),
        # Where no flyer came there is nothing to take back.
        (True, False, False, None),
        (True, False, True, None),
    ],
)
def test_what_a_door_reads(
    word: FlyerWord | None, *, is_cancelled: bool, was_brought: bool, has_moved: bool
) -> None:
    found = word_of(is_cancelled=is_cancelled, was_brought=was_brought, has_moved=has_moved)
    assert found is word


@given(st.lists(st.integers(), max_size=40))
def test_a_pile_cut_in_two_lies_in_order(flyers: list[int]) -> None:
    sheets = two_on_a_sheet(flyers)
    left = [one for one, _ in sheets]
    right = [other for _, other in sheets if other is not None]
    assert left + right == flyers
    assert len(sheets) == -(-len(flyers) // 2)


@pytest.mark.parametrize(
    ("word", "locale", "cause"), list(itertools.product(FlyerWord, LOCALES, Cause))
)
def test_a_flyer_says_when_and_where_and_no_number(
    word: FlyerWord, locale: str, cause: Cause
) -> None:
    tent = TentOnPaper(
        cause=cause,
        place="Op het plein",
        street="Lindenhof",
        starts_at=TONIGHT,
        ends_at=TONIGHT_END,
        cancel_reason=CancelReason.WEATHER if word is FlyerWord.CANCELLED else None,
    )
    text = flyer_text(tent, word, locale)
    assert text.facts[1][1] == "Op het plein, Lindenhof"
    assert "18.30" in text.facts[0][1]
    said = (text.title, *text.lines, *text.closing, text.scan, text.refuse)
    assert not any(sign.isdigit() for line in said for sign in line)
    if locale == "nl":
        # A2 (people-first C15): ten words a sentence.
        assert all(len(part.split()) <= 10 for line in said for part in line.split(". "))
