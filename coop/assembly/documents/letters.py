"""Letters that call members, and the list by which they are brought round (C22)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coop.assembly.documents.call import Call
from coop.rendering.pdf import pdf, qr_code
from coop.wording import convocation as words
from coop.wording.catalogue import N_, say

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
  #v(14mm)
  #heading(letter.subject)
  #v(4mm)
  #letter.greeting

  #for paragraph in letter.opening [#par(paragraph)]
  #table(
    columns: (auto, 1fr), stroke: (x, y) => (bottom: 0.4pt + luma(60%)), inset: (x: 0pt, y: 6pt),
    column-gutter: 6mm,
    ..letter.facts.map(fact => (fact.at(0), strong(fact.at(1)))).flatten(),
  )
  #heading(level: 2, letter.agenda)
  #for point in letter.points [#par(point.split("\\n").join(linebreak()))]
  #v(3mm)
  #for paragraph in letter.conditions [#par(paragraph)]
  #grid(columns: (30mm, 1fr), column-gutter: 6mm, align: horizon,
    image(bytes(post.code), format: "svg", width: 28mm, alt: letter.scan),
    [#letter.scan #linebreak() #post.shown])
  #v(5mm)
  #letter.signed
  #if not letter.is_last { pagebreak(to: "odd") }
]
"""

_DELIVERIES = """
#let round = json(bytes(sys.inputs.data))
#set document(title: round.title)
#set text(lang: "nl", size: 11pt, font: "Libertinus Serif")
#set page(paper: "a4", margin: (x: 18mm, y: 18mm), numbering: "1 / 1")
#heading(round.title)
#round.hint
#for street in round.streets [
  #heading(level: 2, street.name)
  #table(
    columns: (1fr, 2fr, 1fr, 1fr, 1fr), inset: 6pt, stroke: 0.4pt + luma(60%),
    table.header(..round.columns),
    ..street.doors.map(door => (door.number, door.name, [], [], [])).flatten(),
  )
]
"""


@dataclass(frozen=True, slots=True)
class Receiver:
    """To whom one letter goes, and in which words."""

    name: str
    #: Street and town, below the name.
    address: tuple[str, ...]
    call: Call


def letters_pdf(receivers: Sequence[Receiver], *, sender: str, url: str) -> bytes:
    """Lay all letters out in one PDF, each beginning on a sheet of its own."""
    letters = [
        {**_letter(receiver), "is_last": receiver is receivers[-1]} for receiver in receivers
    ]
    return pdf(
        _LETTERS,
        {
            "title": receivers[0].call.subject,
            "sender": sender,
            "code": qr_code(url),
            # A browser adds the scheme itself; on paper it is only more to type.
            "shown": url.partition("://")[2],
            "letters": letters,
        },
    )


def _letter(receiver: Receiver) -> dict[str, object]:
    call = receiver.call
    return {
        "language": call.locale,
        "address": [receiver.name, *receiver.address],
        "subject": call.subject,
        "greeting": call.greeting(receiver.name),
        "opening": call.opening,
        "facts": call.facts,
        "agenda": say(words.AGENDA, call.locale),
        "points": call.points,
        "conditions": call.conditions,
        "scan": say(words.SCAN, call.locale),
        "signed": call.signed,
    }


@dataclass(frozen=True, slots=True)
class Door:
    """One letter to bring to a door."""

    street: str
    number: str
    name: str


def delivery_pdf(title: str, doors: Iterable[Door], *, locale: str) -> bytes:
    """Lay out the list for who brings letters round: per street, in walking order."""
    streets: dict[str, list[dict[str, str]]] = {}
    for door in doors:
        streets.setdefault(door.street, []).append({"number": door.number, "name": door.name})
    columns = (N_("Nummer"), N_("Naam"), N_("Bezorgd op"), N_("Door"), N_("Niet gelukt"))
    return pdf(
        _DELIVERIES,
        {
            "title": say(N_("Bezorglijst: %(title)s"), locale, title=title),
            "hint": say(
                N_("Kruis af wat u bezorgde. Geef de lijst terug aan de secretaris."), locale
            ),
            "columns": [say(column, locale) for column in columns],
            "streets": [{"name": name, "doors": found} for name, found in streets.items()],
        },
    )
