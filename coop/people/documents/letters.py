"""The letter with which somebody without e-mail signs in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_datetime

from coop.kernel.clock import TIME_ZONE
from coop.people.rules import spelled
from coop.rendering.pdf import pdf, qr_code
from coop.wording.catalogue import N_, say

# The address stands where the window of a Dutch envelope is (C5, left).
SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.letters.first().title)
#set page(paper: "a4", margin: (x: 25mm, y: 20mm))
#set text(lang: data.letters.first().language, size: 13pt)
#set par(leading: 0.8em, spacing: 1.3em)
#for (at, letter) in data.letters.enumerate() {
  if at > 0 { pagebreak() }
  set text(lang: letter.language)
  [
#text(weight: "bold")[#letter.sender]
#v(22mm)
#for line in letter.receiver [#line \\ ]
#v(18mm)
= #letter.title
#v(4mm)
#letter.intro
#enum(..letter.steps, spacing: 1.2em)
#block(stroke: 1pt, radius: 3mm, inset: 6mm, width: 100%, breakable: false)[
  #grid(columns: (1fr, auto), align: horizon,
    [#letter.number_label #text(weight: "bold", size: 18pt)[#letter.number] \\
     #v(3mm)
     #letter.code_label \\
     #text(font: "DejaVu Sans Mono", weight: "bold", size: 24pt)[#letter.code]],
    image(bytes(letter.qr), format: "svg", width: 38mm, alt: letter.qr_says))
]
#for line in letter.closing [#line #parbreak()]
  ]
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLetter:
    """What stands in one letter."""

    sender: str
    name: str
    #: Street and town below the name, where they are known.
    address: tuple[str, ...]
    number: int
    code: str
    #: Of the page where the code is typed; its QR code says the number too.
    url: str
    expires_at: datetime
    language: str


def letters_pdf(letters: Iterable[AccessLetter]) -> bytes:
    """Lay letters out one after the other, each in the language of who gets it."""
    return pdf(SOURCE, {"letters": [_page(letter) for letter in letters]})


def _page(letter: AccessLetter) -> Mapping[str, object]:
    def said(sentence: str, **values: object) -> str:
        return say(sentence, letter.language, **values)

    # A browser adds the scheme itself; on paper it is only more to type.
    shown = letter.url.partition("://")[2]
    until = format_datetime(
        letter.expires_at.astimezone(TIME_ZONE), "d MMMM y", locale=letter.language
    )
    return {
        "title": said(N_("Zo logt u in")),
        "language": letter.language,
        "sender": letter.sender,
        "receiver": [letter.name, *letter.address],
        "intro": said(N_("Met deze brief logt u in. U hebt geen e-mail nodig.")),
        "steps": [
            said(N_("Scan het vierkant met uw telefoon. Of ga naar %(url)s"), url=shown),
            said(N_("Vul het nummer en de code van deze brief in.")),
            said(N_("Druk op Inloggen.")),
        ],
        "number_label": said(N_("Nummer van de brief:")),
        "number": str(letter.number),
        "code_label": said(N_("Code:")),
        "code": spelled(letter.code),
        "qr": qr_code(f"{letter.url}?brief={letter.number}"),
        "qr_says": said(N_("QR-code naar de pagina %(url)s"), url=shown),
        "closing": [
            said(N_("De code werkt één keer, tot %(until)s."), until=until),
            said(N_("Bewaar deze brief goed. Geef de code aan niemand.")),
            said(N_("Hebt u hier niet om gevraagd? Bel dan de secretaris.")),
        ],
    }
