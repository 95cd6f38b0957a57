"""Sentences about categories of members."""

from coop.wording.catalogue import N_

REFUSALS = {
    "category_not_found": N_("Deze categorie is er niet (meer)."),
    "category_name_missing": N_("Geef de categorie een naam."),
    "category_name_taken": N_("Er is al een categorie %(name)s. Kies een andere naam."),
    "category_in_use": N_(
        "In deze categorie zitten of zaten leden. Of iemand lid is in de zin van de wet, "
        "verandert niet voor allen tegelijk. Maak een nieuwe categorie en zet hen daarin."
    ),
    "votes_too_few": N_(
        "Een lid heeft ten minste zoveel stemmen: %(least)s (BW 2:38 lid 1). Dat kan niet minder."
    ),
    "more_votes_than_statutes": N_(
        "Zoveel stemmen mag alleen als de statuten het zeggen. Nu is het hoogstens %(most)s "
        "(%(article)s). Vul eerst het artikel in het regelboek in."
    ),
    "age_unreadable": N_("Vul de leeftijd in als heel getal tussen 1 en 99."),
    "too_young": N_(
        "Voor deze categorie moet iemand %(least)s jaar zijn. Vul de geboortedatum in. "
        "Wij kijken ernaar en bewaren hem niet."
    ),
    "day_past": N_("Een andere categorie gaat in op vandaag of later."),
}
