"""Flyers for the letter box: A5, two on a sheet, with a code to answer (PDF/UA-1).

What stands on it is the same at every door of a street, whoever was burgled: it is made of the
tent alone. Only the address line and the code differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coop.buurtent.rules.flyers import FlyerWord, two_on_a_sheet
from coop.rendering.pdf import pdf, qr_code

_SOURCE = """
#let post = json(bytes(sys.inputs.data))
#set document(title: post.title)
#set page(paper: "a4", flipped: true, margin: 0mm)
#set text(lang: "nl", size: 12.5pt, font: "Libertinus Serif")
#set par(spacing: 0.9em, leading: 0.55em)
#show heading.where(level: 1): set text(size: 25pt)
#show heading.where(level: 1): set block(below: 5mm)
#show heading.where(level: 2): set text(size: 14pt)
#let words(said) = [
  #for line in said.lines [#par(line)]
  #block(fill: luma(94%), inset: 4mm, radius: 2mm, width: 100%)[
    #for fact in said.facts [#par[#fact.at(0): #strong(fact.at(1))]]
  ]
  #for line in said.closing [#par(line)]
]
#let flyer(one) = {
  let (main, other) = post.texts.at(one.text)
  block(width: 148.5mm, height: 210mm, inset: (x: 15mm, y: 13mm))[
    #set text(lang: main.language)
    #text(size: 10pt, one.address)
    #v(5mm)
    #heading(level: 1, main.title)
    #words(main)
    #if other != none [
      #set text(lang: other.language, size: 10.5pt)
      #heading(level: 2, other.title)
      #words(other)
    ]
    #v(1fr)
    #grid(columns: (38mm, 1fr), column-gutter: 6mm, align: horizon,
      image(bytes(one.code), format: "svg", width: 38mm, alt: main.scan),
      [#strong(main.scan) #parbreak() #text(size: 10.5pt, main.refuse)])
    #v(4mm)
    #text(size: 9pt, post.sender)
  ]
}
#for (number, sheet) in post.sheets.enumerate() [
  #if number > 0 { pagebreak() }
  #grid(columns: (148.5mm, 148.5mm), stroke: (x, y) => if x == 1 {
      (left: (paint: luma(70%), thickness: 0.4pt, dash: "dashed"))
    }, ..sheet.map(flyer))
]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyerText:
    """The words of a flyer in one language."""

    language: str
    title: str
    lines: Sequence[str]
    #: Pairs such as ("Waar", "Op het plein, Lindenhof").
    facts: Sequence[tuple[str, str]]
    closing: Sequence[str]
    #: Beside the code.
    scan: str
    refuse: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFlyer:
    """One flyer: for which door, what it tells, in which language beside Dutch, and its code."""

    address: str
    word: FlyerWord
    language: str
    url: str

    @property
    def text_key(self) -> str:
        """Return under which key its words stand."""
        return f"{self.word}:{self.language}"


def flyers_pdf(
    flyers: Sequence[PrintedFlyer],
    texts: Mapping[str, tuple[FlyerText, FlyerText | None]],
    *,
    title: str,
    sender: str,
) -> bytes:
    """Lay all flyers out, two on a sheet, in the order of the walk once the pile is cut."""
    sheets = [[_flyer(one) for one in pair if one is not None] for pair in two_on_a_sheet(flyers)]
    return pdf(
        _SOURCE,
        {
            "title": title,
            "sender": sender,
            "texts": {
                key: {"main": _words(main), "other": other and _words(other)}
                for key, (main, other) in texts.items()
            },
            "sheets": sheets,
        },
    )


def _flyer(one: PrintedFlyer) -> dict[str, str]:
    return {"address": one.address, "text": one.text_key, "code": qr_code(one.url)}


def _words(text: FlyerText) -> dict[str, object]:
    return {
        "language": text.language,
        "title": text.title,
        "lines": list(text.lines),
        "facts": [list(fact) for fact in text.facts],
        "closing": list(text.closing),
        "scan": text.scan,
        "refuse": text.refuse,
    }
