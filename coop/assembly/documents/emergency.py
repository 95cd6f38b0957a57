"""The emergency pack (C13): all a meeting needs to go on with paper, as one PDF to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from babel.dates import format_datetime

from coop.assembly.documents.attendance import ROLL, RollRow, roll_of
from coop.kernel.clock import TIME_ZONE
from coop.rendering.pdf import pdf
from coop.wording.catalogue import N_, say

BALLOTS_ON_PAGE = 8
SOURCE = (
    """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(
  paper: "a4", margin: (x: 16mm, y: 16mm),
  footer: context align(right, text(size: 8pt, counter(page).display("1 / 1", both: true))),
)
#set text(lang: data.language, size: 11pt)
#set par(leading: 0.75em, spacing: 1.1em)
#let blank = box(width: 1fr, line(length: 100%, stroke: 0.6pt))
"""
    + ROLL
    + """
= #data.title
#data.meeting
== #data.chair.title
#for line in data.chair.lines [+ #line
]
== #data.agenda.title
#for item in data.agenda.items [
  === #item.title
  #if item.text != "" [#item.text]
  #if item.motion != "" [#block(inset: (left: 4mm), stroke: (left: 1.5pt))[#item.motion]]
]
#pagebreak()
== #data.proxies.title
#if data.proxies.rows.len() == 0 [#data.proxies.nothing] else [
  #table(
    columns: (1fr, 1fr, 1fr), inset: 6pt, stroke: 0.4pt + luma(55%),
    table.header(..data.proxies.columns.map(name => strong(name))),
    ..data.proxies.rows.flatten(),
  )
]
#pagebreak()
#set page(flipped: true)
== #data.roll.title
#set text(size: 10pt)
#roll(data.roll)
#set text(size: 11pt)
#set page(flipped: false)
#for vote in data.votes [
  #pagebreak(weak: true)
  == #vote.title
  #block(inset: (left: 4mm), stroke: (left: 1.5pt))[#vote.motion]
  #for field in data.count.fields [
    #v(4mm)
    #field #blank
  ]
  #v(4mm)
  #data.count.note
]
#for vote in data.votes [
  #pagebreak(weak: true)
  == #vote.ballots
  #data.ballot.how

  #data.ballot.copies
  #grid(
    columns: (1fr, 1fr), gutter: 4mm,
    ..range(data.ballot.on_page).map(number => block(
      stroke: (dash: "dashed"), inset: 5mm, width: 100%, breakable: false,
    )[
      #text(weight: "bold")[#vote.title]
      #for choice in data.ballot.choices [
        #v(2mm)
        #box(width: 5mm, height: 5mm, stroke: 0.8pt) #h(2mm) #choice
      ]
    ])
  )
]
"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackItem:
    """One point of the agenda, with what is put to the vote."""

    number: int
    title: str
    explanation: str
    motion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackProxy:
    """One proxy on the list."""

    giver: str
    holder: str
    #: The one point it is for; empty: the whole meeting.
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyPack:
    """What stands in the pack of one meeting."""

    cooperative: str
    meeting: str
    starts_at: datetime
    place: str
    items: Sequence[PackItem]
    proxies: Sequence[PackProxy]
    #: Everybody who has a vote.
    roll: Sequence[RollRow]
    language: str


def emergency_pdf(pack: EmergencyPack) -> bytes:
    """Lay the pack out."""

    def said(sentence: str, **values: object) -> str:
        return say(sentence, pack.language, **values)

    day = format_datetime(
        pack.starts_at.astimezone(TIME_ZONE), "EEEE d MMMM y", locale=pack.language
    )
    everything = said(N_("De hele vergadering"))
    return pdf(
        SOURCE,
        {
            "title": said(N_("Noodpakket voor de zaal")),
            "language": pack.language,
            "meeting": f"{pack.cooperative} · {pack.meeting} · {day} · {pack.place}",
            "chair": {
                "title": said(N_("Wat de voorzitter zegt")),
                "lines": [
                    said(N_("“De techniek werkt niet. Wij gaan verder op papier.”")),
                    said(N_("“Wie online meedoet, kan nu niet stemmen. Wij wachten even.”")),
                    said(N_("“Wij tellen wie er in de zaal zijn. Teken de presentielijst.”")),
                    said(N_("“Wij stemmen met briefjes. Twee leden tellen.”")),
                    said(N_("“Dit is de uitslag. Is iedereen het eens met de telling?”")),
                ],
            },
            "agenda": {
                "title": said(N_("Agenda en voorstellen")),
                "items": [
                    {
                        "title": f"{item.number}. {item.title}",
                        "text": item.explanation,
                        "motion": item.motion,
                    }
                    for item in pack.items
                ],
            },
            "proxies": {
                "title": said(N_("Volmachten")),
                "nothing": said(N_("Er zijn geen volmachten.")),
                "columns": [said(N_("Lid")), said(N_("Stemt voor dit lid")), said(N_("Waarvoor"))],
                "rows": [
                    [proxy.giver, proxy.holder, proxy.item or everything] for proxy in pack.proxies
                ],
            },
            "roll": {"title": said(N_("Presentielijst")), **roll_of(pack.roll, pack.language)},
            **_papers(pack),
        },
    )


def _papers(pack: EmergencyPack) -> dict[str, object]:
    """Return the count forms and the ballots, one of each for every vote."""

    def said(sentence: str, **values: object) -> str:
        return say(sentence, pack.language, **values)

    return {
        "votes": [
            {
                "title": said(
                    N_("Punt %(number)s: %(title)s"), number=item.number, title=item.title
                ),
                "ballots": said(N_("Stembriefjes bij punt %(number)s"), number=item.number),
                "motion": item.motion,
            }
            for item in pack.items
            if item.motion
        ],
        "count": {
            "fields": [
                said(N_("Aantal stemmers in de zaal:")),
                said(N_("Aantal volmachten:")),
                said(N_("Uitgedeelde briefjes:")),
                said(N_("Voor:")),
                said(N_("Tegen:")),
                said(N_("Blanco:")),
                said(N_("Ongeldig:")),
                said(N_("Geteld door (naam en handtekening):")),
                said(N_("Nageteld door (naam en handtekening):")),
                said(N_("Voorzitter (handtekening) en tijd:")),
            ],
            "note": said(
                N_("Bewaar de briefjes in een dichte envelop. Voer de uitslag later in.")
            ),
        },
        "ballot": {
            "how": said(N_("Knip los. Eén briefje per stem: voor uzelf en voor elke volmacht.")),
            "on_page": BALLOTS_ON_PAGE,
            "copies": said(
                N_("Kopieer deze bladzijde. Voor alle leden zijn %(copies)s kopieën nodig."),
                copies=ceil(sum(row.votes for row in pack.roll) / BALLOTS_ON_PAGE),
            ),
            "choices": [said(N_("Voor")), said(N_("Tegen")), said(N_("Blanco"))],
        },
    }
