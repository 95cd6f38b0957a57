"""Sentences about the rule book."""

from coop.wording.catalogue import N_

REFUSALS = {
    "rule_not_found": N_("Deze regel staat niet in het regelboek."),
    "rule_unreadable": N_(
        "Deze waarde past niet bij deze regel (%(article)s). Kijk onder het vak hoe u hem invult."
    ),
    "rule_article_missing": N_("Vul in welk artikel dit zegt. Zonder artikel geldt het niet."),
    "out_of_reach": N_(
        "Kies tussen %(least)s en %(most)s. Verder gaat het regelboek niet (%(article)s)."
    ),
    "below_law": N_("%(article)s laat niet minder dan %(limit)s toe."),
    "above_law": N_("%(article)s laat niet meer dan %(limit)s toe."),
    "fixed_by_law": N_("%(article)s legt dit vast. Hier valt niets te kiezen."),
    "layer_not_allowed": N_(
        "Dit kan alleen in de statuten staan, niet in het huishoudelijk reglement (%(article)s)."
    ),
    "breaks_statutes": N_(
        "De statuten zeggen hier al iets anders over (%(article)s). Het huishoudelijk reglement "
        "mag daar niet van afwijken (BW 2:25)."
    ),
    "rule_needs_other": N_(
        "%(article)s: dit mag alleen als de statuten eerst iets anders toestaan. "
        "Kijk in het hoofdstuk over elektronisch stemmen."
    ),
    "rule_taken": N_(
        "Voor deze dag staat er al een waarde in het regelboek. Iemand was u net voor, of u deed "
        "het zelf al. Kijk bij de geschiedenis van deze regel."
    ),
    "rule_in_force": N_(
        "Deze waarde heeft al gegolden en blijft in de geschiedenis staan. Leg een nieuwe waarde "
        "vast als er iets verandert."
    ),
    "switch_needs_two": N_(
        "Deze schakelaar zetten twee bestuursleden samen om. Stel het voor op de pagina "
        "‘Drie schakelaars’."
    ),
    "clause_missing": N_("Neem de letterlijke tekst van het artikel over uit de statuten."),
    "deed_page_missing": N_("Vul in op welke bladzijde van de akte het artikel staat."),
    "switch_proposal_not_found": N_("Dit voorstel is er niet (meer)."),
    "switch_proposal_open": N_(
        "Voor deze schakelaar ligt al een voorstel. Een ander bestuurslid bevestigt het of wijst "
        "het af."
    ),
    "switch_proposal_decided": N_("Iemand anders heeft hier al over beslist. Kijk hoe het staat."),
    "own_switch_proposal": N_(
        "Dit hebt u zelf voorgesteld. Een ander bestuurslid leest de akte na en bevestigt het."
    ),
    "switch_stands": N_("Deze schakelaar staat al zo. Er valt niets te veranderen."),
    "model_stands": N_("Uw regels zijn al zoals dit model. Er valt niets over te nemen."),
    "electronic_voting_off": N_(
        "Elektronisch stemmen staat uit. Het mag pas als de statuten het toelaten "
        "(BW 2:38 lid 6) en het artikel is ingevuld."
    ),
}
