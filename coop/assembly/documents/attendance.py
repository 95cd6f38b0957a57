"""The attendance list (presentielijst) of a meeting, with room to sign."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_datetime, format_time

from coop.kernel.clock import TIME_ZONE
from coop.rendering.pdf import pdf
from coop.wording.catalogue import N_, say

#: What follows in typst reads ``sheet.columns`` and ``sheet.rows``; also the emergency pack does.
ROLL = """
#let roll(sheet) = table(
  columns: (auto, 2fr, 2.4fr, 2fr, auto, auto),
  inset: (x: 4pt, y: 7pt), stroke: 0.4pt + luma(55%),
  table.header(..sheet.columns.map(name => strong(name))),
  ..sheet.rows.flatten(),
)
"""
SOURCE = (
    """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set page(
  paper: "a4", flipped: true, margin: (x: 16mm, y: 16mm),
  footer: context align(right, text(size: 8pt, counter(page).display("1 / 1", both: true))),
)
#set text(lang: data.language, size: 10pt)
"""
    + ROLL
    + """
= #data.title
#data.meeting
#for line in data.numbers [- #line
]
#roll(data)
#v(8mm)
#data.signed
"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRow:
    """One member on the list."""

    number: int | None
    name: str
    #: Came in at the door: signs; else the hours of taking part from home.
    online: tuple[tuple[datetime, datetime | None], ...] = ()
    #: For whom this member votes: "Vries, Jan de (12)".
    holds: tuple[str, ...] = ()
    #: Own votes and those of givers.
    votes: int = 1
    #: Not there any more when the meeting closed.
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSheet:
    """What stands on one list."""

    cooperative: str
    meeting: str
    starts_at: datetime
    place: str
    at_the_door: int
    online: int
    represented: int
    rows: Sequence[RollRow]
    language: str


def attendance_pdf(sheet: AttendanceSheet) -> bytes:
    """Lay the list out."""

    def said(sentence: str, **values: object) -> str:
        return say(sentence, sheet.language, **values)

    day = format_datetime(
        sheet.starts_at.astimezone(TIME_ZONE), "EEEE d MMMM y", locale=sheet.language
    )
    return pdf(
        SOURCE,
        {
            "title": said(N_("Presentielijst")),
            "language": sheet.language,
            "meeting": f"{sheet.cooperative} · {sheet.meeting} · {day} · {sheet.place}",
            "numbers": [
                said(N_("In de zaal: %(number)s"), number=sheet.at_the_door),
                said(N_("Online: %(number)s"), number=sheet.online),
                said(N_("Met een volmacht: %(number)s"), number=sheet.represented),
            ],
            **roll_of(sheet.rows, sheet.language),
            "signed": said(N_("Gezien door de voorzitter: ……………………………………")),
        },
    )


def roll_of(rows: Sequence[RollRow], language: str) -> dict[str, object]:
    """Return the columns and rows of a list as the source reads them."""

    def said(sentence: str) -> str:
        return say(sentence, language)

    return {
        "columns": [
            said(N_("Nummer")),
            said(N_("Naam")),
            said(N_("Handtekening of online")),
            said(N_("Stemt ook voor")),
            said(N_("Stemmen")),
            said(N_("Weg om")),
        ],
        "rows": [
            [
                str(row.number or ""),
                row.name,
                ", ".join(_stretch(since, until) for since, until in row.online),
                "; ".join(row.holds),
                str(row.votes),
                _hour(row.left_at) if row.left_at else "",
            ]
            for row in rows
        ],
    }


def _stretch(since: datetime, until: datetime | None) -> str:
    return f"online {_hour(since)}–{_hour(until) if until else ''}"


def _hour(instant: datetime) -> str:
    return format_time(instant.astimezone(TIME_ZONE), "H.mm", locale="nl")
