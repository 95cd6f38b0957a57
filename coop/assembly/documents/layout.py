"""What a meeting leaves on paper: one shape for agenda, minutes, lists and proof.

Every paper is tagged (PDF/UA-1) and fit to be archived (PDF/A-2a) at once, so that what is read
and what is kept is the same file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coop.rendering.pdf import pdf
from coop.wording.catalogue import SOURCE

_SOURCE = """
#let paper = json(bytes(sys.inputs.data))
#let made = datetime(year: paper.made.at(0), month: paper.made.at(1), day: paper.made.at(2))
#set document(title: paper.title, author: paper.author, date: made)
#set page(
  paper: "a4", margin: (x: 2.2cm, top: 2.2cm, bottom: 2.4cm),
  footer: context [
    #set text(size: 9pt)
    #paper.author #h(1fr) #counter(page).display("1 / 1", both: true)
  ],
)
#set text(lang: paper.lang, size: 10.5pt)
#set par(leading: 0.65em, spacing: 1.1em)
#show heading.where(level: 1): set text(size: 17pt)
#show heading.where(level: 2): set block(above: 1.7em, below: 0.8em)
#show table.cell.where(y: 0): strong

= #paper.title
#if paper.subtitle != "" [#text(size: 11.5pt, paper.subtitle)]

#if paper.facts.len() > 0 [
  #terms(separator: [: ], ..paper.facts.map(fact => terms.item(fact.at(0), fact.at(1))))
]

#for part in paper.parts [
  == #part.heading
  #for paragraph in part.paragraphs [
    #for (number, line) in paragraph.split("\\n").enumerate() [
      #if number > 0 [#linebreak()]#line
    ]

  ]
  #if part.rows.len() > 0 [
    #set text(size: 9.5pt)
    #table(
      columns: part.columns.len(), stroke: (x, y) => (bottom: 0.4pt + luma(60%)),
      inset: (x: 4pt, y: 5pt), align: left,
      table.header(repeat: true, ..part.columns),
      ..part.rows.flatten(),
    )
  ]
]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One heading with what stands under it."""

    heading: str
    paragraphs: Sequence[str] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole document, in words."""

    title: str
    subtitle: str = ""
    #: The cooperative by its full legal name.
    author: str
    made_on: date
    facts: Sequence[tuple[str, str]] = ()
    parts: Sequence[Part] = ()


def paper_pdf(paper: Paper) -> bytes:
    """Write a paper; it is Dutch, as minutes and decisions are, whoever reads it."""
    return pdf(
        _SOURCE,
        {
            "title": paper.title,
            "subtitle": paper.subtitle,
            "author": paper.author,
            "made": [paper.made_on.year, paper.made_on.month, paper.made_on.day],
            "lang": SOURCE,
            "facts": [list(fact) for fact in paper.facts],
            "parts": [
                {
                    "heading": part.heading,
                    "paragraphs": [text for text in part.paragraphs if text],
                    "columns": list(part.columns),
                    "rows": [list(row) for row in part.rows],
                }
                for part in paper.parts
            ],
        },
        archived=True,
    )
