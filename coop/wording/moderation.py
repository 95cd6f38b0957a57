"""Sentences about keeping a group's chat good."""

from coop.wording.catalogue import N_

REFUSALS = {
    "sanction_appeal_too_late": N_("Bezwaar kan tot zeven dagen erna. Die zijn voorbij."),
    "invalid_night": N_("Kies twee verschillende uren, of laat ze allebei leeg."),
    "message_judged": N_("Een andere beheerder was u voor. Dit is al gedaan."),
    "stopped_message_not_found": N_("Dit bericht staat hier niet (meer)."),
    "ladder_moved": N_("Een andere beheerder was u voor. Kijk eerst wat er is gedaan."),
    "own_appeal": N_("U nam deze maatregel zelf. Een andere beheerder kijkt naar het bezwaar."),
    "rung_too_high": N_("Deze stap is nog te zwaar. Begin lager op de ladder."),
    "sanction_not_found": N_("Deze maatregel staat hier niet (meer)."),
    "sanction_over": N_("Deze maatregel is al voorbij, of er is al bezwaar gemaakt."),
    "text_gone": N_("De tekst is niet meer bewaard. De bewoner kan het opnieuw sturen."),
}

#: Each rule as moderators read it: its name, and what it finds.
RULES = {
    "plate": (N_("Kentekens"), N_("ook zonder streepjes; “zwarte auto” niet")),
    "phone": (N_("Telefoonnummers"), N_("van mensen; 112 en 0900-8844 niet")),
    "email": (N_("E-mailadressen"), N_("alle")),
    "house_number": (N_("Huisnummers"), N_("een straat met een nummer; alleen de straat mag")),
    "link": (N_("Links"), N_("naar elke website")),
    "forwarded": (N_("Doorgestuurde berichten"), N_("van andere groepen of mensen")),
    "media": (N_("Foto’s en video"), N_("alle; de melder bewaart ze voor de politie")),
    "noise": (N_("Bedankjes en duimpjes"), N_("ook stickers en groeten")),
    "advertisement": (N_("Reclame en vraag en aanbod"), N_("hoort in de buurtapp")),
    "lost_pet": (N_("Dieren kwijt of gevonden"), N_("hoort in de buurtapp")),
    "discrimination": (
        N_("Over afkomst"),
        N_("wie iemand lijkt, zonder wat die doet; of een hele groep"),
    ),
    "call_to_act": (N_("Zelf ingrijpen"), N_("oproepen om iemand te pakken of te tonen")),
    "flood": (N_("Te veel achter elkaar"), N_("meer dan vijf berichten in een minuut")),
    "newcomer": (N_("Nieuwe deelnemers"), N_("de eerste drie berichten, veertien dagen lang")),
}
MEASURES = {
    "off": N_("Niets doen"),
    "flag": N_("Een beheerder laten kijken"),
    "remove": N_("Weghalen"),
}
TROUBLES = {
    "bot_out": N_("De bot is uit de groep gezet. Voeg hem weer toe als beheerder."),
    "no_administrator": N_(
        "De bot is geen beheerder. Maak hem beheerder, anders leest hij niets."
    ),
    "cannot_delete": N_("De bot mag geen berichten verwijderen. Geef hem dat recht."),
    "cannot_restrict": N_("De bot mag niemand dempen of verwijderen. Geef hem dat recht."),
    "cannot_invite": N_("De bot mag niemand uitnodigen. Geef hem dat recht."),
    "no_supergroup": N_(
        "Dit is nog een gewone groep. Zet “Chatgeschiedenis” op zichtbaar; "
        "dan wordt het een supergroep en kan de bot dempen."
    ),
    "topic_gone": N_("Het onderwerp waarin de bot schreef, is weg. Hij schrijft nu bij Algemeen."),
}
TROUBLE_SUBJECT = N_("De bot kan iets niet in %(group)s")
WAITING = N_("%(n)s bericht wacht op een beheerder.")
WAITING_MANY = N_("%(n)s berichten wachten op een beheerder.")
WAITING_NONE = N_("Alle berichten zijn bekeken.")
LOOK = N_("Bekijk de berichten")

#: The ladder, from light to heavy, and why; the same words for everybody.
RUNGS = {
    "note": N_("Aanspreken"),
    "warning": N_("Waarschuwing"),
    "mute": N_("Tijdelijk alleen lezen"),
    "removal": N_("Uit de groep"),
    "ban": N_("Niet meer in de groep"),
}
BREACHES = {
    "personal_data": N_("Gegevens van anderen"),
    "discrimination": N_("Over afkomst"),
    "call_to_act": N_("Oproep om zelf in te grijpen"),
    "chatter": N_("Berichten die hier niet horen"),
    "advertising": N_("Reclame"),
    "unkind": N_("Onaardig tegen anderen"),
}
APPEAL_WAITS = N_("Iemand maakt bezwaar tegen een maatregel in %(group)s.")
