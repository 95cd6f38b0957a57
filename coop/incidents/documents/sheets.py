"""A report on paper for who cannot open links, and the figures of a quarter for the gemeente."""

from collections.abc import Sequence
from dataclasses import dataclass

from coop.rendering.pdf import pdf

SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(
  paper: "a4", margin: (x: 25mm, y: 25mm),
  footer: context align(right, text(size: 8pt, counter(page).display("1 / 1", both: true))),
)
#set text(lang: data.language, size: 11pt)
= #data.title
#data.group
#v(4mm)
#for fact in data.facts [/ #fact.at(0): #fact.at(1)
]
#v(6mm)
#for line in data.closing [#line

]
"""


QUARTER_SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(
  paper: "a4", flipped: true, margin: (x: 20mm, y: 20mm),
  footer: context align(right, text(size: 8pt, counter(page).display("1 / 1", both: true))),
)
#set text(lang: data.language, size: 10pt)
= #data.title
#data.intro
#v(4mm)
#table(
  columns: (2fr,) + (1fr,) * (data.head.len() - 1),
  inset: 6pt,
  table.header(..data.head.map(name => strong(name))),
  ..data.rows.flatten(),
)
#v(4mm)
#for line in data.closing [#line

]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterSheet:
    """What stands on the sheet of a quarter: a row a group, by name."""

    title: str
    intro: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    closing: Sequence[str]
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSheet:
    """What stands on the sheet."""

    title: str
    group: str
    facts: Sequence[tuple[str, str]]
    closing: Sequence[str]
    language: str


def report_pdf(sheet: ReportSheet) -> bytes:
    """Lay the sheet out."""
    return pdf(
        SOURCE,
        {
            "title": sheet.title,
            "language": sheet.language,
            "group": sheet.group,
            "facts": [list(fact) for fact in sheet.facts],
            "closing": list(sheet.closing),
        },
    )


def quarter_pdf(sheet: QuarterSheet) -> bytes:
    """Lay the figures of a quarter out."""
    return pdf(
        QUARTER_SOURCE,
        {
            "title": sheet.title,
            "language": sheet.language,
            "intro": sheet.intro,
            "head": list(sheet.head),
            "rows": [list(row) for row in sheet.rows],
            "closing": list(sheet.closing),
        },
    )
