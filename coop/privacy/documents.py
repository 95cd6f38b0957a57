"""Somebody's own data as a file for programs and as a document for people.

The file has this shape, of version 1; a later version may add, and a change of what is there
gets the next number::

    {"format": "wijkcoop-eigen-gegevens", "version": 1, "cooperative": …, "made_at": …,
     "titles": {<table>: <what it is, in Dutch>},
     "tables": {<table>: [{<column>: <value>, …}, …]},
     "not_included": {<table or table.column>: <why not, in Dutch>}}

Instants are ISO 8601 in UTC, days ISO 8601, choices the words of the program.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from babel.dates import format_date, format_datetime

from coop.kernel.clock import TIME_ZONE
from coop.privacy.rules.holdings import EXCEPTIONS, HOLDINGS, JOURNAL, Reason
from coop.rendering.pdf import pdf
from coop.wording.catalogue import N_, say
from coop.wording.privacy import COLUMNS, REASONS, TABLES, VALUES

FORMAT = "wijkcoop-eigen-gegevens"
VERSION = 1

Plain: TypeAlias = str | int | float | bool | None
LENGTH_OF_A_DAY = len("2026-11-21")


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """Everything about somebody."""

    cooperative: str
    made_at: datetime
    tables: Mapping[str, tuple[Mapping[str, Plain], ...]]


def json_of(export: Export) -> bytes:
    """Write the file of version 1, see above."""
    shape = {
        "format": FORMAT,
        "version": VERSION,
        "cooperative": export.cooperative,
        "made_at": export.made_at.isoformat(),
        "titles": {table: TABLES[table] for table in export.tables},
        "tables": {table: [dict(row) for row in rows] for table, rows in export.tables.items()},
        "not_included": {what: REASONS[why] for what, why in _left_out().items()},
    }
    return json.dumps(shape, ensure_ascii=False, indent=2).encode()


def _left_out() -> dict[str, Reason]:
    columns = {
        f"{holding.table}.{column}": why
        for holding in HOLDINGS
        for column, why in holding.left_out.items()
        if why is not Reason.TECHNICAL
    }
    return {**EXCEPTIONS, **columns}


SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: data.author)
#set page(paper: "a4", margin: 2.2cm, numbering: "1 / 1")
#set text(lang: data.lang, size: 10.5pt)
#set par(leading: 0.6em)
#show heading.where(level: 2): set block(above: 1.6em, below: 0.8em)
= #data.title
#data.intro

#for section in data.sections [
  == #section.title
  #for row in section.rows {
    block(
      breakable: false, width: 100%, inset: (left: 8pt, y: 4pt), stroke: (left: 1.5pt + gray),
      terms(separator: [: ], ..row.map(fact => terms.item(fact.at(0), fact.at(1)))),
    )
  }
]
== #data.missing_title
#list(..data.missing.map(text => [#text]))
"""


def pdf_of(export: Export, locale: str) -> bytes:
    """Write it out for people, in their language."""
    made_on = _written(export.made_at.isoformat(), locale)
    return pdf(
        SOURCE,
        {
            "title": say(N_("Alles wat wij van u bewaren"), locale),
            "author": export.cooperative,
            "lang": locale,
            "intro": say(
                N_("Gemaakt door %(name)s op %(day)s. Tijden zijn die van Nederland."),
                locale,
                name=export.cooperative,
                day=made_on,
            ),
            "sections": [
                {
                    "title": say(TABLES[table], locale),
                    "rows": [_facts(table, row, locale) for row in rows],
                }
                for table, rows in export.tables.items()
            ],
            "missing_title": say(N_("Wat hier niet in staat, en waarom"), locale),
            "missing": [
                f"{_name_of(what, locale)}: {say(REASONS[why], locale)}"
                for what, why in _left_out().items()
            ],
        },
    )


def _name_of(what: str, locale: str) -> str:
    table, _, column = what.partition(".")
    names = (TABLES[table], COLUMNS[column]) if column else (TABLES[table],)
    return ", ".join(say(name, locale) for name in names)


def _facts(table: str, row: Mapping[str, Plain], locale: str) -> list[tuple[str, str]]:
    return [
        (say(COLUMNS[column], locale), _said(table, column, value, locale))
        for column, value in row.items()
        if value is not None and value != ""
    ]


def _said(table: str, column: str, value: Plain, locale: str) -> str:
    if isinstance(value, bool):
        return say(N_("ja") if value else N_("nee"), locale)
    words = VALUES.get((table, column), {})
    if value in words:
        return say(words[str(value)], locale)
    is_moment = column.endswith(("_at", "_on", "_since")) or (table, column) == (JOURNAL, "at")
    return _written(str(value), locale) if is_moment or column == "at" else str(value)


def _written(moment: str, locale: str) -> str:
    if len(moment) == LENGTH_OF_A_DAY:
        return format_date(datetime.fromisoformat(moment), "long", locale=locale)
    return format_datetime(
        datetime.fromisoformat(moment), "d MMMM y HH:mm", tzinfo=TIME_ZONE, locale=locale
    )
