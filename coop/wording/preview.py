"""Who reads what of a buurtmelding, told before it is sent (A2, as the dialogue)."""

from coop.wording.catalogue import N_

WHO_READS = N_("Wie leest wat?")
READERS = {
    "moderator": N_("De beheerder"),
    "police": N_("De wijkagent"),
    "other_receiver": N_("Een andere organisatie, zoals de gemeente"),
    "group": N_("De groep"),
}
NOTES = {
    "moderator": N_("De beheerder leest uw naam niet."),
    "police": N_("Hetzelfde, als de beheerder het doorgeeft. Zonder uw naam."),
    "other_receiver": N_("Alleen als de beheerder het doorgeeft. Zonder beschrijving."),
    "group": N_("Pas als er een antwoord is. Nooit een kenteken."),
}
GROUP_NOW = N_("Meteen, als waarschuwing. Nooit een kenteken.")
KIND = N_("Soort")
STREET = N_("Straat")
LOOK = N_("Let op")
