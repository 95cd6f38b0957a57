"""Account numbers and the incassant-ID, checked by their own check digits."""

import re

from stdnum import iban as ibans
from stdnum.eu import at_02
from stdnum.exceptions import ValidationError

from coop.contribution.errors import (
    HolderMissingError,
    InvalidCreditorIdError,
    InvalidIbanError,
    InvalidPaymentLinkError,
)

#: SEPA: a name in a payment holds at most seventy characters.
LONGEST_HOLDER = 70
LONGEST_LINK = 200
#: https, a site with a dot in its name, and nothing before it that looks like another site.
_LINK = re.compile(
    r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(/[!-~]*)?", re.ASCII | re.IGNORECASE
)


def iban_of(text: str) -> str:
    """Read an account number as typed, spaces and all, or refuse."""
    try:
        return str(ibans.validate(text))
    except ValidationError as error:
        raise InvalidIbanError(value=text.strip()[:34]) from error


def shown_iban(iban: str) -> str:
    """Write an account number in groups of four."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))


def creditor_id_of(text: str) -> str | None:
    """Read the incassant-ID of the contract with the bank; empty means that there is none."""
    if not text.strip():
        return None
    try:
        return str(at_02.validate(text))
    except ValidationError as error:
        raise InvalidCreditorIdError(value=text.strip()[:35]) from error


def holder_of(text: str) -> str:
    """Read the name in which an account stands."""
    name = " ".join(text.split())[:LONGEST_HOLDER].strip()
    if not name:
        raise HolderMissingError
    return name


def payment_link_of(text: str) -> str:
    """Read the address at which members can pay in their browser; empty means nowhere."""
    link = text.strip()
    if link and (len(link) > LONGEST_LINK or _LINK.fullmatch(link) is None):
        raise InvalidPaymentLinkError
    return link
