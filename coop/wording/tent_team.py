"""Sentences about who is at the tent: the police, the volunteers and what they agreed on."""

from coop.wording.catalogue import N_

REFUSALS = {
    "tent_team_minimum": N_("Kies een aantal van 1 tot en met %(most)s, of laat het leeg."),
    "tent_team_hours": N_("Kies een aantal uren van 1 tot en met %(most)s."),
    "tent_team_minutes": N_("Kies een aantal minuten van 1 tot en met %(most)s."),
    "tent_police_answered": N_("Er komt al iemand van de politie. Een vervanger is niet nodig."),
    "tent_deputy_asked": N_("De vervanger is al gevraagd."),
    "tent_crew_minutes": N_("Kies een tijd van hoogstens %(most)s uur."),
    "tent_no_volunteer": N_("Deze persoon is geen vrijwilliger (meer)."),
    "tent_swap_not_found": N_("Deze vraag staat er niet meer."),
    "tent_crew_missing": N_("U staat niet op de lijst van deze buurTent."),
    "tent_swap_taken": N_("Iemand was u net voor en neemt de avond al over. Dank u wel!"),
    "tent_deputy_missing": N_("Er is niet afgesproken wie er vervangt. Bel de politie zelf."),
}

#: What somebody says of an evening, by the value of the answer.
AVAILABILITY = {
    "yes": N_("Ik kan"),
    "maybe": N_("Misschien"),
    "no": N_("Ik kan niet"),
}

#: Why nobody of the police comes, by the value of the reason (C21: no blame).
DECLINE_REASONS = {
    "other_work": N_("ander werk gaat voor"),
    "off_duty": N_("geen dienst"),
    "short_notice": N_("te kort van tevoren"),
    "other": N_("anders"),
}
