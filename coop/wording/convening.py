"""Sentences about planning a meeting and calling its members."""

from coop.wording.catalogue import N_

REFUSALS = {
    "agenda_text_too_long": N_(
        "Deze tekst heeft %(length)s tekens. Er passen er %(longest)s. Zet een lange bijlage bij"
        " de stukken."
    ),
    "convocation_too_late": N_(
        "Het is te laat voor een besluit over de statuten. De leden hadden uiterlijk op"
        " %(last_day)s uitgenodigd moeten zijn (%(article)s). Kies een latere dag, of haal het"
        " punt van de agenda."
    ),
    "convocation_late": N_(
        "De laatste dag om uit te nodigen was %(last_day)s (%(article)s). Gaat u toch door? Dan"
        " kan de rechter besluiten van deze vergadering vernietigen (%(voidable)s). Kies een"
        " latere dag, of bevestig dat het bestuur dit weet."
    ),
    "amendment_text_missing": N_(
        "Bij punt %(number)s ontbreekt de tekst van het voorstel. Leden moeten hem woord voor"
        " woord kunnen lezen (%(article)s)."
    ),
    "hybrid_not_allowed": N_(
        "Thuis meedoen en stemmen mag alleen als de statuten het toelaten (%(article)s). Kies een"
        " vergadering in de zaal, of leg het artikel vast in het regelboek."
    ),
    "digital_not_allowed": N_(
        "Alleen online vergaderen mag nog niet (%(article)s). De wet moet gelden, en de statuten"
        " moeten het toelaten. Kies voor de zaal, of voor de zaal en online."
    ),
}

#: What a day of the timeline is for, by ``coop.assembly.rules.TermKind``.
TERMS = {
    "items_close": N_("Laatste dag voor punten van leden"),
    "convocation": N_("Laatste dag om uit te nodigen"),
    "amendment_convocation": N_("Laatste dag om uit te nodigen voor de statuten"),
    "beforehand_opens": N_("Vooraf stemmen kan vanaf deze dag"),
    "candidates_close": N_("Laatste dag voor kandidaten"),
    "text_deposited": N_("Vanaf nu ligt de tekst van de wijziging klaar"),
    "beforehand_closes": N_("Vooraf stemmen sluit"),
    "proxies_close": N_("Volmachten geven kan tot de stemming"),
    "meeting": N_("De vergadering"),
    "accounts": N_("De jaarrekening is uiterlijk nu vastgesteld"),
}

#: What such a day means, for who has not done this before.
TERM_MEANINGS = {
    "items_close": N_("Wat leden inbrengen, moet in de uitnodiging staan."),
    "convocation": N_("De dag van versturen en de dag van de vergadering tellen niet mee."),
    "amendment_convocation": N_("Later kan niet: dit eist de wet."),
    "beforehand_opens": N_("Niet eerder dan dertig dagen voor de vergadering."),
    "candidates_close": N_("Zo kunnen alle leden nog lezen wie er kandidaat zijn."),
    "text_deposited": N_("Woord voor woord, tot het einde van de dag van de vergadering."),
    "beforehand_closes": N_("Daarna stemmen leden in de vergadering zelf."),
    "proxies_close": N_("Alleen aan een ander lid, en schriftelijk of elektronisch."),
    "meeting": N_("Leden beslissen samen, op de dag zelf."),
    "accounts": N_("Zes maanden om op te maken en een maand om vast te stellen."),
}

#: Agendas to begin with, by ``coop.assembly.rules.AgendaTemplate``.
TEMPLATES = {
    "empty": N_("Lege agenda"),
    "yearly": N_("Jaarvergadering: jaarrekening, kascommissie en décharge"),
    "election": N_("Verkiezing van bestuursleden"),
    "statutes": N_("Wijziging van de statuten"),
}

#: What a point asks of the meeting, by ``coop.assembly.rules.DecisionKind``.
DECISIONS = {
    "ordinary": N_("Gewoon besluit"),
    "statutes": N_("Wijziging van de statuten"),
    "dissolution": N_("Ontbinding van de coöperatie"),
    "accounts": N_("Vaststellen van de jaarrekening"),
    "discharge": N_("Décharge"),
    "election": N_("Keuze van personen"),
}
