"""The register as a file for a spreadsheet program, written while it is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, TypeAlias

from coop.membership.documents.columns import HEADER_TEXTS
from coop.people.rules import Name
from coop.rendering.tables import csv_of, harmless

#: As lists are taken over here, and the day somebody left; so an export can come back.
HEADERS = (*HEADER_TEXTS, "Lid tot")
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
        postcode = f"{self.postcode[:4]} {self.postcode[4:]}".strip()
        return (
            *(self.number, self.name.given, self.name.tussenvoegsel, self.name.family),
            *(postcode, self.house_number, self.addition, self.street, self.town),
            *(self.email, self.phone, self.joined_on),
            *("ja" if self.has_consented else "nee", self.ended_on),
        )


def csv_parts(chunks: Iterable[Sequence[ExportedMember]]) -> Iterator[str]:
    """Yield a CSV file part by part, for a Dutch Excel."""
    yield BOM + csv_of([HEADERS])
    for members in chunks:
        yield csv_of([_written(cell) for cell in member.cells] for member in members)


def _written(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell:%d-%m-%Y}"
    return "" if cell is None else str(cell)


def write_workbook(chunks: Iterable[Sequence[ExportedMember]], file: IO[bytes]) -> None:
    """Write a workbook row by row, so that no more than a chunk is in memory."""
    from openpyxl import Workbook  # noqa: PLC0415  # 6 MB that few processes ever need

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Leden")
    sheet.freeze_panes = "A2"
    sheet.append(HEADERS)
    for members in chunks:
        for member in members:
            # Numbers and days stay what they are; only text could compute.
            sheet.append(
                [harmless(cell) if isinstance(cell, str) else cell for cell in member.cells]
            )
    book.save(file)
