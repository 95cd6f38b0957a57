"""What a member owes for a year, and how he or she is asked for it."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: The amount for who is in no category.
EVERYBODY = ""
_MONTHS = 12
#: SDD Core Rulebook: a mandate that was not used for so many months has expired.
MANDATE_MONTHS = 36


class Sequence(StrEnum):
    """Where a collection stands among those under one mandate."""

    FIRST = "FRST"
    RECURRENT = "RCUR"


class Remark(StrEnum):
    """What the treasurer should look at before fixing a run."""

    LEFT = "left"
    MANDATE_EXPIRED = "mandate_expired"
    ACCOUNT_CHANGED = "account_changed"
    NO_ADDRESS = "no_address"
    NO_AMOUNT = "no_amount"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A mandate in force, as far as a run needs it."""

    mandate_id: uuid.UUID
    reference: str
    signed_on: date
    iban: str
    holder: str
    #: Day and account of the last collection that the bank carried out; none if there was none.
    used_on: date | None = None
    used_iban: str | None = None

    @property
    def sequence(self) -> Sequence:
        """Return whether this is the first collection under the mandate."""
        return Sequence.FIRST if self.used_on is None else Sequence.RECURRENT

    @property
    def former_iban(self) -> str | None:
        """Return the account collected from before, if the next comes from another."""
        return self.used_iban if self.used_iban not in {None, self.iban} else None

    def has_expired(self, day: date) -> bool:
        """Tell whether the mandate lay unused for too long."""
        since = self.used_on or self.signed_on
        months = (day.year - since.year) * _MONTHS + day.month - since.month
        return (months, day.day) > (MANDATE_MONTHS, since.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """One membership, as far as a run needs it."""

    member_id: uuid.UUID
    number: int
    name: str
    joined_on: date
    ended_on: date | None = None
    category: str = EVERYBODY
    #: The front door of those who owe one contribution together; none where each owes an own.
    household: uuid.UUID | None = None
    #: Was asked for this year in an earlier run.
    is_asked: bool = False
    authority: Authority | None = None
    #: Agreed to be told about the contribution by mail.
    takes_mail: bool = False
    has_address: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a run asks, and when."""

    year: int
    amounts: Mapping[str, int]
    collect_on: date
    #: Without an incassocontract everybody pays by hand.
    may_collect: bool
    whole_year_on_leaving: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one member will be asked."""

    member_id: uuid.UUID
    number: int
    name: str
    cents: int
    #: The account that is collected from; none when the member pays by hand.
    iban: str | None
    #: Told by mail; otherwise by letter.
    by_mail: bool
    remarks: tuple[Remark, ...]
    #: The mandate that will be used, while it is not fixed yet.
    authority: Authority | None = None


def owed(
    *,
    cents: int,
    year: int,
    joined_on: date,
    ended_on: date | None,
    whole_year_on_leaving: bool = True,
) -> int:
    """Return what a membership owes for a year.

    BW 2:35 lid 5: who leaves during a year owes it whole, unless the statutes differ; then the
    months that were begun count. ``ended_on`` is the first day without membership.
    """
    first, beyond = date(year, 1, 1), date(year + 1, 1, 1)
    if joined_on >= beyond or (ended_on is not None and ended_on <= max(first, joined_on)):
        return 0
    if whole_year_on_leaving or ended_on is None or ended_on >= beyond:
        return cents
    months = ended_on.month if ended_on.day > 1 else ended_on.month - 1
    # Half a cent goes to the member.
    return (cents * months) // _MONTHS


def those_to_ask(payers: Collection[Payer]) -> list[Payer]:
    """Leave out who was asked already, and all but one of each household, in the order given.

    Of a household that one is asked who gave a mandate and stays, or else is a member longest.
    """
    chosen: dict[tuple[str, uuid.UUID], Payer] = {}
    alone: list[Payer] = []
    for payer in payers:
        if payer.household is None:
            alone.append(payer)
            continue
        key = (payer.category, payer.household)
        before = chosen.get(key)
        if before is None or _rank(payer) < _rank(before):
            chosen[key] = payer
    kept = {payer.member_id for payer in (*alone, *chosen.values()) if not payer.is_asked}
    return [payer for payer in payers if payer.member_id in kept]


def _rank(payer: Payer) -> tuple[bool, bool, bool, int]:
    return household_rank(
        is_asked=payer.is_asked,
        is_leaving=payer.ended_on is not None,
        has_mandate=payer.authority is not None,
        number=payer.number,
    )


def household_rank(
    *, is_asked: bool, is_leaving: bool, has_mandate: bool, number: int
) -> tuple[bool, bool, bool, int]:
    """Return the place of a member among those who pay together; the lowest is asked.

    Who was asked this year comes first: then the whole household was.
    """
    return not is_asked, is_leaving, not has_mandate, number


def lines_of(payers: Iterable[Payer], terms: Terms) -> list[Line]:
    """Return what each is asked, in the order given; who owes nothing is left out."""
    lines = (_line(payer, terms) for payer in payers)
    return [line for line in lines if line is not None]


def _line(payer: Payer, terms: Terms) -> Line | None:
    amount = terms.amounts.get(payer.category, terms.amounts.get(EVERYBODY))
    cents = owed(
        cents=amount or 0,
        year=terms.year,
        joined_on=payer.joined_on,
        ended_on=payer.ended_on,
        whole_year_on_leaving=terms.whole_year_on_leaving,
    )
    if cents == 0 and amount is not None:
        return None
    authority = payer.authority if terms.may_collect else None
    remarks = []
    if amount is None:
        remarks.append(Remark.NO_AMOUNT)
    if payer.ended_on is not None:
        remarks.append(Remark.LEFT)
    if authority is not None and authority.has_expired(terms.collect_on):
        remarks.append(Remark.MANDATE_EXPIRED)
        authority = None
    if authority is not None and authority.former_iban is not None:
        remarks.append(Remark.ACCOUNT_CHANGED)
    if not payer.takes_mail and not payer.has_address:
        remarks.append(Remark.NO_ADDRESS)
    return Line(
        member_id=payer.member_id,
        number=payer.number,
        name=payer.name,
        cents=cents,
        iban=authority.iban if authority else None,
        by_mail=payer.takes_mail,
        remarks=tuple(remarks),
        authority=authority,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a run asks in all; both ways of paying add up to it."""

    count: int
    cents: int
    collected_count: int
    collected_cents: int
    letters: int

    @property
    def by_hand_count(self) -> int:
        """Return how many pay by hand."""
        return self.count - self.collected_count

    @property
    def by_hand_cents(self) -> int:
        """Return what is paid by hand."""
        return self.cents - self.collected_cents


def totals_of(lines: Iterable[Line]) -> Totals:
    """Add up what is asked."""
    asked = [line for line in lines if line.cents]
    collected = [line.cents for line in asked if line.iban is not None]
    return Totals(
        count=len(asked),
        cents=sum(line.cents for line in asked),
        collected_count=len(collected),
        collected_cents=sum(collected),
        letters=sum(not line.by_mail for line in asked),
    )
