"""Excel's workbooks as text, read row by row, and never unpacked before they were measured.

A workbook is a zip: a few kilobytes may unpack to more than a machine holds. Its directory says
how large each part is, so that is asked first; and because a directory may lie, everything is
counted while it is read.
"""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from coop.membership.errors import TooManyRowsError, WorkbookTooLargeError
from coop.membership.rules import MOST_ROWS
from coop.rendering.errors import EmptyFileError, SpreadsheetFileError
from coop.rendering.tables import SEPARATORS

ZIP = b"PK\x03\x04"
#: Without this part a zip is no workbook of Excel (.ods has others).
WORKBOOK = "xl/workbook.xml"
MEBIBYTE = 1024 * 1024
#: A list of 50,000 members unpacks to some 60 MB, of which 10 MB are texts.
MOST_UNPACKED = 160 * MEBIBYTE
MOST_PARTS = 500
READ_AT_ONCE = 64 * 1024
#: Empty rows count too: a sheet may say that its last row is a million further down.
MOST_LINES = 2 * MOST_ROWS
#: What openpyxl and what it stands on raise on a workbook that is damaged or made up.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    NotImplementedError,
)


def is_workbook(content: bytes) -> bool:
    """Tell whether a file begins as a zip does."""
    return content.startswith(ZIP)


def ensure_small(content: bytes) -> None:
    """Refuse a workbook that would unpack to too much, by its directory alone."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except UNREADABLE:
        raise SpreadsheetFileError from None
    if WORKBOOK not in {part.filename for part in parts}:
        raise SpreadsheetFileError
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise WorkbookTooLargeError(most=MOST_UNPACKED // MEBIBYTE)


def text_of_workbook(content: bytes) -> str:
    """Return the first sheet as text, a line for each of its rows, so that the lines agree."""
    ensure_small(content)
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=SEPARATORS[0], lineterminator="\n")
    try:
        _count(content)
        for cells in _rows(content):
            writer.writerow(cells)
    except UNREADABLE:
        raise SpreadsheetFileError from None
    text = written.getvalue()
    if not text.strip(f"{SEPARATORS[0]}\n"):
        raise EmptyFileError
    return text


def _count(content: bytes) -> None:
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            with archive.open(part) as stream:
                while piece := stream.read(READ_AT_ONCE):
                    unpacked += len(piece)
                    if unpacked > MOST_UNPACKED:
                        raise WorkbookTooLargeError(most=MOST_UNPACKED // MEBIBYTE)


def _rows(content: bytes) -> Iterator[list[str]]:
    import openpyxl  # noqa: PLC0415  # 6 MB that few processes ever need

    with warnings.catch_warnings():
        # About styles and validations that a list does not need.
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        try:
            sheet = workbook.worksheets[0]
            # What the sheet says of its own size is often wrong.
            sheet.reset_dimensions()
            for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
                if line > MOST_LINES:
                    raise TooManyRowsError(most=MOST_ROWS)
                yield [_text(value) for value in values]
        finally:
            workbook.close()


def _text(value: object) -> str:
    """Return a cell as somebody would type it."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            # Line ends would make two lines of a row.
            return " ".join(str(value).splitlines()).replace("\0", "")
