"""Sentences about the evening at the tent: what is counted, heard and thought."""

from coop.wording.catalogue import N_

REFUSALS = {
    "tent_question_missing": N_("Wat vroeg de buur? Schrijf het kort op, zonder naam."),
    "tent_wish_missing": N_("Wat wil de buur graag? Schrijf het kort op."),
    "tent_wish_contact_missing": N_("Vul een telefoonnummer of e-mailadres in."),
    "tent_wish_consent_missing": N_("Vraag eerst of u naam en nummer mag bewaren."),
    "tent_question_not_found": N_("Deze vraag staat er niet meer."),
    "tent_wish_not_found": N_("Deze wens staat er niet meer."),
    "tent_counting_over": N_("Tellen kan niet meer: deze buurTent is te lang geleden."),
    "tent_nothing_counted": N_("Er is nog niets geteld. Er kan dus niets af."),
    "tent_evaluation_closed": N_("Deze vragen zijn nu dicht. Toch bedankt!"),
    "tent_evaluations_too_many": N_("Het is nu erg druk. Probeer het straks nog eens."),
}

#: What the volunteers advise, by the value of the tip.
TIPS = {
    "lock": N_("Deur altijd op slot"),
    "key": N_("Geen sleutel onder de mat"),
    "window": N_("Ramen dicht, ook boven"),
    "light": N_("Een lamp aan als u weg bent"),
    "doorbell": N_("Kijk eerst wie er belt"),
    "neighbours": N_("Vraag buren om op te letten"),
    "bicycle": N_("Twee sloten op de fiets"),
    "phone": N_("Hang op bij een vreemd telefoontje"),
}
