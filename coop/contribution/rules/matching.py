"""Which payment of the bank's return belongs to which due, and what is open afterwards."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(slots=True, kw_only=True)
class Account:
    """One due as the bank's return meets it; what is paid moves while entries are matched."""

    due_id: uuid.UUID
    reference: str
    cents: int
    paid: int = 0
    #: The batch it was collected in; empty when it is paid by hand.
    batch: str = ""
    iban: str | None = None

    @property
    def open_cents(self) -> int:
        """Return what is still to be paid; below nought, too much was paid."""
        return self.cents - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One line of the bank's return: in above nought, out below."""

    cents: int
    #: Every reference that checks out, from the fields for it and from the text.
    references: tuple[str, ...] = ()
    batch: str = ""
    counter_iban: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a payment belongs to one due."""

    due_id: uuid.UUID
    cents: int


class Ledger:
    """All dues, to be found by whatever a payment names; what is paid moves along."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        """Put every due where payments look for it, so that many of both stay quick."""
        self._by_reference: dict[str, Account] = {}
        self._by_batch: dict[str, list[Account]] = defaultdict(list)
        self._by_iban: dict[str, list[Account]] = defaultdict(list)
        for account in accounts:
            self._by_reference[account.reference] = account
            if account.batch:
                self._by_batch[account.batch].append(account)
            if account.iban:
                self._by_iban[account.iban].append(account)

    def settle(self, payment: Payment) -> list[Part]:
        """Match a payment and move what is paid, so that the next one meets the new balance."""
        parts = self._parts_of(payment)
        for account, part in parts:
            account.paid += part.cents
        return [part for _, part in parts]

    def _parts_of(self, payment: Payment) -> list[tuple[Account, Part]]:
        """Return the dues a payment settles; none when somebody has to decide.

        The parts always add up to the payment. Where two dues fit, nothing is guessed.
        """
        named = [
            self._by_reference[reference]
            for reference in payment.references
            if reference in self._by_reference
        ]
        if len(named) == 1:
            return _on(named[0], payment.cents)
        if payment.cents <= 0 or named:
            return []
        if payment.batch:
            return _batch(payment, self._by_batch[payment.batch])
        fitting = [
            account
            for account in self._by_iban[payment.counter_iban]
            if account.open_cents == payment.cents
        ]
        return _on(fitting[0], payment.cents) if len(fitting) == 1 else []


def _on(account: Account, cents: int) -> list[tuple[Account, Part]]:
    # More can never come back than was paid.
    return [(account, Part(account.due_id, cents))] if account.paid + cents >= 0 else []


def _batch(payment: Payment, collected: Sequence[Account]) -> list[tuple[Account, Part]]:
    is_whole = sum(one.cents for one in collected) == payment.cents
    if not is_whole or any(one.paid for one in collected):
        return []
    return [(one, Part(one.due_id, one.cents)) for one in collected]


def may_remind(last_on: date | None, *, today: date, every_days: int) -> bool:
    """Tell whether enough days went by since the last reminder."""
    return last_on is None or today >= last_on + timedelta(days=every_days)
