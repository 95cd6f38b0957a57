"""What is said about a breach of personal data, to the board and to the people it concerns."""

from coop.wording.catalogue import N_

REFUSALS = {
    "breach_not_found": N_("Dit datalek staat niet (meer) in het register."),
    "breach_incomplete": N_("Schrijf op wat er gebeurde, en kies wat het was."),
    "found_in_future": N_("Dit tijdstip ligt in de toekomst. Kijk dag en uur na."),
    "breach_closed": N_("%(name)s heeft dit datalek afgesloten. Het blijft zoals het is."),
    "breach_unaccounted": N_(
        "Er ontbreekt nog iets. De wet wil dat u opschrijft wat er is gedaan, of waarom niet "
        "(AVG artikel 33 lid 5)."
    ),
}

KINDS = {
    "seen": N_("Iemand zag of kreeg gegevens die daar niet bij mocht"),
    "changed": N_("Gegevens zijn veranderd"),
    "lost": N_("Gegevens zijn weg, of wij kunnen er niet bij"),
}
DATA = {
    "contact": N_("Naam, adres, e-mail of telefoon"),
    "membership": N_("Of iemand lid is"),
    "account": N_("Rekeningnummers en betalingen"),
    "access": N_("Codes en links om in te loggen"),
    "reports": N_("Buurtmeldingen"),
    "special": N_("Gezondheid, geloof, afkomst of strafbare feiten"),
    "other": N_("Iets anders"),
}
CONCERNED = {
    "members": N_("Leden"),
    "neighbours": N_("Buurtbewoners"),
    "reporters": N_("Wie een buurtmelding deed"),
    "described": N_("Wie in een buurtmelding staat"),
    "children": N_("Kinderen"),
    "others": N_("Anderen"),
}
ANSWERS = {
    "yes": N_("Ja"),
    "no": N_("Nee"),
    "unknown": N_("Weet ik niet"),
}
RISKS = {
    "unlikely": N_("Schade is niet waarschijnlijk"),
    "risk": N_("Er is risico voor mensen"),
    "high": N_("Er is hoog risico voor mensen"),
}
ISSUES = {
    "not_weighed": N_("Beantwoord de vragen over het risico."),
    "no_measures": N_("Schrijf op wat de gevolgen zijn en wat u eraan deed."),
    "not_reported": N_("Meld het bij de Autoriteit Persoonsgegevens, of schrijf op waarom niet."),
    "reported_late": N_("U meldde na 72 uur. Schrijf op waarom (AVG artikel 33 lid 1)."),
    "not_told": N_("Vertel het de mensen om wie het gaat, of schrijf op waarom niet."),
}
STEPS = {
    "wat": N_("Wat er gebeurde"),
    "wie": N_("Wiens gegevens"),
    "risico": N_("Het risico"),
    "melden": N_("Melden bij de Autoriteit Persoonsgegevens"),
    "vertellen": N_("Vertellen aan de mensen"),
}

#: As the people it concerns read it.
KINDS_TOLD = {
    "seen": N_("iemand kon uw gegevens zien die daar niet bij mocht"),
    "changed": N_("uw gegevens zijn veranderd"),
    "lost": N_("uw gegevens zijn weg"),
}
#: AVG art. 34 lid 2: what happened, the consequences, the measures, and whom to ask.
LETTER = (
    N_("Er ging iets mis met uw gegevens. Wij vinden dat heel vervelend."),
    N_("Wat is er gebeurd? %(what)s"),
    N_("Dit betekent: %(kinds)s. Het gaat om: %(data)s."),
    N_("Wat kunt u ervan merken? %(consequences)s"),
    N_("Wat doen wij eraan? %(measures)s"),
    N_("Hebt u een vraag? Neem dan contact op met het bestuur van %(cooperative)s."),
)
