"""Sentences about peilingen (peilingen)."""

from coop.wording.catalogue import N_

REFUSALS = {
    "peiling_not_found": N_("Deze peiling is er niet (meer)."),
    "peiling_text_missing": N_("Schrijf op wat u de leden wilt vragen."),
    "peiling_answers": N_(
        "Geef %(fewest)s tot %(most)s antwoorden waaruit leden kiezen. Elk antwoord is anders."
    ),
    "peiling_times": N_("De peiling moet later sluiten dan zij opengaat, en later dan nu."),
    "peiling_not_open": N_("Antwoord geven kan nu niet. De peiling is niet open."),
    "peiling_over": N_("Deze peiling is al voorbij. Er verandert niets meer aan."),
    "no_such_answer": N_("Kies een van de antwoorden. Er is nog niets bewaard."),
    "not_asked": N_("Alleen wie mag stemmen, geeft antwoord. U bent nu geen lid."),
}

#: What is said instead of "Dat mag u hier niet doen" to who is no member.
PERMISSIONS = {
    "peilingen:peiling:answer": N_(
        "Alleen leden geven antwoord. U bent nu geen lid, of u bent geschorst."
    ),
}

#: How far a peiling is, by ``coop.peilingen.rules.PeilingState``.
STATES = {
    "coming": N_("Nog niet open"),
    "open": N_("Nu open"),
    "closed": N_("Gesloten"),
    "withdrawn": N_("Ingetrokken"),
}

#: Under every peiling and its result, on each screen (acceptance test 4 of dutch-rules.md 8).
ADVISORY = N_("Deze peiling is adviserend. De leden beslissen in een vergadering.")
#: In the answer to the pressed button, and never in a message that stays.
KEPT = N_("Uw antwoord is bewaard.")
