"""The register as a file for a spreadsheet program, written while it is read."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Any, TypeAlias

from coop.membership.documents.columns import HEADER_TEXTS
from coop.membership.rules import ExportForm
from coop.people.rules import Name
from coop.rendering.tables import csv_of, harmless

#: As lists are taken over here, and the day somebody left; so an export can come back.
HEADERS = (*HEADER_TEXTS, "Lid tot")
#: What labels and envelopes need, and the word a letter begins with.
ADDRESS_HEADERS = ("Lidnummer", "Naam", "Adres", "Postcode", "Plaats", "Aanhef")
#: A Dutch Excel reads UTF-8 only when the file begins with this.
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
Cell: TypeAlias = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedMember:
    """One membership with all that a list of members says."""

    number: int
    name: Name
    postcode: str
    house_number: int | None
    addition: str
    street: str
    town: str
    email: str
    phone: str
    joined_on: date
    ended_on: date | None
    has_consented: bool

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Return the cells in the order of the headers."""
        return (
            *(self.number, self.name.given, self.name.tussenvoegsel, self.name.family),
            *(self._postcode, self.house_number, self.addition, self.street, self.town),
            *(self.email, self.phone, self.joined_on),
            *("ja" if self.has_consented else "nee", self.ended_on),
        )

    @property
    def address_cells(self) -> tuple[Cell, ...]:
        """Return what stands on a label, and the salutation."""
        house = " ".join(str(part) for part in (self.house_number, self.addition) if part)
        return (
            *(self.number, self.name.full, f"{self.street} {house}".strip()),
            *(self._postcode, self.town, self.salutation),
        )

    @property
    def salutation(self) -> str:
        """Return how a letter begins; of whom no first name is known nothing is guessed."""
        if self.name.given:
            return f"Beste {self.name.full}"
        return f"Geachte heer of mevrouw {self.name.formal}"

    @property
    def _postcode(self) -> str:
        return f"{self.postcode[:4]} {self.postcode[4:]}".strip()


def headers_of(form: ExportForm) -> tuple[str, ...]:
    """Return the headers of a form of file."""
    return ADDRESS_HEADERS if form is ExportForm.ADDRESSES else HEADERS


def rows_of(form: ExportForm, members: Iterable[ExportedMember]) -> list[tuple[Cell, ...]]:
    """Return the rows of a form of file; who has no door gets no label."""
    if form is ExportForm.ADDRESSES:
        return [member.address_cells for member in members if member.postcode]
    return [member.cells for member in members]


def csv_parts(
    chunks: Iterable[Iterable[tuple[Cell, ...]]], headers: Sequence[str] = HEADERS
) -> Iterator[str]:
    """Yield a CSV file part by part, for a Dutch Excel."""
    yield BOM + csv_of([headers])
    for rows in chunks:
        yield csv_of([_written(cell) for cell in row] for row in rows)


def _written(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return "" if cell is None else str(cell)


def write_workbook(chunks: Iterable[Iterable[tuple[Cell, ...]]], file: IO[bytes]) -> None:
    """Write a workbook row by row, so that no more than a chunk is in memory."""
    from openpyxl import Workbook  # noqa: PLC0415  # 6 MB that few processes ever need

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Leden")
    sheet.freeze_panes = "A2"
    sheet.append(HEADERS)
    for rows in chunks:
        for row in rows:
            # Numbers and days stay what they are; only text could compute.
            sheet.append([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    book.save(file)


def file_of(form: ExportForm, chunks: Iterable[Iterable[tuple[Cell, ...]]]) -> bytes:
    """Return a whole file."""
    if form is not ExportForm.EXCEL:
        return "".join(csv_parts(chunks, headers_of(form))).encode()
    with io.BytesIO() as file:
        write_workbook(chunks, file)
        return file.getvalue()


def kept_rows(rows: Iterable[tuple[Cell, ...]]) -> list[list[Any]]:
    """Return rows as JSON holds them: a day as a list of one text."""
    return [
        [[cell.isoformat()] if isinstance(cell, date) else cell for cell in row] for row in rows
    ]


def read_rows(kept: Iterable[list[Any]]) -> Iterator[tuple[Cell, ...]]:
    """Yield rows as they were before they were kept."""
    for row in kept:
        yield tuple(
            date.fromisoformat(cell[0]) if isinstance(cell, list) else cell for cell in row
        )
