"""Sentences about meetings of the board, its terms, and what elections bring along."""

from coop.wording.catalogue import N_

REFUSALS = {
    "nobody_there": N_("Kies eerst wie er is."),
    "not_on_board": N_("Iemand die u koos, zit niet in het bestuur."),
    "decision_text_missing": N_("Schrijf op wat het bestuur besloot."),
    "decided_already": N_("Bij dit punt staat al een besluit."),
    "filing_not_found": N_("Deze inschrijving is er niet (meer)."),
    "filing_settled": N_("Dit was al gedaan. Misschien was iemand u net voor."),
}

#: What must be told where, by ``coop.assembly.rules.FilingKind``.
FILINGS = {
    "board": N_("Het bestuur inschrijven bij de KvK"),
    "owners": N_("De UBO's inschrijven bij de KvK"),
}

FILING_STATES = {
    "open": N_("Te doen"),
    "late": N_("Te laat"),
    "done": N_("Klaar"),
    "not_needed": N_("Niet nodig"),
}
