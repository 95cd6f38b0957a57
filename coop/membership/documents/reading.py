"""Reads a piece of a list: as many rows as fit in one chunk of work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coop.membership.documents.columns import (
    KNOWN_HEADERS,
    SAMPLE,
    Columns,
    columns_of,
)
from coop.membership.documents.rows import row_of
from coop.membership.documents.tables import (
    SLICE,
    Layout,
    Record,
    layout_of,
    piece_of,
    rows_below,
)
from coop.membership.rules import Column, Marks, Row, RowState


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    """How a text is to be read as a list of members."""

    layout: Layout
    columns: Columns
    rows: int


def plan_of(text: str) -> ListPlan:
    """Find out how to read a text, or refuse what is no list or too long a one."""
    layout = layout_of(text, KNOWN_HEADERS)
    sample = piece_of(
        text[layout.character :][:SLICE],
        line=layout.line,
        separator=layout.separator,
        width=len(layout.header),
        most=SAMPLE,
    )
    cells = [record.cells for record in sample.records]
    return ListPlan(
        layout=layout,
        columns=columns_of(layout.header, cells),
        rows=rows_below(text, layout),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """One row as it is kept: its cells, what they say, and by what the person is recognised."""

    record: Record
    row: Row
    marks: Marks | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPiece:
    """Some rows of a list, and how much of its text they took."""

    rows: tuple[ReadRow, ...]
    characters: int
    lines: int


def read_piece(
    text: str,
    *,
    line: int,
    separator: str,
    header: Sequence[str],
    places: Mapping[Column, int],
    today: date,
    most: int,
) -> ReadPiece:
    """Read the first rows of a text that begins at a line."""
    piece = piece_of(text, line=line, separator=separator, width=len(header), most=most)
    rows = [row_of(record, places, len(header), today) for record in piece.records]
    return ReadPiece(
        rows=tuple(
            ReadRow(record=record, row=row, marks=_marks_of(row))
            for record, row in zip(piece.records, rows, strict=True)
        ),
        characters=piece.characters,
        lines=piece.lines,
    )


def _marks_of(row: Row) -> Marks | None:
    if row.candidate is None:
        return None
    marks = row.candidate.marks
    if row.state is RowState.ERROR:
        return Marks(name=marks.name, email=marks.email, number=marks.number)
    return marks
