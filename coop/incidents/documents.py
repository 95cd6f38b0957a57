"""A report on paper, for who cannot open links: what its page shows, and never who made it."""

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
