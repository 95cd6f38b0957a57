"""The form with which a member gives a proxy on paper."""

from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_datetime

from coop.kernel.clock import TIME_ZONE
from coop.rendering.pdf import pdf
from coop.wording.catalogue import N_, say

SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(paper: "a4", margin: (x: 25mm, y: 22mm))
#set text(lang: data.language, size: 12pt)
#set par(leading: 0.8em, spacing: 1.2em)
#text(weight: "bold")[#data.sender]
= #data.title
#data.meeting
#let lines(rows) = for row in rows [
  #v(5mm)
  #row #box(width: 1fr, line(length: 100%, stroke: 0.6pt))
]
== #data.giver_title
#lines(data.fields)
== #data.holder_title
#lines(data.fields)
== #data.scope_title
#for choice in data.scopes [
  #v(2mm)
  #box(width: 4mm, height: 4mm, stroke: 0.8pt) #h(2mm) #choice
]
#v(3mm)
#data.instruction #box(width: 1fr, line(length: 100%, stroke: 0.6pt))
== #data.sign_title
#lines(data.signs)
#v(4mm)
#for line in data.closing [#line #parbreak()]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProxyForm:
    """What stands on the form of one meeting."""

    cooperative: str
    meeting: str
    starts_at: datetime
    place: str
    #: How many proxies one person may hold.
    most: int
    language: str


def form_pdf(form: ProxyForm) -> bytes:
    """Lay the form out, to be filled in with a pen."""

    def said(sentence: str, **values: object) -> str:
        return say(sentence, form.language, **values)

    local = form.starts_at.astimezone(TIME_ZONE)
    return pdf(
        SOURCE,
        {
            "title": said(N_("Volmacht")),
            "language": form.language,
            "sender": form.cooperative,
            "meeting": said(
                N_("%(meeting)s op %(day)s, %(place)s"),
                meeting=form.meeting,
                day=format_datetime(local, "EEEE d MMMM y", locale=form.language),
                place=form.place,
            ),
            "giver_title": said(N_("Ik ben")),
            "holder_title": said(N_("Deze persoon stemt voor mij")),
            "fields": [said(N_("Naam:")), said(N_("Lidnummer:"))],
            "scope_title": said(N_("Waarvoor?")),
            "scopes": [
                said(N_("De hele vergadering")),
                said(N_("Alleen agendapunt ……")),
            ],
            "instruction": said(N_("Zo wil ik stemmen (hoeft niet):")),
            "sign_title": said(N_("Handtekening")),
            "signs": [said(N_("Datum:")), said(N_("Handtekening:"))],
            "closing": [
                said(
                    N_("Eén persoon mag voor hoogstens %(most)s anderen stemmen."),
                    most=form.most,
                ),
                said(N_("Komt u toch zelf? Dan vervalt deze volmacht.")),
                said(N_("Geef dit formulier aan de secretaris.")),
            ],
        },
    )
