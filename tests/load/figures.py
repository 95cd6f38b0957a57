"""A measured figure, and how the table and the file show it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number with its unit, on one database; ``aim`` says what it should reach."""

    name: str
    database: str
    value: float
    unit: str
    aim: str = ""


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]


def print_table(figures: Sequence[Figure]) -> None:
    """Print the figures as a table for people."""
    rows = [("name", "database", "value", "unit", "aim")]
    rows += [(f.name, f.database, f"{f.value:,.1f}", f.unit, f.aim) for f in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    for row in rows:
        cells = [
            cell.rjust(width) if column == 2 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def write_lines(figures: Sequence[Figure], path: Path) -> None:
    """Write one JSON line a figure."""
    with path.open("w", encoding="utf-8") as file:
        for figure in figures:
            file.write(json.dumps(asdict(figure)) + "\n")
