"""One payment as a bank tells it, whatever kind of file it stood in."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from coop.contribution.rules.overlap import Trait
from coop.contribution.rules.references import references_in

MOST_BYTES = 5 * 1024 * 1024
MOST_ENTRIES = 20_000
LONGEST_NAME, LONGEST_TEXT, LONGEST_ID = 70, 300, 35


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One payment as the bank tells it."""

    booked_on: date
    cents: int
    reference: str = ""
    batch: str = ""
    counter_iban: str = ""
    counter_name: str = ""
    text: str = ""
    #: Why a collection came back, as a code of the banks.
    return_code: str = ""
    #: Known by this, also when it stands in another statement.
    key: str = ""

    @property
    def references(self) -> tuple[str, ...]:
        """Return every reference that checks out, from its own field and from the text."""
        return tuple(dict.fromkeys(references_in(f"{self.reference} / {self.text}")))

    @property
    def trait(self) -> Trait:
        """Return what a file of another kind would tell of it too."""
        return trait_of(
            booked_on=self.booked_on,
            cents=self.cents,
            counter_iban=self.counter_iban,
            text=f"{self.reference} / {self.text}",
        )


def trait_of(*, booked_on: date, cents: int, counter_iban: str, text: str) -> Trait:
    """Return what every kind of file tells of a payment."""
    return Trait(
        booked_on=booked_on,
        cents=cents,
        counter_iban=counter_iban,
        reference=next(references_in(text), ""),
    )


def keyed(iban: str, lines: Iterable[StatementLine]) -> list[StatementLine]:
    """Give each line a key of its own; two alike on one day are two payments."""
    seen: Counter[str] = Counter()
    found = []
    for line in lines:
        told = (line.key, line.booked_on, line.cents, line.reference, line.counter_iban, line.text)
        name = "\0".join(map(str, (iban, *told)))
        seen[name] += 1
        key = hashlib.sha256(f"{name}\0{seen[name]}".encode()).hexdigest()
        found.append(replace(line, key=key))
    return found
