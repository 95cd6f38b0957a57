"""What the books want to know of a year, as lines for Conscribo, e-Boekhouden or another program.

Programs differ in what they call a column, so the columns and their order are a choice; both
programs below let one say at import which column is what, so theirs are a beginning and no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coop.contribution.errors import BookColumnsError

LONGEST_CODE = 20
MOST_COLUMNS = 12


class BookColumn(StrEnum):
    """What a column of the file tells."""

    DAY = "day"
    DOCUMENT = "document"
    ACCOUNT = "account"
    CONTRA = "contra"
    DESCRIPTION = "description"
    MEMBER_NUMBER = "member_number"
    NAME = "name"
    REFERENCE = "reference"
    AMOUNT = "amount"
    DEBIT = "debit"
    CREDIT = "credit"
    TAX_CODE = "tax_code"


class Books(StrEnum):
    """Which lines: what was asked, a claim each, or what was paid and came back."""

    ASKED = "asked"
    PAID = "paid"


class Program(StrEnum):
    """A program for which there is a beginning."""

    CONSCRIBO = "conscribo"
    E_BOEKHOUDEN = "e_boekhouden"


BEGINNINGS: dict[Program, tuple[BookColumn, ...]] = {
    Program.CONSCRIBO: (
        BookColumn.DAY,
        BookColumn.DOCUMENT,
        BookColumn.ACCOUNT,
        BookColumn.CONTRA,
        BookColumn.DEBIT,
        BookColumn.CREDIT,
        BookColumn.DESCRIPTION,
        BookColumn.MEMBER_NUMBER,
    ),
    Program.E_BOEKHOUDEN: (
        BookColumn.DAY,
        BookColumn.DESCRIPTION,
        BookColumn.ACCOUNT,
        BookColumn.CONTRA,
        BookColumn.AMOUNT,
        BookColumn.TAX_CODE,
        BookColumn.REFERENCE,
    ),
}
#: Without an amount a line books nothing.
_AMOUNTS = frozenset({BookColumn.AMOUNT, BookColumn.DEBIT, BookColumn.CREDIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledgers:
    """The accounts of the cooperative's books, and the tax code of the contribution."""

    #: Of what comes in: "contributie".
    revenue: str = "8000"
    #: Of who still has to pay.
    debtors: str = "1300"
    bank: str = "1100"
    #: Contribution of members is exempt (Wet OB art. 11 lid 1 onder l) unless the books say else.
    tax_code: str = "GEEN"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine:
    """One line: an amount on an account, against another; out is below nought."""

    day: date
    document: str
    account: str
    contra: str
    description: str
    member_number: int
    name: str
    reference: str
    #: What the account gets as debit; as credit below nought.
    debit_cents: int
    #: As people say it: what was asked, or paid.
    cents: int
    tax_code: str = ""


def ensure_columns(columns: Sequence[BookColumn]) -> tuple[BookColumn, ...]:
    """Refuse columns that say something twice, or no amount; debit and credit go together."""
    chosen = set(columns)
    halves = chosen & {BookColumn.DEBIT, BookColumn.CREDIT}
    is_whole = BookColumn.AMOUNT in chosen or len(halves) != 1
    if len(chosen) != len(columns) or not chosen & _AMOUNTS or not is_whole:
        raise BookColumnsError
    return tuple(columns)
