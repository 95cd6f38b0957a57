"""A rule as it holds on a day, with typed access to its value."""

from dataclasses import dataclass
from fractions import Fraction

from coop.kernel.amounts import Amount, Unit
from coop.statutes.rules.definitions import DEFINITIONS
from coop.statutes.rules.keys import Layer, RuleKey
from coop.statutes.rules.kinds import ON, Share, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleValue:
    """One rule in force."""

    key: RuleKey
    value: str
    layer: Layer
    #: Article as people cite it: "artikel 17 lid 1 van de statuten".
    article: str

    @property
    def days(self) -> int:
        """Return a term of days."""
        return self._whole(Unit.DAYS)

    @property
    def hours(self) -> int:
        """Return a term of hours."""
        return self._whole(Unit.HOURS)

    @property
    def months(self) -> int:
        """Return a term of months."""
        return self._whole(Unit.MONTHS)

    @property
    def years(self) -> int:
        """Return a term of years."""
        return self._whole(Unit.YEARS)

    @property
    def number(self) -> int:
        """Return a number of people or things."""
        return self._whole(Unit.PIECES)

    @property
    def fraction(self) -> Fraction:
        """Return a share; ``ValueError`` when none is written down."""
        return Fraction(self.value)

    @property
    def amount(self) -> Amount | None:
        """Return the number with its unit; nothing for words and switches."""
        kind = DEFINITIONS[self.key].kind
        if isinstance(kind, Whole | Share):
            return Amount(Fraction(self.value), kind.unit)
        return None

    @property
    def is_on(self) -> bool:
        """Tell whether a switch is turned on."""
        return self.value == ON

    def _whole(self, unit: Unit) -> int:
        kind = DEFINITIONS[self.key].kind
        if not isinstance(kind, Whole) or kind.unit is not unit:
            # Months taken for days would be a wrong term, so this never passes silently.
            msg = f"{self.key} does not count {unit}"
            raise TypeError(msg)
        return int(self.value)


#: What holds while the cooperative has set nothing itself.
DEFAULTS: dict[RuleKey, RuleValue] = {
    key: RuleValue(key=key, value=definition.default, layer=Layer.LAW, article=definition.article)
    for key, definition in DEFINITIONS.items()
}
