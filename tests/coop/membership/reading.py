"""Lists of members as tests write and read them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coop.membership.documents.columns import HEADER_TEXTS, Columns
from coop.membership.documents.reading import plan_of
from coop.membership.documents.rejected import rejected_text
from coop.membership.documents.rows import row_of
from coop.membership.documents.tables import SLICE, Record, piece_of
from coop.membership.rules import (
    Candidate,
    Column,
    FindingKind,
    ListFacts,
    Register,
    Row,
    RowState,
    judge,
)

TODAY = date(2026, 11, 21)

HEADER = ";".join(HEADER_TEXTS)

ROW = "7;Jan;de;Vries;5021 AB;12;A;Beukenlaan;Tilburg;jan@b.example;013 1234567;1-2-2021;ja"


@dataclass(frozen=True)
class MemberList:
    header: tuple[str, ...]
    columns: Columns
    rows: tuple[Row, ...]


def read_list(text: str, today: date) -> MemberList:
    """Read a whole list as the worker does, piece by piece."""
    plan = plan_of(text)
    layout = plan.layout
    records: list[Record] = []
    line, character = layout.line, layout.character
    while len(records) < plan.rows:
        piece = piece_of(
            text[character:][:SLICE],
            line=line,
            separator=layout.separator,
            width=len(layout.header),
            most=7,
        )
        records += piece.records
        line, character = line + piece.lines, character + piece.characters
    rows = (row_of(one, plan.columns.places, len(layout.header), today) for one in records)
    return MemberList(header=layout.header, columns=plan.columns, rows=tuple(rows))


def judged(rows: Sequence[Row]) -> list[Row]:
    facts = ListFacts.of((row.line, row.candidate.marks) for row in rows if row.candidate)
    return list(judge(rows, Register(), facts))


def rejected(listed: MemberList, rows: Sequence[Row]) -> str:
    return rejected_text(
        listed.header, [(row.cells, row.remarks) for row in rows if row.state is not RowState.NEW]
    )


def read(*lines: str, header: str = HEADER) -> MemberList:
    return read_list("\n".join((header, *lines)), TODAY)


def one(**cells: str) -> tuple[Candidate | None, list[tuple[FindingKind, Column | None]]]:
    """Read a good row with some of its cells changed."""
    texts = dict(zip(Column, ROW.split(";"), strict=True))
    texts.update({Column(name): text for name, text in cells.items()})
    (row,) = read(csv_line(list(texts.values()))).rows
    return row.candidate, [(finding.kind, finding.column) for finding in row.findings]


def csv_line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="").writerow(cells)
    return written.getvalue()
