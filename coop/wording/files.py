"""Sentences about files that cannot be read."""

from coop.wording.catalogue import N_

REFUSALS = {
    "photo_too_large": N_("Deze foto is te groot. Hij mag %(megabytes)s MB zijn."),
    "photo_unreadable": N_("Deze foto kunnen wij niet lezen. Kies een andere foto."),
    "empty_file": N_("In dit bestand staat niets onder de kolomkoppen. Kies een ander bestand."),
    "not_text": N_(
        "Dit bestand is geen tekst. Sla de lijst in uw programma op als CSV en kies dat bestand."
    ),
    "spreadsheet_file": N_(
        "Dit bestand kunnen wij niet lezen. Is het van Excel? Kies daar Opslaan als, kies "
        "Excel-werkmap (.xlsx) of CSV, en zonder wachtwoord."
    ),
}
