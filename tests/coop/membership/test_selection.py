from datetime import date

import pytest

from coop.membership.rules import MemberFilter, Reach, Selection, Word


def words(search: str) -> list[str]:
    return [word.text for word in Selection(search=search).words]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", []),
        ("  Jan   de Vries ", ["jan", "de", "vries"]),
        ("Yıldız", ["yildiz"]),
        ("d'Arc", ["d", "arc"]),
        ("5099 AB", ["5099", "ab"]),
        ("Jan@Voorbeeld.Example", ["jan@voorbeeld.example"]),
        ("%", ["%"]),
        ("a b c d e f g", ["a", "b", "c", "d", "e", "f"]),
    ],
)
def test_what_is_searched_for_is_words_in_any_order(search: str, found: list[str]) -> None:
    assert words(search) == found


def test_a_part_of_a_mail_address_is_no_name() -> None:
    (word,) = Selection(search="jan@").words
    assert word.is_email


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("007", 7),
        ("999999999", 999_999_999),
        ("9999999999", None),
        ("12a", None),
        ("²", None),
    ],
)
def test_number_of_a_member_or_a_house(text: str, number: int | None) -> None:
    assert Word(text=text).number == number


@pytest.mark.parametrize(
    ("text", "house"),
    [("12a", (12, "A")), ("99999b", (99999, "B")), ("100000b", None), ("0a", None), ("a12", None)],
)
def test_house_number_with_a_letter(text: str, house: tuple[int, str] | None) -> None:
    assert Word(text=text).house == house


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("5099", "5099%"),
        ("5099a", "5099A%"),
        ("5099ab", "5099AB%"),
        ("ab", "____AB"),
        ("0999", None),
        ("509", None),
        ("5099abc", None),
        ("a", None),
        ("abc", None),
    ],
)
def test_part_of_a_postcode(text: str, pattern: str | None) -> None:
    assert Word(text=text).postcode_pattern == pattern


def test_a_street_is_found_without_its_accents() -> None:
    streets = ["Curaçaostraat", "Lindenhof"]
    assert Word(text="curacao").streets(streets) == ["Curaçaostraat"]
    assert Word(text="hof").streets(streets) == ["Lindenhof"]
    assert not Word(text="plein").streets(streets)


@pytest.mark.parametrize(
    "narrower",
    [
        Selection(search="x"),
        Selection(wanted=MemberFilter.ENDED),
        Selection(reach=Reach.NO_EMAIL),
        Selection(street="Lindenhof"),
        Selection(joined_from=date(2026, 1, 1)),
        Selection(joined_until=date(2026, 1, 1)),
    ],
)
def test_only_an_empty_selection_is_everybody(narrower: Selection) -> None:
    assert Selection().is_everybody
    assert not narrower.is_everybody
