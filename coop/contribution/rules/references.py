"""The betalingskenmerk: sixteen digits of which the first checks the others."""

import re
from collections.abc import Iterator

#: Weights from the right; they repeat beyond ten digits (Betaalvereniging Nederland,
#: "Specificaties betalingskenmerk").
WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
LENGTH = 16
_BODY = LENGTH - 1
_LARGEST_NUMBER = 10**8
#: Sixteen digits, perhaps written in groups.
_WRITTEN = re.compile(r"(?<!\d)(?:\d[ .-]?){15}\d(?!\d)", re.ASCII)


def check_digit(body: str) -> str:
    """Return the digit in front of the others."""
    total = sum(
        int(digit) * WEIGHTS[place % len(WEIGHTS)] for place, digit in enumerate(reversed(body))
    )
    # Ten does not fit one digit and becomes one; eleven becomes nought.
    return {10: "1", 11: "0"}.get(11 - total % 11) or str(11 - total % 11)


def reference_of(*, year: int, member_number: int, run_number: int = 1) -> str:
    """Make the reference under which one member pays one year.

    Year, run of that year and membership number make it unique without a counter.
    """
    if not 0 < member_number < _LARGEST_NUMBER:
        msg = f"no reference for member number {member_number}"
        raise ValueError(msg)
    body = f"{year % 10_000:04}{run_number % 1000:03}{member_number:08}"
    return check_digit(body) + body


def is_reference(text: str) -> bool:
    """Tell whether sixteen digits check out."""
    if len(text) != LENGTH or not (text.isascii() and text.isdecimal()):
        return False
    return check_digit(text[-_BODY:]) == text[0]


def references_in(text: str) -> Iterator[str]:
    """Find every reference that checks out in what somebody wrote with a payment."""
    for found in _WRITTEN.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if is_reference(digits):
            yield digits


def spaced(reference: str) -> str:
    """Write a reference in groups of four, as on a letter."""
    return " ".join(reference[start : start + 4] for start in range(0, len(reference), 4))
