"""CSV as people's programs write it: any usual encoding and separator, and broken rows.

A broken row never takes the rows after it along: it is kept, with what is wrong with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coop.membership.errors import LineTooLongError, TooManyRowsError
from coop.membership.rules import MOST_ROWS, FindingKind
from coop.people.rules import is_email
from coop.places.rules import POSTCODE
from coop.rendering.errors import EmptyFileError
from coop.rendering.tables import QUOTE, SEPARATORS, cells_of, plain_header, separator_of

#: A cell may hold line ends; one that holds more than so many has lost its closing quote.
MOST_LINES_IN_A_ROW = 6
#: Thirteen columns of sensible cells are a tenth of it.
LONGEST_LINE = 40_000
#: So much of a text is read at a time: more than the longest row can be.
SLICE = (MOST_LINES_IN_A_ROW + 2) * LONGEST_LINE


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
    header = tuple(cell.strip() for cell in cells_of(lines[start], separator) or ())
    if _is_somebody(header) and not known & {plain_header(cell) for cell in header}:
        header = tuple(_letters(place) for place in range(1, len(header) + 1))
        start -= 1
    return Layout(
        separator=separator,
        header=header,
        line=start + 2,
        character=sum(len(line) + 1 for line in lines[: start + 1]),
    )


def _letters(place: int) -> str:
    """Name the first column A and the twenty-seventh AA, as spreadsheets do."""
    before, last = divmod(place - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


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
            return number, separator_of(line, known)
    return None, SEPARATORS[0]


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
        cells = cells_of(first, separator)
        if cells is not None:
            return 1, Record(line=line, cells=tuple(cells))
        return 1, _broken(line, first, separator, FindingKind.STRAY_QUOTE)
    # An odd number of quotes: either a cell goes on below, or one was forgotten.
    whole = first
    for used in range(2, MOST_LINES_IN_A_ROW + 1):
        if at + used > len(lines):
            break
        whole = f"{whole}\n{lines[at + used - 1]}"
        cells = cells_of(whole, separator) if whole.count(QUOTE) % 2 == 0 else None
        if cells is not None and len(cells) == width:
            return used, Record(line=line, cells=tuple(cells))
    return 1, _broken(line, first, separator, FindingKind.UNCLOSED_QUOTE)


def _broken(line: int, text: str, separator: str, flaw: FindingKind) -> Record:
    # Good enough to show which row it is; nothing of it is taken over.
    cells = tuple(cell.strip().strip(QUOTE) for cell in text.split(separator))
    return Record(line=line, cells=cells, flaw=flaw)
