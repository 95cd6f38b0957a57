"""Words on papers of meetings; they are Dutch, as minutes and decisions are."""

from coop.wording.catalogue import N_

AGENDA = N_("Agenda")
MINUTES = N_("Notulen")
DECISIONS = N_("Besluitenlijst")
SCHEDULE = N_("Rooster van aftreden")
OVERVIEW = N_("Overzicht")
WHEN = N_("Wanneer")
WHERE = N_("Waar")
HOW = N_("Hoe")
STATE = N_("Stand")
DAY_AND_HOUR = N_("%(day)s, %(hour)s uur")
ADOPTED = N_("Vastgesteld en ondertekend")
ADOPTED_ON = N_("Vastgesteld door de vergadering op %(day)s.")
SIGNED = N_("Ondertekend door de %(office)s, %(name)s, op %(day)s.")
ADOPTED_WORD = N_("Aangenomen")
REJECTED_WORD = N_("Verworpen")
PUBLISHED = N_(
    "Bekendgemaakt aan alle leden op %(day)s. Vernietiging kan tot en met %(until)s worden "
    "gevraagd (BW 2:15 lid 5)."
)
DECISION_COLUMNS = (N_("Nummer"), N_("Datum"), N_("Onderwerp"), N_("Besluit"))
SCHEDULE_RULE = N_("Een termijn duurt %(years)s jaar; hoogstens %(terms)s termijnen.")
WHO_RESIGNS = N_("Wie wanneer aftreedt")
SCHEDULE_COLUMNS = (
    N_("Naam"),
    N_("Functie"),
    N_("Sinds"),
    N_("Treedt af op"),
    N_("Termijn"),
    N_("Herkiesbaar"),
)
YES = N_("ja")
NO = N_("nee")
YEAR = N_("Besluiten van %(year)s")
