"""Amounts in words: "7 dagen", "2/3"."""

from fractions import Fraction

from coop.kernel.amounts import Amount, Unit
from coop.wording.catalogue import SOURCE, say, say_many


def amount(value: Amount, locale: str = SOURCE) -> str:
    """Write an amount with its unit."""
    if value.unit is Unit.SHARE:
        return _share(value.number, locale)
    number = int(value.number)
    match value.unit:
        case Unit.DAYS:
            return say_many("%(num)s dag", "%(num)s dagen", number, locale)
        case Unit.HOURS:
            return say_many("%(num)s uur", "%(num)s uur", number, locale)
        case Unit.MONTHS:
            return say_many("%(num)s maand", "%(num)s maanden", number, locale)
        case Unit.YEARS:
            return say_many("%(num)s jaar", "%(num)s jaar", number, locale)
        case Unit.PIECES:
            return str(number)


def _share(number: Fraction, locale: str) -> str:
    if number == 1:
        return say("alles", locale)
    return say("de helft", locale) if number == Fraction(1, 2) else str(number)
