"""Sentences about keeping a group's chat good."""

from coop.wording.catalogue import N_

REFUSALS = {
    "sanction_appeal_too_late": N_("Bezwaar kan tot zeven dagen erna. Die zijn voorbij."),
    "invalid_night": N_("Kies twee verschillende uren, of laat ze allebei leeg."),
    "message_judged": N_("Een andere beheerder was u voor. Dit is al gedaan."),
    "stopped_message_not_found": N_("Dit bericht staat hier niet (meer)."),
    "own_appeal": N_("U nam deze maatregel zelf. Een andere beheerder kijkt naar het bezwaar."),
    "rung_too_high": N_("Deze stap is nog te zwaar. Begin lager op de ladder."),
    "sanction_not_found": N_("Deze maatregel staat hier niet (meer)."),
    "sanction_over": N_("Deze maatregel is al voorbij, of er is al bezwaar gemaakt."),
    "text_gone": N_("De tekst is niet meer bewaard. De bewoner kan het opnieuw sturen."),
}
