"""Cells of a list, one at a time: what is wrong, what is right, and how it is read."""

from datetime import date

import pytest

from coop.membership.documents.rejected import sentence_of
from coop.membership.documents.rows import date_of
from coop.membership.rules import (
    Column,
    FindingKind,
    RowState,
)
from tests.coop.membership.reading import ROW, TODAY, csv_line, one, read


@pytest.mark.parametrize(
    ("column", "text", "kind"),
    [
        ("number", "zeven", FindingKind.INVALID_NUMBER),
        ("number", "-7", FindingKind.FORMULA),
        ("number", "0", FindingKind.INVALID_NUMBER),
        ("number", "7,5", FindingKind.INVALID_NUMBER),
        ("number", "٧", FindingKind.INVALID_NUMBER),
        ("number", "1234567890", FindingKind.TOO_LONG),
        ("family_name", "", FindingKind.MISSING),
        ("family_name", "=1+1", FindingKind.FORMULA),
        ("family_name", "'=1+1", FindingKind.FORMULA),
        ("family_name", "@SUM(A1)", FindingKind.FORMULA),
        ("family_name", "x" * 121, FindingKind.TOO_LONG),
        ("given_name", "x" * 81, FindingKind.TOO_LONG),
        ("given_name", "+cmd", FindingKind.FORMULA),
        ("postcode", "", FindingKind.MISSING),
        ("postcode", "5021", FindingKind.INVALID_POSTCODE),
        ("postcode", "0521 AB", FindingKind.INVALID_POSTCODE),
        ("postcode", "5021 SS", FindingKind.INVALID_POSTCODE),
        ("postcode", "AB 5021", FindingKind.INVALID_POSTCODE),
        ("house_number", "", FindingKind.MISSING),
        ("house_number", "A", FindingKind.INVALID_HOUSE_NUMBER),
        ("house_number", "0", FindingKind.INVALID_HOUSE_NUMBER),
        ("house_number", "123456", FindingKind.INVALID_HOUSE_NUMBER),
        ("street", "x" * 81, FindingKind.TOO_LONG),
        ("email", "jan@", FindingKind.INVALID_EMAIL),
        ("email", "jan@b.example, piet@b.example", FindingKind.INVALID_EMAIL),
        ("phone", "12", FindingKind.INVALID_PHONE),
        ("phone", "bel maar", FindingKind.INVALID_PHONE),
        ("phone", "+1", FindingKind.INVALID_PHONE),
        ("joined_on", "gisteren", FindingKind.INVALID_DATE),
        ("joined_on", "31-02-2021", FindingKind.INVALID_DATE),
        ("joined_on", "1-2-21", FindingKind.INVALID_DATE),
        ("joined_on", "22-11-2026", FindingKind.FUTURE_DATE),
        ("consent", "misschien", FindingKind.INVALID_YES_NO),
    ],
)
def test_a_cell_that_is_wrong_makes_the_row_wrong(
    column: str, text: str, kind: FindingKind
) -> None:
    listed = read(csv_line([text if c == column else t for c, t in good_cells()]))
    (row,) = listed.rows
    assert row.state is RowState.ERROR
    (finding,) = [finding for finding in row.findings if finding.column == column]
    assert finding.kind is kind
    assert sentence_of(finding)


def good_cells() -> list[tuple[Column, str]]:
    return list(zip(Column, ROW.split(";"), strict=True))


@pytest.mark.parametrize(
    ("cells", "attribute", "value"),
    [
        ({"number": ""}, "number", None),
        ({"number": "17,0"}, "number", 17),
        ({"email": ""}, "email", None),
        ({"email": " JAN@B.example "}, "email", "jan@b.example"),
        ({"phone": "06 00000123"}, "phone", "+31600000123"),
        ({"phone": "+32 12 345 678"}, "phone", "+3212345678"),
        ({"phone": "'+31 13 1234567"}, "phone", "+31131234567"),
        ({"phone": "-"}, "phone", None),
        ({"consent": "Nee"}, "has_consented", False),
        ({"consent": ""}, "has_consented", False),
        ({"joined_on": "21-11-2026"}, "joined_on", TODAY),
        ({"joined_on": "2021-02-01 00:00:00"}, "joined_on", date(2021, 2, 1)),
    ],
)
def test_cells_that_are_right(cells: dict[str, str], attribute: str, value: object) -> None:
    found, _ = one(**cells)
    assert getattr(found, attribute) == value


@pytest.mark.parametrize(
    ("number", "addition", "letter", "rest"),
    [
        ("12", "", "", ""),
        ("12", "a", "A", ""),
        ("12a", "", "A", ""),
        ("12 A", "2", "A", "2"),
        ("12-2", "", "", "2"),
        ("12", "bis", "", "BIS"),
        ("12", "1hg", "", "1HG"),
        ("12A-02", "", "A", "02"),
    ],
)
def test_house_numbers(number: str, addition: str, letter: str, rest: str) -> None:
    found, findings = one(house_number=number, addition=addition)
    assert findings == []
    assert found is not None
    assert (found.door.house_letter, found.door.addition) == (letter, rest)


@pytest.mark.parametrize(
    ("family", "tussenvoegsel", "rest"),
    [
        ("van den Broek", "van den", "Broek"),
        ("Van der Ven", "van der", "Ven"),
        ("de la Cruz", "de la", "Cruz"),
        ("in 't Veld", "in 't", "Veld"),
        ("in ’t Veld", "in 't", "Veld"),
        ("El Idrissi", "", "El Idrissi"),
        ("Deen", "", "Deen"),
        ("de", "", "de"),
    ],
)
def test_a_tussenvoegsel_in_the_family_name(family: str, tussenvoegsel: str, rest: str) -> None:
    found, findings = one(tussenvoegsel="", family_name=family)
    assert found is not None
    assert (found.name.tussenvoegsel, found.name.family) == (tussenvoegsel, rest)
    assert bool(findings) == bool(tussenvoegsel)


@pytest.mark.parametrize(
    "text", ["2021-03-05", "05-03-2021", "5/3/2021", "5.3.2021", "5 maart 2021", "5 mrt. 2021"]
)
def test_days(text: str) -> None:
    assert date_of(text) == date(2021, 3, 5)
