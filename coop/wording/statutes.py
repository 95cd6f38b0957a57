"""Sentences about the rule book."""

from coop.wording.catalogue import N_

REFUSALS = {
    "rule_not_found": N_("Deze regel staat niet in het regelboek."),
    "electronic_voting_off": N_(
        "Elektronisch stemmen staat uit. Het mag pas als de statuten het toelaten "
        "(BW 2:38 lid 6) en het artikel is ingevuld."
    ),
}
