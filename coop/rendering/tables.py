"""Tables as text: read from any usual encoding, and written so that no cell computes."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence

from coop.rendering.errors import EmptyFileError, NotTextError, SpreadsheetFileError

QUOTE = '"'
#: What a row without it is parted by separators alone, twenty times as fast.
MEANS_MORE = re.compile(r'["\r\n]')
SEPARATORS = (";", ",", "\t", "|")
#: First bytes of the older .xls, which is no zip.
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
#: What a spreadsheet program may take for a formula when it opens a file (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t")


def text_of(content: bytes) -> str:
    """Return a file's text, whichever program wrote it, or refuse."""
    if content.startswith(OLD_WORKBOOK):
        raise SpreadsheetFileError
    text = _decoded(content)
    if "\0" in text:
        raise NotTextError
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise EmptyFileError
    return text


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise NotTextError from None
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    # Latin-1 knows every byte; five of them mean nothing to Windows.
    return content.decode("latin-1")


def separator_of(line: str, known: frozenset[str]) -> str:
    """Return what parts the cells of a header, of which ``known`` are the names we know."""

    def fit(separator: str) -> tuple[int, int]:
        cells = cells_of(line, separator) or []
        return sum(1 for cell in cells if plain_header(cell) in known), len(cells)

    return max(SEPARATORS, key=fit)


def plain_header(cell: str) -> str:
    """Return a header's name with only its letters: "E-mail adres" gives "emailadres"."""
    return "".join(c for c in cell.casefold() if c.isalnum())


def cells_of(text: str, separator: str) -> list[str] | None:
    """Return the cells of one row, or nothing when its quotes make no sense."""
    if text and not MEANS_MORE.search(text):
        return text.split(separator)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else ([] if not rows else None)


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as a Dutch spreadsheet program opens them, with no cell that computes."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([[harmless(cell) for cell in row] for row in rows])
    return written.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no program takes for a formula; a telephone number stays as it is."""
    is_number = cell[:1] in {"+", "-"} and cell[1:].replace(" ", "").isdecimal()
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) and not is_number else cell
