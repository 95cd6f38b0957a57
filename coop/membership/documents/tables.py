"""CSV as people's programs write it: any usual encoding and separator, and broken rows.

A broken row never takes the rows after it along: it is kept, with what is wrong with it.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coop.membership.errors import (
    EmptyFileError,
    NotTextError,
    SpreadsheetFileError,
    TooManyRowsError,
)
from coop.membership.rules import MOST_ROWS, FindingKind

SEPARATORS = (";", ",", "\t", "|")
QUOTE = '"'
#: First bytes of .xlsx and .ods (zip) and of the older .xls.
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
#: A cell may hold line ends; one that holds more than so many has lost its closing quote.
MOST_LINES_IN_A_ROW = 6
#: What a spreadsheet program may take for a formula when it opens a file (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row as it stands in the file, from its first line on."""

    line: int
    cells: tuple[str, ...]
    flaw: FindingKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A header and the rows below it."""

    header: tuple[str, ...]
    records: tuple[Record, ...]


def text_of(content: bytes) -> str:
    """Return a file's text, whichever program wrote it, or refuse."""
    if content.startswith(WORKBOOKS):
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


def table_of(text: str, known: Iterable[str]) -> Table:
    """Return the table in a text; ``known`` are header names, by which the separator is found."""
    lines = text.split("\n")
    start, separator = _header_line(lines, frozenset(known))
    if start is None:
        raise EmptyFileError
    header = tuple(cell.strip() for cell in _split(lines[start], separator) or ())
    records = []
    for record in _records(lines, start + 1, separator, len(header)):
        if any(cell.strip() for cell in record.cells):
            records.append(record)
        if len(records) > MOST_ROWS:
            raise TooManyRowsError(most=MOST_ROWS)
    if not records:
        raise EmptyFileError
    return Table(header=header, records=tuple(records))


def _header_line(lines: Sequence[str], known: frozenset[str]) -> tuple[int | None, str]:
    for number, line in enumerate(lines):
        # Excel writes "sep=;" above the header to tell itself the separator.
        if line.strip() and not line.lower().startswith("sep="):
            return number, _separator_of(line, known)
    return None, SEPARATORS[0]


def _separator_of(line: str, known: frozenset[str]) -> str:
    def fit(separator: str) -> tuple[int, int]:
        cells = _split(line, separator) or []
        return sum(1 for cell in cells if plain_header(cell) in known), len(cells)

    return max(SEPARATORS, key=fit)


def plain_header(cell: str) -> str:
    """Return a header's name with only its letters: "E-mail adres" gives "emailadres"."""
    return "".join(c for c in cell.casefold() if c.isalnum())


def _records(lines: Sequence[str], start: int, separator: str, width: int) -> Iterator[Record]:
    at = start
    while at < len(lines):
        used, record = _record_at(lines, at, separator, width)
        yield record
        at += used


def _record_at(lines: Sequence[str], at: int, separator: str, width: int) -> tuple[int, Record]:
    line = at + 1
    first = lines[at]
    if first.count(QUOTE) % 2 == 0:
        cells = _split(first, separator)
        if cells is not None:
            return 1, Record(line=line, cells=tuple(cells))
        return 1, _broken(line, first, separator, FindingKind.STRAY_QUOTE)
    # An odd number of quotes: either a cell goes on below, or one was forgotten.
    whole = first
    for used in range(2, MOST_LINES_IN_A_ROW + 1):
        if at + used > len(lines):
            break
        whole = f"{whole}\n{lines[at + used - 1]}"
        cells = _split(whole, separator) if whole.count(QUOTE) % 2 == 0 else None
        if cells is not None and len(cells) == width:
            return used, Record(line=line, cells=tuple(cells))
    return 1, _broken(line, first, separator, FindingKind.UNCLOSED_QUOTE)


def _broken(line: int, text: str, separator: str, flaw: FindingKind) -> Record:
    # Good enough to show which row it is; nothing of it is taken over.
    cells = tuple(cell.strip().strip(QUOTE) for cell in text.split(separator))
    return Record(line=line, cells=cells, flaw=flaw)


def _split(text: str, separator: str) -> list[str] | None:
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
