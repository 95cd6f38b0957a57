"""Lists as files: every encoding, every broken row, and anything at all (hypothesis)."""

import codecs
import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop.kernel.errors import CoopError
from coop.membership.documents.columns import HEADER_TEXTS, HEADERS, REASON
from coop.membership.documents.reading import plan_of
from coop.membership.documents.rejected import example_list, sentence_of
from coop.membership.errors import TooManyRowsError
from coop.membership.rules import (
    MOST_ROWS,
    Column,
    FindingKind,
    RowState,
)
from coop.rendering.errors import EmptyFileError, NotTextError, SpreadsheetFileError
from coop.rendering.tables import csv_of, harmless, plain_header, text_of
from coop.wording.membership import COLUMNS, FINDINGS
from tests.coop.membership.reading import (
    HEADER,
    ROW,
    TODAY,
    judged,
    one,
    read,
    read_list,
    rejected,
)


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
