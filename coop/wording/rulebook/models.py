"""The ready models in words."""

from coop.wording.catalogue import N_

#: Title and what it is for, by ``coop.statutes.rules.StatutesModel``.
MODELS = {
    "fysiek": (
        N_("Coöperatie U.A., fysiek"),
        N_("U vergadert in een zaal. Stemmen gaat met de hand of op papier."),
    ),
    "elektronisch": (
        N_("Coöperatie U.A. met elektronisch stemmen"),
        N_("U vergadert in een zaal en online. Leden stemmen ook met hun telefoon."),
    ),
}
