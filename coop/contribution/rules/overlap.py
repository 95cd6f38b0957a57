"""Which payments of a file were told before, by a file of another kind.

The same payment has another text in camt.053 than in a CSV file, so what both tell is compared:
day, amount, account and reference. Each payment told before accounts for one and no more.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """What every kind of file tells of a payment; empty where it does not."""

    booked_on: date
    cents: int
    counter_iban: str = ""
    reference: str = ""

    def fits(self, other: "Trait") -> bool:
        """Tell whether both are one payment: what both tell is equal, and they tell something.

        Of a collection in one sum a bank tells neither; that is nobody's single payment.
        """
        told = [
            (mine, theirs)
            for mine, theirs in (
                (self.counter_iban, other.counter_iban),
                (self.reference, other.reference),
            )
            if mine and theirs
        ]
        return bool(told) and all(mine == theirs for mine, theirs in told)


def told_before(new: Sequence[Trait], known: Sequence[Trait]) -> frozenset[int]:
    """Return which of the new ones, by place, are payments known already.

    What is equal in all is settled first, so that a payment told with less cannot take the
    place of one that is certain.
    """
    left: dict[tuple[date, int], list[Trait]] = defaultdict(list)
    for trait in known:
        left[trait.booked_on, trait.cents].append(trait)
    found: set[int] = set()
    for is_certain in (True, False):
        for place, trait in enumerate(new):
            candidates = left[trait.booked_on, trait.cents]
            fitting = [
                one for one in candidates if (one == trait if is_certain else one.fits(trait))
            ]
            if place not in found and fitting:
                candidates.remove(fitting[0])
                found.add(place)
    return frozenset(found)
