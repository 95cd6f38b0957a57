"""Workbooks as people and others send them: read, or refused before they are unpacked."""

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from coop.membership.documents import workbooks
from coop.membership.documents.workbooks import MEBIBYTE, ensure_small, text_of_workbook
from coop.membership.errors import TooManyRowsError, WorkbookTooLargeError
from coop.rendering.errors import EmptyFileError, SpreadsheetFileError


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def zip_of(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


def bomb() -> bytes:
    """Make a workbook whose directory says how large it would become, as a real one does."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/workbook.xml", b"x")
        archive.getinfo("xl/workbook.xml").file_size = 161 * MEBIBYTE
    return written.getvalue()


def test_cells_become_what_somebody_would_type() -> None:
    content = workbook(
        ["Naam", "Lid sinds", "Nummer", "Ja", "Formule", "Twee\nregels"],
        ["Zoë", datetime(2021, 3, 15), 17.0, True, "=1+1"],  # noqa: DTZ001  # Excel knows no zones
        [],
        ["Jan", date(2021, 3, 16), 18, False, "'=x", "a;b"],
    )
    assert text_of_workbook(content).splitlines() == [
        "Naam;Lid sinds;Nummer;Ja;Formule;Twee regels",
        "Zoë;2021-03-15;17;ja;=1+1",
        "",
        'Jan;2021-03-16;18;nee;\'=x;"a;b"',
    ]


def test_a_bomb_is_refused_by_its_directory() -> None:
    assert len(bomb()) < MEBIBYTE
    with pytest.raises(WorkbookTooLargeError):
        ensure_small(bomb())


def test_a_bomb_whose_directory_lies_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook(["Naam"], ["x" * 1000])
    monkeypatch.setattr(workbooks, "ensure_small", lambda content: None)
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 1000)
    with pytest.raises(WorkbookTooLargeError):
        text_of_workbook(content)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04rest",
        zip_of(**{"content.xml": b"<ods/>"}),
        zip_of(**{"xl__workbook.xml": b"no xml"}),
        workbook(["Naam"], ["Jan"])[:-200],
    ],
    ids=["no zip", "of another program", "no xml", "cut off"],
)
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(SpreadsheetFileError):
        text_of_workbook(content)


def test_an_empty_sheet_is_empty() -> None:
    with pytest.raises(EmptyFileError):
        text_of_workbook(workbook())


def test_a_sheet_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_LINES", 2)
    with pytest.raises(TooManyRowsError):
        text_of_workbook(workbook(["Naam"], ["a"], ["b"]))
