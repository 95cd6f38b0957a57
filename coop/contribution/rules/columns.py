"""How banks lay out the CSV files they hand out: which column is what.

Banks publish no common layout and change theirs without a word, so a file is only taken for a
bank's when everything we know of that bank's layout fits; else somebody says what each column is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coop.contribution.errors import BankColumnsMissingError, BankColumnTwiceError


class BankColumn(StrEnum):
    """What a column of a bank's file tells of a payment."""

    DAY = "day"
    AMOUNT = "amount"
    #: In or out, where the amount itself has no sign.
    SIDE = "side"
    COUNTER_IBAN = "counter_iban"
    COUNTER_NAME = "counter_name"
    TEXT = "text"
    REFERENCE = "reference"
    BATCH = "batch"
    RETURN = "return"
    OWN = "own"


REQUIRED = (BankColumn.DAY, BankColumn.AMOUNT)
#: What may stand in several columns, one after the other.
SPREAD = frozenset({BankColumn.TEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where each column stands, and whose layout it is."""

    #: Name of the bank; empty when somebody chose the columns.
    bank: str = ""
    places: Mapping[BankColumn, tuple[int, ...]]

    @property
    def mark(self) -> str:
        """Return a name under which the same layout is known again."""
        told = [
            f"{column.value}{'-'.join(map(str, at))}"
            for column, at in sorted(self.places.items(), key=lambda item: item[0])
        ]
        return self.bank or " ".join(told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A bank whose files begin with the names of their columns."""

    bank: str
    names: Mapping[BankColumn, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """A bank whose files begin with the first payment."""

    bank: str
    widths: range
    places: Mapping[BankColumn, tuple[int, ...]]
    #: What our own account looks like there: a part of the IBAN, or digits only.
    own: str


_DIGITS = ""
#: Column names as they stand in files of these banks (ING "Toelichting CSV-bestanden", Rabobank
#: "Formaatbeschrijving CSV", ASN Bank "Bestandsformaat CSV-export", also of SNS and RegioBank
#: from which it came, and ABN AMRO's CSV beside its TAB).
NAMED = (
    Named(
        bank="ING",
        names={
            BankColumn.DAY: ("Datum",),
            BankColumn.AMOUNT: ("Bedrag (EUR)",),
            BankColumn.SIDE: ("Af Bij",),
            BankColumn.COUNTER_IBAN: ("Tegenrekening",),
            BankColumn.COUNTER_NAME: ("Naam / Omschrijving",),
            BankColumn.TEXT: ("Mededelingen",),
            BankColumn.OWN: ("Rekening",),
        },
    ),
    Named(
        bank="ING",
        names={
            BankColumn.DAY: ("Date",),
            BankColumn.AMOUNT: ("Amount (EUR)",),
            BankColumn.SIDE: ("Debit/credit",),
            BankColumn.COUNTER_IBAN: ("Counterparty",),
            BankColumn.COUNTER_NAME: ("Name / Description",),
            BankColumn.TEXT: ("Notifications",),
            BankColumn.OWN: ("Account",),
        },
    ),
    Named(
        bank="Rabobank",
        names={
            BankColumn.DAY: ("Datum",),
            BankColumn.AMOUNT: ("Bedrag",),
            BankColumn.COUNTER_IBAN: ("Tegenrekening IBAN/BBAN",),
            BankColumn.COUNTER_NAME: ("Naam tegenpartij",),
            BankColumn.TEXT: ("Omschrijving-1", "Omschrijving-2", "Omschrijving-3"),
            BankColumn.REFERENCE: ("Betalingskenmerk",),
            BankColumn.BATCH: ("Batch ID",),
            BankColumn.RETURN: ("Reden retour",),
            BankColumn.OWN: ("IBAN/BBAN",),
        },
    ),
    Named(
        bank="ASN, SNS of RegioBank",
        names={
            BankColumn.DAY: ("Boekingsdatum",),
            BankColumn.AMOUNT: ("Transactiebedrag",),
            BankColumn.COUNTER_IBAN: ("Tegenrekeningnummer",),
            BankColumn.COUNTER_NAME: ("Naam tegenrekening",),
            BankColumn.TEXT: ("Omschrijving",),
            BankColumn.REFERENCE: ("Betalingskenmerk",),
            BankColumn.OWN: ("Opdrachtgeversrekening",),
        },
    ),
    Named(
        bank="ABN AMRO",
        names={
            BankColumn.DAY: ("transactiondate",),
            BankColumn.AMOUNT: ("amount",),
            BankColumn.TEXT: ("description",),
            BankColumn.OWN: ("accountNumber",),
        },
    ),
)
#: The same banks without names above their columns, and Triodos (its "Mutaties downloaden").
BARE = (
    Bare(
        bank="ABN AMRO",
        # Account, currency, day, balance before, balance after, interest day, amount, text.
        widths=range(8, 9),
        places={
            BankColumn.DAY: (2,),
            BankColumn.AMOUNT: (6,),
            BankColumn.TEXT: (7,),
            BankColumn.OWN: (0,),
        },
        own=_DIGITS,
    ),
    Bare(
        bank="Triodos",
        # Day, account, amount, debit or credit, name, counter account, code, text, balance.
        widths=range(8, 10),
        places={
            BankColumn.DAY: (0,),
            BankColumn.OWN: (1,),
            BankColumn.AMOUNT: (2,),
            BankColumn.SIDE: (3,),
            BankColumn.COUNTER_NAME: (4,),
            BankColumn.COUNTER_IBAN: (5,),
            BankColumn.TEXT: (7,),
        },
        own="TRIO",
    ),
    *(
        Bare(
            bank="ASN, SNS of RegioBank",
            widths=range(18, 21),
            places={
                BankColumn.DAY: (0,),
                BankColumn.OWN: (1,),
                BankColumn.COUNTER_IBAN: (2,),
                BankColumn.COUNTER_NAME: (3,),
                BankColumn.AMOUNT: (10,),
                BankColumn.REFERENCE: (16,),
                BankColumn.TEXT: (17,),
            },
            own=code,
        )
        for code in ("ASNB", "SNSB", "RBRB")
    ),
)
#: What other programs call their columns; ours, when somebody only has to look it over.
_USUAL: Mapping[BankColumn, tuple[str, ...]] = {
    BankColumn.DAY: ("boekdatum", "boekingsdatum", "transactiedatum", "datum", "date"),
    BankColumn.AMOUNT: ("bedrag", "bedrageur", "transactiebedrag", "amount", "amounteur"),
    BankColumn.SIDE: ("afbij", "bijaf", "debetcredit", "creditdebet", "dc", "cd", "debitcredit"),
    BankColumn.COUNTER_IBAN: ("tegenrekening", "tegenrekeningnummer", "ibantegenrekening"),
    BankColumn.COUNTER_NAME: ("naam", "naamtegenpartij", "naamtegenrekening", "tegenpartij"),
    BankColumn.TEXT: ("omschrijving", "mededelingen", "mededeling", "description"),
    BankColumn.REFERENCE: ("betalingskenmerk", "kenmerk", "paymentreference"),
    BankColumn.OWN: ("rekening", "rekeningnummer", "iban", "eigenrekening"),
}


def named_layout(header: Sequence[str]) -> Layout | None:
    """Return the layout of the bank that names its columns like this."""
    names = [name.strip() for name in header]
    for known in NAMED:
        wanted = {name for group in known.names.values() for name in group}
        if wanted <= set(names):
            return Layout(
                bank=known.bank,
                places={
                    column: tuple(names.index(name) for name in group)
                    for column, group in known.names.items()
                },
            )
    return None


def bare_layout(row: Sequence[str], iban: str) -> Layout | None:
    """Return the layout of the bank that hands out such a row for our account."""
    for known in BARE:
        (own,) = known.places[BankColumn.OWN]
        if len(row) not in known.widths or not is_own(row[own], iban):
            continue
        if known.own in row[own] if known.own else row[own].strip().isdecimal():
            return Layout(bank=known.bank, places=known.places)
    return None


def is_own(told: str, iban: str) -> bool:
    """Tell whether a cell names our account, whole or by the number at its end."""
    account = "".join(told.split()).upper()
    if account.isdecimal():
        # The number of a Dutch IBAN has ten digits; files of before 2014 leave noughts out.
        return account.zfill(10)[-10:] == iban[-10:]
    return account == iban


def usual_places(names: Sequence[str]) -> dict[BankColumn, int]:
    """Guess columns by their plain names; what two could be is left to whoever looks."""
    places: dict[BankColumn, int] = {}
    for column, usual in _USUAL.items():
        found = next((name for name in usual if names.count(name) == 1), None)
        if found is not None:
            places[column] = names.index(found)
    return places


def chosen_layout(chosen: Mapping[int, BankColumn], width: int) -> Layout:
    """Return the layout that somebody chose column by column, or refuse."""
    places: dict[BankColumn, tuple[int, ...]] = {}
    for place, column in sorted(chosen.items()):
        if column in places and column not in SPREAD:
            raise BankColumnTwiceError(column=column.value)
        places[column] = (*places.get(column, ()), place)
    if any(column not in places for column in REQUIRED) or max(chosen, default=0) >= width:
        raise BankColumnsMissingError
    return Layout(places=places)
