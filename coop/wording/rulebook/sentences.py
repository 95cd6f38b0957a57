"""Puts a rule into one sentence."""

from coop.kernel.amounts import Amount
from coop.wording.amounts import amount
from coop.wording.catalogue import N_, SOURCE, say
from coop.wording.rulebook import RULES
from coop.wording.rulebook.words import ANY


def rule_sentence(key: str, value: str, counted: Amount | None, locale: str = SOURCE) -> str:
    """Return what the booklet says while a rule has a value."""
    says = RULES[key].says
    if not value:
        return say(N_("Nog niet ingevuld."), locale)
    if value in says:
        return say(says[value], locale)
    written = amount(counted, locale) if counted else value
    return say(says[ANY], locale, value=written)
