"""Money in whole cents, as people type and read it."""

import re

from coop.contribution.errors import InvalidAmountError

#: A contribution beyond this is a slip of the finger.
MOST_CENTS = 100_000_00
#: "25", "25,-", "25,5", "12,50", "1.234,56" and "12.50"; never three decimals.
_TYPED = re.compile(
    r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,6})(?:[.,](?P<part>\d{1,2}|-{1,2}))?", re.ASCII
)


def cents_of(text: str, *, most: int = MOST_CENTS) -> int:
    """Read an amount as typed, or refuse."""
    found = _TYPED.fullmatch(text.replace("€", "").replace("\N{NO-BREAK SPACE}", " ").strip())
    if found is None:
        raise InvalidAmountError(value=text)
    part = (found["part"] or "").replace("-", "").ljust(2, "0")
    cents = int(found["whole"].replace(".", "")) * 100 + int(part)
    if cents > most:
        raise InvalidAmountError(value=text)
    return cents


def euros(cents: int) -> str:
    """Write an amount as the Dutch do: "€ 1.234,56"; what is owed with a minus before all."""
    whole, part = divmod(abs(cents), 100)
    sign = "\N{MINUS SIGN}" if cents < 0 else ""
    grouped = f"{whole:,}".replace(",", ".")
    return f"{sign}€\N{NO-BREAK SPACE}{grouped},{part:02}"


def decimal(cents: int) -> str:
    """Write an amount as banks' files do: "1234.56"."""
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{part:02}"
