"""Sentences about who speaks, and about the notes of the minute taker."""

from coop.wording.catalogue import N_

REFUSALS = {
    "turn_not_found": N_("Dit staat niet (meer) op de lijst van sprekers."),
    "turn_kind_unknown": N_("Druk op een van de knoppen."),
    "speaking_time_wrong": N_("Kies een spreektijd van %(least)s tot %(most)s minuten."),
    "item_not_on": N_("De vergadering is nu bij een ander punt."),
    "floor_list_closed": N_("De lijst van sprekers is dicht."),
    "member_not_present": N_("Dit lid is nog niet binnen. Meld het lid eerst aan bij de deur."),
    "floor_already_asked": N_(
        "Eén keer op de lijst is genoeg. Wie spreekt of wacht, kan later weer vragen."
    ),
    "turn_over": N_("Iemand anders was u voor. De lijst is intussen veranderd."),
    "note_too_long": N_("Dit is te lang. Er passen %(longest)s tekens in een aantekening."),
    "note_conflict": N_("Iemand anders schreef intussen bij dit punt. Uw tekst staat er nog."),
}

#: What somebody wants the floor for, by ``coop.assembly.rules.TurnKind``.
KINDS = {
    "for": N_("Voor"),
    "against": N_("Tegen"),
    "neutral": N_("Vraag of opmerking"),
    "order": N_("Punt van orde"),
}
