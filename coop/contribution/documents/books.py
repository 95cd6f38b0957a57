"""The lines of a year as CSV for a bookkeeping program: exact, and with no cell that computes."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from coop.contribution.rules.books import BookColumn, BookLine
from coop.contribution.rules.money import decimal
from coop.rendering.tables import harmless

#: A Dutch Excel reads UTF-8 only when the file begins with this.
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def books_file(
    lines: Iterable[BookLine], columns: Sequence[BookColumn], names: Mapping[str, str]
) -> bytes:
    """Write a header and a row for each line, with the columns in their order."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([names[column] for column in columns])
    for line in lines:
        cells = _cells(line)
        writer.writerow([cells[column] for column in columns])
    return (BOM + written.getvalue()).encode()


def _cells(line: BookLine) -> dict[BookColumn, str]:
    return {
        BookColumn.DAY: f"{line.day:%d-%m-%Y}",
        BookColumn.DOCUMENT: harmless(line.document),
        BookColumn.ACCOUNT: harmless(line.account),
        BookColumn.CONTRA: harmless(line.contra),
        BookColumn.DESCRIPTION: harmless(line.description),
        BookColumn.MEMBER_NUMBER: str(line.member_number),
        BookColumn.NAME: harmless(line.name),
        # Sixteen digits: as a number a spreadsheet would round the last one off.
        BookColumn.REFERENCE: line.reference,
        # Our own digits; a minus before them is no formula.
        BookColumn.AMOUNT: _amount(line.cents),
        BookColumn.DEBIT: _amount(line.debit_cents) if line.debit_cents > 0 else "",
        BookColumn.CREDIT: _amount(-line.debit_cents) if line.debit_cents < 0 else "",
        BookColumn.TAX_CODE: harmless(line.tax_code),
    }


def _amount(cents: int) -> str:
    return decimal(cents).replace(".", ",")
