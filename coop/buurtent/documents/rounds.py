"""The list by which flyers are brought round: per street and side, in walking order."""

from collections.abc import Sequence
from dataclasses import dataclass

from coop.rendering.pdf import pdf, qr_code

_SOURCE = """
#let round = json(bytes(sys.inputs.data))
#set document(title: round.title)
#set text(lang: round.language, size: 11pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (x: 18mm, y: 16mm), numbering: "1 / 1")
#show heading.where(level: 1): set text(size: 18pt)
#grid(columns: (1fr, 30mm), column-gutter: 6mm,
  [#heading(level: 1, round.title) #for line in round.intro [#par(line)]],
  image(bytes(round.code), format: "svg", width: 28mm, alt: round.scan))
#let box = text(size: 16pt)[☐]
#for side in round.sides [
  #heading(level: 2, side.name)
  #table(
    columns: (2fr, 1fr, 1fr, 3fr), inset: 6pt, stroke: 0.4pt + luma(60%),
    table.header(..round.columns.map(strong)),
    ..side.numbers.map(number => (strong(number), box, box, [])).flatten(),
  )
]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSheet:
    """What stands on the list for the deliverer."""

    title: str
    language: str
    intro: Sequence[str]
    #: Leads to the page on which the same is ticked off.
    url: str
    scan: str
    columns: Sequence[str]
    #: Side of a street and its house numbers, in walking order.
    sides: Sequence[tuple[str, Sequence[str]]]


def round_pdf(sheet: RoundSheet) -> bytes:
    """Lay out the list."""
    return pdf(
        _SOURCE,
        {
            "title": sheet.title,
            "language": sheet.language,
            "intro": list(sheet.intro),
            "code": qr_code(sheet.url),
            "scan": sheet.scan,
            "columns": list(sheet.columns),
            "sides": [{"name": name, "numbers": list(numbers)} for name, numbers in sheet.sides],
        },
    )
