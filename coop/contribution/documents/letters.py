"""The letter that asks to pay or tells what will be collected: one PDF with all of them.

What must be known to pay stands in print; the QR code beside it saves typing (C31).
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from coop.contribution.rules.money import decimal
from coop.rendering.pdf import pdf, qr_code

_SOURCE = """
#let post = json(bytes(sys.inputs.data))
#set document(title: post.title)
#set text(lang: "nl", size: 11pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (x: 25mm, top: 22mm, bottom: 20mm))
#set par(spacing: 1.1em)
#show heading: set text(size: 14pt)

#for letter in post.letters [
  #set text(lang: letter.language)
  #place(top + left, text(size: 9pt, post.sender))
  #v(28mm)
  #for line in letter.address [#line #linebreak()]
  #v(14mm)
  #align(right, letter.written_on)
  #heading(letter.subject)
  #v(4mm)
  #letter.greeting

  #for paragraph in letter.paragraphs [#par(paragraph)]
  #v(3mm)
  #grid(
    columns: if letter.code == none { (1fr,) } else { (1fr, 46mm) }, column-gutter: 8mm,
    table(
      columns: (auto, 1fr), stroke: (x, y) => (bottom: 0.4pt + luma(60%)), inset: (x: 0pt, y: 6pt),
      column-gutter: 6mm,
      ..letter.facts.map(fact => (fact.at(0), strong(fact.at(1)))).flatten(),
    ),
    ..if letter.code != none {
      (align(center)[
        #image(bytes(letter.code), format: "svg", width: 42mm, alt: letter.code_says)
        #text(size: 9pt, letter.code_says)
      ],)
    },
  )
  #v(5mm)
  #for paragraph in letter.closing [#par(paragraph)]
  #v(5mm)
  #letter.signed
  #if not letter.is_last { pagebreak() }
]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One letter, in the words and the language of who gets it."""

    language: str
    address: tuple[str, ...]
    written_on: str
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    #: What it is about, as label and value.
    facts: tuple[tuple[str, str], ...]
    closing: tuple[str, ...]
    signed: str
    #: What the QR code holds, and what stands below it; nothing when nothing has to be paid.
    epc: str | None = None
    code_says: str = ""


def letters_file(letters: Iterable[Letter], *, title: str, sender: str) -> bytes:
    """Lay all letters out in one PDF, each beginning on a page of its own."""
    listed = list(letters)
    data = [
        {
            **asdict(letter),
            "code": qr_code(letter.epc) if letter.epc else None,
            "is_last": letter is listed[-1],
        }
        for letter in listed
    ]
    return pdf(_SOURCE, {"title": title, "sender": sender, "letters": data})


def epc_text(*, holder: str, iban: str, cents: int, remark: str) -> str:
    """Return what a banking app reads from a QR code (EPC069-12, version 2, UTF-8).

    The Dutch betalingskenmerk is no ISO 11649 reference, so it stands in the free text.
    """
    fields = ("BCD", "002", "1", "SCT", "", holder, iban, f"EUR{decimal(cents)}", "", "", remark)
    return "\n".join(fields)
