"""A bank's CSV file, read without trusting it: nothing is taken from it unless all of it fits."""

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coop.contribution.documents.payments import (
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_BYTES,
    MOST_ENTRIES,
    StatementLine,
    keyed,
)
from coop.contribution.documents.remarks import remark_of
from coop.contribution.errors import (
    NoStatementError,
    OtherAccountError,
    StatementRowError,
    StatementTooLargeError,
)
from coop.contribution.rules.columns import (
    BankColumn,
    Layout,
    bare_layout,
    is_own,
    named_layout,
    usual_places,
)
from coop.contribution.rules.written import day_of, decimal_mark, return_code_in, told_cents
from coop.kernel.errors import InvalidInputError
from coop.rendering.tables import plain_header, separator_of, text_of

#: So many rows tell how wide a table is.
SAMPLE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class BankTable:
    """The rows of a file with the line they stand on, and the names above them if there are."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def width(self) -> int:
        """Return how many columns there are."""
        return len(self.header) or len(self.rows[0][1])


def table_of(content: bytes) -> BankTable:
    """Read a file as a table, or refuse: a file that is broken somewhere is not read at all."""
    if len(content) > MOST_BYTES:
        raise StatementTooLargeError(most=MOST_BYTES // 1024 // 1024)
    try:
        text = text_of(content)
    except InvalidInputError as error:
        raise NoStatementError from error
    rows = _rows(text)
    width = Counter(len(row) for _, row in rows[:SAMPLE]).most_common(1)[0][0] if rows else 0
    rows = rows[_first_of_table([row for _, row in rows], width) :]
    for line, row in rows:
        if len(row) != width:
            raise StatementRowError(line=line)
    has_header = bool(rows) and not any(_is_day(cell) for cell in rows[0][1])
    header = tuple(cell.strip() for cell in rows[0][1]) if has_header else ()
    rows = rows[has_header:]
    if width < len((BankColumn.DAY, BankColumn.AMOUNT)) or not rows:
        raise NoStatementError
    if len(rows) > MOST_ENTRIES:
        raise StatementTooLargeError(most=MOST_BYTES // 1024 // 1024)
    return BankTable(header=header, rows=tuple(rows))


def _first_of_table(rows: Sequence[Sequence[str]], width: int) -> int:
    """Return where the table begins: some banks put an account or a period above it."""
    for at, row in enumerate(rows):
        is_named = all(cell.strip() for cell in row)
        if len(row) == width and (is_named or any(_is_day(cell) for cell in row)):
            return at
    return 0


def _rows(text: str) -> list[tuple[int, tuple[str, ...]]]:
    first = next(line for line in text.split("\n") if line.strip())
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator_of(first, frozenset()), strict=True
    )
    try:
        return [
            (reader.line_num, tuple(row)) for row in reader if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise StatementRowError(line=reader.line_num) from error


def _is_day(text: str) -> bool:
    try:
        day_of(text)
    except ValueError:
        return False
    return True


def known_layout(table: BankTable, iban: str) -> Layout | None:
    """Return the layout of a bank that we know; nothing when somebody has to say it."""
    if table.header:
        return named_layout(table.header)
    return bare_layout(table.rows[0][1], iban)


def guessed_columns(table: BankTable, iban: str) -> dict[int, BankColumn]:
    """Guess what each column is, for somebody to look over."""
    places = usual_places([plain_header(name) for name in table.header])
    sample = [row for _, row in table.rows[:SAMPLE]]
    for column, looks in (
        (BankColumn.DAY, _is_day),
        (BankColumn.OWN, lambda cell: is_own(cell, iban)),
    ):
        free = set(range(table.width)) - set(places.values())
        fitting = [at for at in sorted(free) if all(looks(row[at]) for row in sample)]
        if column not in places and len(fitting) == 1:
            places[column] = fitting[0]
    return {place: column for column, place in places.items()}


def lines_of(table: BankTable, layout: Layout, iban: str) -> list[StatementLine]:
    """Read every payment of our account, or refuse the file at its first row that does not fit."""
    try:
        mark = decimal_mark(_cell(row, layout.places, BankColumn.AMOUNT) for _, row in table.rows)
    except ValueError as error:
        raise NoStatementError from error
    lines = []
    for number, row in table.rows:
        own = _cell(row, layout.places, BankColumn.OWN)
        if own and not is_own(own, iban):
            raise OtherAccountError
        try:
            line = _line(row, layout.places, mark)
        except ValueError as error:
            raise StatementRowError(line=number) from error
        if line.cents:
            lines.append(line)
    return keyed(iban, lines)


def _line(
    row: Sequence[str], places: Mapping[BankColumn, tuple[int, ...]], mark: str
) -> StatementLine:
    side = _cell(row, places, BankColumn.SIDE) if BankColumn.SIDE in places else None
    cents = told_cents(_cell(row, places, BankColumn.AMOUNT), mark=mark, side=side)
    text = _cell(row, places, BankColumn.TEXT).strip("'")
    remark = remark_of(text)
    code = _cell(row, places, BankColumn.RETURN) or (return_code_in(text) if cents < 0 else "")
    counter = _cell(row, places, BankColumn.COUNTER_IBAN) or remark.iban
    return StatementLine(
        booked_on=_day(row, places),
        cents=cents,
        reference=(_cell(row, places, BankColumn.REFERENCE) or remark.reference)[:LONGEST_ID],
        batch=(_cell(row, places, BankColumn.BATCH) or remark.batch)[:LONGEST_ID],
        counter_iban="".join(counter.split()).upper()[:34],
        counter_name=(_cell(row, places, BankColumn.COUNTER_NAME) or remark.name)[:LONGEST_NAME],
        text=(remark.text or text)[:LONGEST_TEXT],
        return_code=return_code_in(code),
    )


def _day(row: Sequence[str], places: Mapping[BankColumn, tuple[int, ...]]) -> date:
    return day_of(_cell(row, places, BankColumn.DAY))


def _cell(
    row: Sequence[str], places: Mapping[BankColumn, tuple[int, ...]], column: BankColumn
) -> str:
    cells = (row[place] for place in places.get(column, ()))
    return " ".join(" ".join(cells).split())
