"""Sentences about soundings (peilingen)."""

from coop.wording.catalogue import N_

REFUSALS = {
    "sounding_not_found": N_("Deze peiling is er niet (meer)."),
    "sounding_text_missing": N_("Schrijf op wat u de leden wilt vragen."),
    "sounding_answers": N_(
        "Geef %(fewest)s tot %(most)s antwoorden waaruit leden kiezen. Elk antwoord is anders."
    ),
    "sounding_times": N_("De peiling moet later sluiten dan zij opengaat, en later dan nu."),
    "sounding_not_open": N_("Antwoord geven kan nu niet. De peiling is niet open."),
    "sounding_over": N_("Deze peiling is al voorbij. Er verandert niets meer aan."),
    "no_such_answer": N_("Kies een van de antwoorden. Er is nog niets bewaard."),
    "not_asked": N_("Alleen wie mag stemmen, geeft antwoord. U bent nu geen lid."),
}

#: What is said instead of "Dat mag u hier niet doen" to who is no member.
PERMISSIONS = {
    "soundings:sounding:answer": N_(
        "Alleen leden geven antwoord. U bent nu geen lid, of u bent geschorst."
    ),
}

#: How far a sounding is, by ``coop.soundings.rules.SoundingState``.
STATES = {
    "coming": N_("Nog niet open"),
    "open": N_("Nu open"),
    "closed": N_("Gesloten"),
    "withdrawn": N_("Ingetrokken"),
}

#: Under every sounding and its result, on each screen (acceptance test 4 of dutch-rules.md 8).
ADVISORY = N_("Deze peiling is adviserend. De leden beslissen in een vergadering.")
#: In the answer to the pressed button, and never in a message that stays.
KEPT = N_("Uw antwoord is bewaard.")
