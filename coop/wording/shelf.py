"""Sentences about the shelf "Stukken"."""

from coop.wording.catalogue import N_

REFUSALS = {
    "paper_not_found": N_("Dit stuk is er niet (meer)."),
    "paper_title_missing": N_("Geef het stuk een naam."),
    "paper_year": N_("Dit jaar kan niet kloppen."),
    "not_a_pdf": N_("Dit bestand is geen pdf. Bewaar het stuk als pdf en kies het opnieuw."),
    "paper_too_large": N_("Dit bestand is te groot. Een stuk is hoogstens 10 MB."),
}

#: What a paper is, by ``coop.shelf.rules.PaperKind``.
KINDS = {
    "statutes": N_("Statuten"),
    "regulations": N_("Reglement"),
    "annual": N_("Jaarstuk"),
    "policy": N_("Beleid"),
    "minutes": N_("Notulen"),
    "other": N_("Ander stuk"),
}

#: For whom it is, by ``coop.shelf.rules.Audience``.
AUDIENCES = {
    "public": N_("Voor iedereen"),
    "members": N_("Voor leden"),
    "board": N_("Voor het bestuur"),
}
