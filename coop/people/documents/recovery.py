"""The sheet with recovery codes, to print and to keep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_datetime

from coop.kernel.clock import TIME_ZONE
from coop.people.rules import spelled
from coop.rendering.pdf import pdf
from coop.wording.catalogue import N_, say

SOURCE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(paper: "a4", margin: (x: 25mm, y: 25mm))
#set text(lang: data.language, size: 13pt)
#set par(leading: 0.8em, spacing: 1.3em)
#text(weight: "bold")[#data.sender]
= #data.title
#for line in data.intro [#line #parbreak()]
#block(stroke: 1pt, radius: 3mm, inset: 8mm, width: 100%, breakable: false)[
  #set text(font: "DejaVu Sans Mono", size: 15pt)
  #enum(..data.codes, spacing: 1.4em)]
#for line in data.closing [#line #parbreak()]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What stands on one sheet."""

    sender: str
    name: str
    codes: Sequence[str]
    issued_at: datetime
    language: str


def recovery_sheet_pdf(sheet: RecoverySheet) -> bytes:
    """Lay the sheet out in the language of who keeps it."""

    def said(sentence: str, **values: object) -> str:
        return say(sentence, sheet.language, **values)

    on = format_datetime(sheet.issued_at.astimezone(TIME_ZONE), "d MMMM y", locale=sheet.language)
    return pdf(
        SOURCE,
        {
            "title": said(N_("Herstelcodes")),
            "language": sheet.language,
            "sender": sheet.sender,
            "intro": [
                said(N_("Voor %(name)s, gemaakt op %(on)s."), name=sheet.name, on=on),
                said(N_("Hebt u uw app of sleutel niet bij u? Gebruik dan een van deze codes.")),
            ],
            "codes": [spelled(code) for code in sheet.codes],
            "closing": [
                said(N_("Elke code werkt één keer. Streep door wat u gebruikte.")),
                said(N_("Bewaar dit blad thuis, op een veilige plek. Geef het aan niemand.")),
            ],
        },
    )
