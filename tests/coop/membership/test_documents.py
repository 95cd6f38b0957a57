"""Lists as files: every encoding, every broken row, and anything at all (hypothesis)."""

import codecs
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.kernel.errors import CoopError
from coop.membership.documents.columns import HEADER_TEXTS, HEADERS, REASON, Columns
from coop.membership.documents.reading import plan_of
from coop.membership.documents.rejected import example_list, rejected_text, sentence_of
from coop.membership.documents.rows import date_of, row_of
from coop.membership.documents.tables import SLICE, Record, piece_of
from coop.membership.errors import TooManyRowsError
from coop.membership.rules import (
    MOST_ROWS,
    Candidate,
    Column,
    FindingKind,
    ListFacts,
    Register,
    Row,
    RowState,
    judge,
)
from coop.rendering.errors import EmptyFileError, NotTextError, SpreadsheetFileError
from coop.rendering.tables import csv_of, harmless, plain_header, text_of
from coop.wording.membership import COLUMNS, FINDINGS

TODAY = date(2026, 11, 21)
HEADER = ";".join(HEADER_TEXTS)
ROW = "7;Jan;de;Vries;5021 AB;12;A;Beukenlaan;Tilburg;jan@b.example;013 1234567;1-2-2021;ja"


@dataclass(frozen=True)
class MemberList:
    header: tuple[str, ...]
    columns: Columns
    rows: tuple[Row, ...]


def read_list(text: str, today: date) -> MemberList:
    """Read a whole list as the worker does, piece by piece."""
    plan = plan_of(text)
    layout = plan.layout
    records: list[Record] = []
    line, character = layout.line, layout.character
    while len(records) < plan.rows:
        piece = piece_of(
            text[character:][:SLICE],
            line=line,
            separator=layout.separator,
            width=len(layout.header),
            most=7,
        )
        records += piece.records
        line, character = line + piece.lines, character + piece.characters
    rows = (row_of(one, plan.columns.places, len(layout.header), today) for one in records)
    return MemberList(header=layout.header, columns=plan.columns, rows=tuple(rows))


def judged(rows: Sequence[Row]) -> list[Row]:
    facts = ListFacts.of((row.line, row.candidate.marks) for row in rows if row.candidate)
    return list(judge(rows, Register(), facts))


def rejected(listed: MemberList, rows: Sequence[Row]) -> str:
    return rejected_text(
        listed.header, [(row.cells, row.remarks) for row in rows if row.state is not RowState.NEW]
    )


def read(*lines: str, header: str = HEADER) -> MemberList:
    return read_list("\n".join((header, *lines)), TODAY)


def one(**cells: str) -> tuple[Candidate | None, list[tuple[FindingKind, Column | None]]]:
    """Read a good row with some of its cells changed."""
    texts = dict(zip(Column, ROW.split(";"), strict=True))
    texts.update({Column(name): text for name, text in cells.items()})
    (row,) = read(csv_line(list(texts.values()))).rows
    return row.candidate, [(finding.kind, finding.column) for finding in row.findings]


def csv_line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="").writerow(cells)
    return written.getvalue()


def test_columns_stand_in_the_order_of_the_header() -> None:
    assert [plain_header(text) for text in HEADER_TEXTS] == [HEADERS[c][0] for c in Column]


def test_everything_has_words() -> None:
    assert set(FINDINGS) == {kind.value for kind in FindingKind}
    assert set(COLUMNS) == {column.value for column in Column}


def test_a_good_row() -> None:
    found, findings = one()
    assert findings == []
    assert found is not None
    assert found.name.full == "Jan de Vries"
    assert (found.door.postcode, found.door.house_number) == ("5021AB", 12)
    assert (found.door.house_letter, found.door.addition) == ("A", "")
    assert (found.number, found.email, found.phone) == (7, "jan@b.example", "+31131234567")
    assert (found.joined_on, found.has_consented) == (date(2021, 2, 1), True)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le-bom"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_encoding(encoding: str, end: str) -> None:
    text = end.join((HEADER, ROW.replace("Jan", "Zoë")))
    if encoding == "utf-16-le-bom":
        content = codecs.BOM_UTF16_LE + text.encode("utf-16-le")
    else:
        content = text.encode(encoding)
    (row,) = read_list(text_of(content), TODAY).rows
    assert row.candidate is not None
    assert row.candidate.name.given == "Zoë"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_any_usual_separator(separator: str) -> None:
    text = f"{HEADER}\n{ROW}".replace(";", separator)
    (row,) = read_list(text, TODAY).rows
    assert row.state is RowState.NEW


def test_a_separator_in_a_cell_does_not_mislead() -> None:
    listed = read('"Vries; de","5021 AB",12', header='"Naam, voluit",Postcode,Huisnummer')
    assert listed.header == ("Naam, voluit", "Postcode", "Huisnummer")


def test_what_excel_writes_above_the_header_is_skipped() -> None:
    assert read(ROW, header=f"sep=;\n\n{HEADER}").rows[0].state is RowState.NEW


def test_columns_without_a_header_are_named_as_in_a_spreadsheet() -> None:
    # 28 columns: past the Z come two letters.
    cells = ["jan@b.example", *["x"] * 27]
    assert plan_of(";".join(cells)).layout.header[::9] == ("A", "J", "S", "AB")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFileError),
        (b" \r\n \n", EmptyFileError),
        (codecs.BOM_UTF8, EmptyFileError),
        (b"\xd0\xcf\x11\xe0rest", SpreadsheetFileError),
        (b"abc\x00def", NotTextError),
        (codecs.BOM_UTF16_LE + b"a", NotTextError),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", NotTextError),
    ],
)
def test_what_is_no_list(content: bytes, error: type[CoopError]) -> None:
    with pytest.raises(error):
        text_of(content)


@pytest.mark.parametrize("text", [HEADER, f"{HEADER}\n\n;;;;\n", "sep=;\n"])
def test_a_list_without_rows(text: str) -> None:
    with pytest.raises(EmptyFileError):
        read_list(text, TODAY)


def test_a_list_has_an_end() -> None:
    whole = "\n".join((HEADER, *[ROW] * MOST_ROWS))
    assert plan_of(whole).rows == MOST_ROWS
    with pytest.raises(TooManyRowsError):
        plan_of(f"{whole}\n{ROW}")


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("Voornaam;Achternaam;Postcode", [Column.HOUSE_NUMBER]),
        ("Achternaam;Huisnummer", [Column.POSTCODE]),
        ("Voornaam;Straat", [Column.FAMILY_NAME, Column.POSTCODE, Column.HOUSE_NUMBER]),
        ('"Achternaam;Postcode', [Column.FAMILY_NAME, Column.POSTCODE, Column.HOUSE_NUMBER]),
    ],
)
def test_missing_columns_are_named_and_the_rows_kept(header: str, missing: list[Column]) -> None:
    listed = read("a;b;c", header=header)
    assert list(listed.columns.missing) == missing
    assert [row.cells for row in listed.rows][-1][-3:] == ("a", "b", "c")


def test_other_names_for_columns_and_unknown_ones() -> None:
    header = "Roepnaam;Naam;Huisnr.;POST-CODE;Schoenmaat;Achternaam"
    listed = read("Jan;Vries;1;5021AB;x;y", header=header)
    assert listed.columns.unknown == ("Schoenmaat", "Achternaam")
    assert listed.rows[0].candidate is not None


def test_a_name_in_one_column_is_not_guessed() -> None:
    listed = read("Jan de Vries;1;5021AB", header="Naam;Huisnummer;Postcode")
    assert listed.columns.missing == (Column.FAMILY_NAME,)
    assert listed.columns.unknown == ("Naam",)


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


def test_a_forgotten_quote_costs_one_row() -> None:
    broken = ROW.replace("Jan", '"Jan')
    listed = read(ROW, broken, ROW, ROW, ROW, ROW, ROW, ROW)
    assert [row.line for row in listed.rows] == list(range(2, 10))
    assert [row.state for row in listed.rows].count(RowState.ERROR) == 1
    assert listed.rows[1].findings[0].kind is FindingKind.UNCLOSED_QUOTE
    assert "Jan" in listed.rows[1].cells
    assert read(broken).rows[0].findings[0].kind is FindingKind.UNCLOSED_QUOTE


def test_two_forgotten_quotes_cost_two_rows() -> None:
    broken = ROW.replace("Jan", '"Jan')
    states = [row.state for row in read(broken, ROW, broken, ROW).rows]
    assert states == [RowState.ERROR, RowState.NEW, RowState.ERROR, RowState.NEW]


def test_a_stray_quote_costs_one_row() -> None:
    listed = read(ROW, ROW.replace("Jan", '"Jan"x'), ROW)
    assert [row.state for row in listed.rows].count(RowState.ERROR) == 1
    assert listed.rows[1].findings[0].kind is FindingKind.STRAY_QUOTE


def test_a_cell_may_go_on_below() -> None:
    listed = read(ROW.replace("Beukenlaan", '"Beukenlaan\nachterom"'), ROW)
    assert [row.line for row in listed.rows] == [2, 4]
    assert listed.rows[0].candidate is not None
    assert listed.rows[0].candidate.street == "Beukenlaan achterom"


def test_too_many_cells() -> None:
    assert read(f"{ROW};").rows[0].state is RowState.NEW
    assert read(f"{ROW};x").rows[0].findings[0].kind is FindingKind.TOO_MANY_CELLS


def test_too_few_cells_say_what_is_missing() -> None:
    (row,) = read("7;Jan;de;Vries").rows
    assert [(f.kind, f.column) for f in row.findings] == [
        (FindingKind.MISSING, Column.POSTCODE),
        (FindingKind.MISSING, Column.HOUSE_NUMBER),
        (FindingKind.NO_JOIN_DATE, Column.JOINED_ON),
    ]


def test_all_that_is_wrong_is_said_at_once() -> None:
    _, findings = one(postcode="x", email="x", phone="x")
    assert len(findings) == 3


def test_long_text_is_not_repeated_whole() -> None:
    (row,) = read(ROW.replace("Jan", "x" * 500)).rows
    assert len(sentence_of(row.findings[0])) < 100


def test_rejected_rows_come_back_with_their_reasons() -> None:
    listed = read(ROW, ROW.replace("5021 AB", "5021"), "=1+1;x")
    written = rejected(listed, judged(listed.rows))
    lines = list(csv.reader(io.StringIO(written), delimiter=";"))
    assert lines[0] == [*HEADER_TEXTS, REASON]
    assert len(lines) == 3
    assert "Postcode" in lines[1][-1]
    assert lines[2][0] == "'=1+1"
    again = read_list(written, TODAY)
    assert again.columns.unknown == (REASON,)
    assert [row.state for row in again.rows] == [RowState.ERROR, RowState.ERROR]


def test_nothing_rejected_is_nothing() -> None:
    listed = read(ROW)
    assert rejected(listed, judged(listed.rows)) == ""


def test_our_own_example_is_right() -> None:
    listed = read_list(example_list(), TODAY)
    assert [row.state for row in judged(listed.rows)] == [RowState.NEW] * 2


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=SOM(A1)", "'=SOM(A1)"),
        ("+31 13 123", "+31 13 123"),
        ("+cmd|x", "'+cmd|x"),
        ("-5", "-5"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("", ""),
        ("gewoon", "gewoon"),
    ],
)
def test_no_cell_we_hand_out_computes(cell: str, written: str) -> None:
    assert harmless(cell) == written


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        listed = read_list(text_of(content), TODAY)
    except CoopError:
        return
    assert listed.rows


@given(st.lists(st.text(alphabet=';,"\n =+@aé1\t', max_size=60), min_size=1, max_size=8))
def test_any_rows_below_a_header_are_kept(lines: list[str]) -> None:
    text = "\n".join((HEADER, *lines, "", ROW))
    listed = read_list(text_of(text.encode()), TODAY)
    found = judged(listed.rows)
    assert len(found) == len(listed.rows)
    # A row of letters and signs brings nobody, and says why.
    assert all(row.findings for row in found[:-1])
    rejected(listed, found)


NAMES = st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=30)


@given(st.lists(st.tuples(NAMES, st.integers(1, 99_999)), min_size=1, max_size=20, unique=True))
def test_what_we_write_we_read(people: list[tuple[str, int]]) -> None:
    rows = [
        ("", "", "", name, "5021 AB", str(number), "", "Beukenlaan", "", "", "", "", "")
        for name, number in people
    ]
    listed = read_list(csv_of([HEADER_TEXTS, *rows]), TODAY)
    found = [row.candidate for row in listed.rows if row.candidate is not None]
    assert [(c.name.family, c.door.house_number) for c in found] == people
