"""Letters as one PDF to print: each on a sheet of its own, its address behind the window."""

from collections.abc import Sequence
from dataclasses import dataclass

from coop.rendering.pdf import pdf, qr_code

# The address stands where the window of a Dutch envelope is (C5, left).
_LETTERS = """
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
  #v(10mm)
  #letter.day
  #v(6mm)
  #heading(letter.subject)
  #v(4mm)
  #for paragraph in letter.opening [#par(paragraph.split("\\n").join(linebreak()))]
  #if letter.facts.len() > 0 {
    table(
      columns: (auto, 1fr), stroke: (x, y) => (bottom: 0.4pt + luma(60%)),
      inset: (x: 0pt, y: 6pt), column-gutter: 6mm,
      ..letter.facts.map(fact => (fact.at(0), strong(fact.at(1)))).flatten(),
    )
  }
  #for paragraph in letter.closing [#par(paragraph.split("\\n").join(linebreak()))]
  #if letter.shown != none {
    grid(columns: (30mm, 1fr), column-gutter: 6mm, align: horizon,
      image(bytes(post.codes.at(letter.shown)), format: "svg", width: 28mm, alt: letter.scan),
      [#letter.scan #linebreak() #letter.shown])
  }
  #v(5mm)
  #letter.signed
  #if not letter.is_last { pagebreak(to: "odd") }
]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLetter:
    """One letter, in its reader's language."""

    language: str
    #: Name, street and town.
    address: tuple[str, ...]
    day: str
    subject: str
    opening: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    closing: tuple[str, ...] = ()
    #: A page of the website, and what is said beside its QR code.
    url: str | None = None
    scan: str = ""
    signed: str = ""


def letters_pdf(letters: Sequence[PaperLetter], *, sender: str, title: str) -> bytes:
    """Lay all letters out in one PDF, in the order given."""
    urls = {letter.url for letter in letters if letter.url is not None}
    return pdf(
        _LETTERS,
        {
            "title": title,
            "sender": sender,
            "codes": {_shown(url): qr_code(url) for url in urls},
            "letters": [_data(letter, is_last=letter is letters[-1]) for letter in letters],
        },
    )


def _data(letter: PaperLetter, *, is_last: bool) -> dict[str, object]:
    return {
        "language": letter.language,
        "address": letter.address,
        "day": letter.day,
        "subject": letter.subject,
        "opening": letter.opening,
        "facts": letter.facts,
        "closing": letter.closing,
        "shown": None if letter.url is None else _shown(letter.url),
        "scan": letter.scan,
        "signed": letter.signed,
        "is_last": is_last,
    }


def _shown(url: str) -> str:
    """Return an address as one types it: a browser adds the scheme itself."""
    return url.partition("://")[2]
