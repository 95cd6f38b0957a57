"""Sentences about targets."""

from coop.wording.catalogue import N_

#: By ``Counted``.
COUNTED = {
    "members": N_("leden"),
    "pledges": N_("leden en toezeggingen"),
    "households": N_("huishoudens"),
}

REFUSALS = {
    "target_not_found": N_("Dit doel is er niet (meer)."),
    "target_ended": N_("Dit doel is al weggehaald."),
    "target_number": N_("Kies een aantal van 1 tot en met %(most)s."),
    "target_day": N_("Kies een dag na vandaag, en binnen tien jaar."),
}
