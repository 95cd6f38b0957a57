"""CSV as people's programs write it: any usual encoding and separator, and broken rows.

A broken row never takes the rows after it along: it is kept, with what is wrong with it.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from coop.membership.errors import (
    EmptyFileError,
    LineTooLongError,
    NotTextError,
    SpreadsheetFileError,
    TooManyRowsError,
)
from coop.membership.rules import MOST_ROWS, FindingKind
from coop.people.rules import is_email
from coop.places.rules import POSTCODE

SEPARATORS = (";", ",", "\t", "|")
QUOTE = '"'
#: First bytes of the older .xls, which is no zip.
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
#: A cell may hold line ends; one that holds more than so many has lost its closing quote.
MOST_LINES_IN_A_ROW = 6
#: Thirteen columns of sensible cells are a tenth of it.
LONGEST_LINE = 40_000
#: So much of a text is read at a time: more than the longest row can be.
SLICE = (MOST_LINES_IN_A_ROW + 2) * LONGEST_LINE
#: What a spreadsheet program may take for a formula when it opens a file (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row as it stands in the file, from its first line on."""

    line: int
    cells: tuple[str, ...]
    flaw: FindingKind | None = None

    @property
    def says_something(self) -> bool:
        """Tell whether any cell holds more than blanks."""
        return any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a text is a table: what parts its cells, what its columns are called."""

    separator: str
    header: tuple[str, ...]
    #: Where the first row below the header begins: its line, and the characters before it.
    line: int
    character: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some rows of a text, and how much of it they took."""

    records: tuple[Record, ...]
    characters: int
    lines: int


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


def layout_of(text: str, known: Iterable[str]) -> Layout:
    """Find the header of a text; ``known`` are header names, by which the separator is found.

    A list whose first row holds somebody's postcode or mail address has no header: then its
    columns are called A, B, C …, and whoever uploaded it says what they are.
    """
    known = frozenset(known)
    lines = text.split("\n")
    _ensure_short(lines)
    start, separator = _header_line(lines, known)
    if start is None:
        raise EmptyFileError
    header = tuple(cell.strip() for cell in _split(lines[start], separator) or ())
    if _is_somebody(header) and not known & {plain_header(cell) for cell in header}:
        header = tuple(get_column_letter(place) for place in range(1, len(header) + 1))
        start -= 1
    return Layout(
        separator=separator,
        header=header,
        line=start + 2,
        character=sum(len(line) + 1 for line in lines[: start + 1]),
    )


def _ensure_short(lines: Sequence[str]) -> None:
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_LINE:
            raise LineTooLongError(line=number, most=LONGEST_LINE)


def _is_somebody(cells: Iterable[str]) -> bool:
    return any(is_email(cell) or POSTCODE.match(cell.strip().upper()) for cell in cells)


def rows_below(text: str, layout: Layout) -> int:
    """Count the rows that say something; refuse none, or more than we take."""
    lines = text.split("\n")
    found = 0
    for record in _records(lines, layout.line - 1, layout.separator, len(layout.header)):
        found += record.says_something
        if found > MOST_ROWS:
            raise TooManyRowsError(most=MOST_ROWS)
    if not found:
        raise EmptyFileError
    return found


def piece_of(text: str, *, line: int, separator: str, width: int, most: int) -> Piece:
    """Return the first rows of a text that begins at a line.

    ``text`` may end anywhere when it is ``SLICE`` long; then rows at its end are left alone
    until enough stands below them to see where they end.
    """
    lines = text.split("\n")
    reaches_end = len(text) < SLICE
    last = len(lines) if reaches_end else len(lines) - 1 - MOST_LINES_IN_A_ROW
    records: list[Record] = []
    at = 0
    while at < last and len(records) < most:
        used, record = _record_at(lines, at, separator, width)
        if record.says_something:
            records.append(replace(record, line=line + at))
        at += used
    return Piece(
        records=tuple(records),
        characters=sum(len(passed) + 1 for passed in lines[:at]),
        lines=at,
    )


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
