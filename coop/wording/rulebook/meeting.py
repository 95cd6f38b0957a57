"""Convening and quorum, in words."""

from coop.wording.catalogue import N_
from coop.wording.rulebook.words import ANY, RuleWords

MEETING = {
    "av.vorm": RuleWords(
        name=N_("Vorm van de vergadering"),
        says={
            "fysiek": N_("Wij vergaderen in een zaal."),
            "hybride": N_("Wij vergaderen in een zaal en online tegelijk."),
            "digitaal": N_("Wij vergaderen alleen online."),
        },
        meaning=N_("Online meestemmen vraagt een artikel in de statuten."),
    ),
    "av.oproep_min_dagen": RuleWords(
        name=N_("Termijn van de uitnodiging"),
        says={
            ANY: N_("De uitnodiging gaat minstens %(value)s van tevoren weg."),
        },
        meaning=N_("De dag van versturen en de dag van de vergadering tellen niet mee."),
    ),
    "av.oproep_email": RuleWords(
        name=N_("Uitnodiging per e-mail"),
        says={
            "met_toestemming": N_("Een lid dat dat goedvindt, krijgt de uitnodiging per e-mail."),
            "nee": N_("Elk lid krijgt de uitnodiging per post."),
        },
        meaning=N_("Zonder toestemming gaat er altijd een brief."),
    ),
    "av.minderheid": RuleWords(
        name=N_("Leden vragen een vergadering"),
        says={
            ANY: N_("Leden met samen %(value)s van de stemmen kunnen een vergadering vragen."),
        },
        meaning=N_("De statuten mogen het makkelijker maken, niet moeilijker."),
    ),
    "av.minderheid_bestuur_dagen": RuleWords(
        name=N_("Antwoord van het bestuur"),
        says={
            ANY: N_("Het bestuur houdt die vergadering binnen %(value)s."),
        },
        meaning=N_("Dit geldt als genoeg leden er schriftelijk om vragen."),
    ),
    "av.minderheid_zelf_dagen": RuleWords(
        name=N_("Leden roepen zelf op"),
        says={
            ANY: N_("Doet het bestuur %(value)s niets, dan mogen de vragers zelf oproepen."),
        },
        meaning=N_("Zij doen dat zoals het bestuur het doet, of met een advertentie."),
    ),
    "quorum.gewoon": RuleWords(
        name=N_("Hoeveel leden er moeten zijn"),
        says={
            ANY: N_("Voor een gewoon besluit moet er zijn: %(value)s van de stemmen."),
        },
        meaning=N_("Nul betekent: de opkomst maakt niet uit."),
    ),
    "quorum.tweede_vergadering": RuleWords(
        name=N_("Tweede vergadering"),
        says={
            "ja": N_("Komen er te weinig leden, dan beslist een tweede vergadering."),
            "nee": N_("Er is geen regel voor een tweede vergadering."),
        },
        meaning=N_("In de tweede vergadering maakt de opkomst niet uit."),
    ),
    "quorum.tweede_na_dagen": RuleWords(
        name=N_("Tweede vergadering: niet eerder dan"),
        says={
            ANY: N_("De tweede vergadering is minstens %(value)s later."),
        },
        meaning=N_("Zo kunnen leden opnieuw een uitnodiging krijgen."),
    ),
    "av.pauze_vanaf": RuleWords(
        name=N_("Pauze als mensen het niet kunnen volgen"),
        says={
            ANY: N_(
                "Kan meer dan %(value)s van de mensen het niet volgen? Dan is er een pauze nodig."
            ),
        },
        meaning=N_("Wie stemt, moet de vergadering kunnen volgen."),
    ),
    "quorum.tweede_binnen_dagen": RuleWords(
        name=N_("Tweede vergadering: uiterlijk"),
        says={
            ANY: N_("De tweede vergadering is binnen %(value)s."),
        },
        meaning=N_("Het gaat over hetzelfde voorstel, met dezelfde meerderheid."),
    ),
}
