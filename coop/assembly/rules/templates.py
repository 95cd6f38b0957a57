"""Agendas to begin with. Their words are the cooperative's own papers, so they stay Dutch.

The minutes of the former meeting stand on none of them: they return with what is not done yet.
"""

from dataclasses import dataclass
from enum import StrEnum

from coop.assembly.rules.agenda import DecisionKind


class AgendaTemplate(StrEnum):
    """What kind of meeting an agenda is for."""

    EMPTY = "empty"
    YEARLY = "yearly"
    ELECTION = "election"
    STATUTES = "statutes"


@dataclass(frozen=True, slots=True)
class TemplatePoint:
    """One point of such an agenda."""

    title: str
    explanation: str = ""
    motion: str = ""
    kind: DecisionKind = DecisionKind.ORDINARY
    #: BW 2:48 lid 2: not where an RvC or an accountant looks at the accounts.
    needs_audit_committee: bool = False


_OPENING = TemplatePoint("Opening", "De voorzitter opent de vergadering en noemt wie er zijn.")
_CLOSING = (TemplatePoint("Rondvraag"), TemplatePoint("Sluiting"))

_YEARLY = (
    _OPENING,
    TemplatePoint("Verslag van het bestuur", "Het bestuur vertelt over het afgelopen jaar."),
    TemplatePoint(
        "Verslag van de kascommissie",
        "De kascommissie heeft de cijfers onderzocht en vertelt wat zij vond (BW 2:48 lid 2).",
        needs_audit_committee=True,
    ),
    TemplatePoint(
        "Jaarrekening",
        "De penningmeester legt de jaarrekening uit. Zij staat bij de stukken (BW 2:58 lid 1).",
        "De vergadering stelt de jaarrekening over het afgelopen boekjaar vast.",
        DecisionKind.ACCOUNTS,
    ),
    TemplatePoint(
        "Décharge van het bestuur",
        "Dit is een apart besluit. Het zit niet in het vaststellen van de jaarrekening.",
        "De vergadering verleent het bestuur décharge voor het gevoerde beleid, voor zover dat"
        " blijkt uit de jaarrekening.",
        DecisionKind.DISCHARGE,
    ),
    TemplatePoint(
        "Begroting",
        "Wat verwachten wij dit jaar te ontvangen en uit te geven?",
        "De vergadering stelt de begroting voor het lopende boekjaar vast.",
    ),
    TemplatePoint(
        "Benoeming van de kascommissie",
        "Minstens twee leden die niet in het bestuur zitten, en een reserve (BW 2:48 lid 2).",
        kind=DecisionKind.ELECTION,
        needs_audit_committee=True,
    ),
    *_CLOSING,
)

_ELECTION = (
    _OPENING,
    TemplatePoint(
        "Verkiezing van bestuursleden",
        "Wie kandidaat zijn, staat bij dit punt. Over personen stemmen wij schriftelijk.",
        kind=DecisionKind.ELECTION,
    ),
    *_CLOSING,
)

_STATUTES = (
    _OPENING,
    TemplatePoint(
        "Wijziging van de statuten",
        "De hele nieuwe tekst staat hieronder, woord voor woord (BW 2:42 lid 2). Daarna legt de"
        " notaris de wijziging vast (BW 2:43).",
        kind=DecisionKind.STATUTES,
    ),
    *_CLOSING,
)

_POINTS = {
    AgendaTemplate.EMPTY: (),
    AgendaTemplate.YEARLY: _YEARLY,
    AgendaTemplate.ELECTION: _ELECTION,
    AgendaTemplate.STATUTES: _STATUTES,
}


def points_of(template: AgendaTemplate, *, has_audit_committee: bool) -> list[TemplatePoint]:
    """Return the points of an agenda to begin with."""
    return [
        point
        for point in _POINTS[template]
        if has_audit_committee or not point.needs_audit_committee
    ]
