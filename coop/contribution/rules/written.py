"""Days and amounts as banks write them; what could be read in two ways is refused."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from coop.contribution.rules.money import MOST_CENTS

_DAYS = ("%Y%m%d", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
_IN = frozenset({"bij", "credit", "c", "cr", "crdt", "+"})
_OUT = frozenset({"af", "debet", "debit", "d", "db", "dbit", "-"})
#: A sign before or behind, groups of three, and at most two decimals.
_AMOUNT = re.compile(
    r"(?P<before>[+-]?)(?P<whole>\d{1,3}(?:[.,]\d{3})+|\d+)(?:(?P<mark>[.,])(?P<part>\d{1,2}))?"
    r"(?P<behind>[+-]?)",
    re.ASCII,
)
#: Why a collection comes back, as banks write it (ISO 20022, ExternalReturnReason).
_RETURN = re.compile(r"\b(AC0[146]|AM04|MD0[167]|MS0[23]|SL01)\b")


def day_of(text: str) -> date:
    """Read a day as a bank writes it, or refuse."""
    for shape in _DAYS:
        try:
            return datetime.strptime(text.strip(), shape).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise _unread("day", text)


def decimal_mark(amounts: Iterable[str]) -> str:
    """Return the mark before the cents in a column of amounts, or refuse two of them.

    "1.234" says nothing: money has two decimals, so that is a thousand in groups of three.
    """
    found = {match["mark"] for text in amounts if (match := _amount(text))} - {None}
    if len(found) > 1:
        raise _unread("amounts", " ".join(sorted(found)))
    return found.pop() if found else ","


def _unread(what: str, text: str) -> ValueError:
    return ValueError(f"no {what}: {text!r}")


def _amount(text: str) -> re.Match[str] | None:
    return _AMOUNT.fullmatch("".join(text.replace("€", "").split()))


def told_cents(text: str, *, mark: str, side: str | None = None) -> int:
    """Read an amount: in above nought, out below, by its own sign or by the word beside it."""
    found = _amount(text)
    if found is None or found["mark"] not in {mark, None} or mark in found["whole"]:
        raise _unread("amount", text)
    if found["before"] and found["behind"]:
        raise _unread("amount", text)
    whole = int(re.sub(r"\D", "", found["whole"]))
    cents = whole * 100 + int((found["part"] or "").ljust(2, "0"))
    if cents > MOST_CENTS * 100:
        raise _unread("amount", text)
    is_out = "-" in (found["before"], found["behind"])
    if side is None:
        return -cents if is_out else cents
    return -cents if _is_out(side, is_out=is_out) else cents


def _is_out(side: str, *, is_out: bool) -> bool:
    word = side.strip().casefold()
    if word in _OUT:
        return True
    # "Bij" beside a minus contradicts itself.
    if word in _IN and not is_out:
        return False
    raise _unread("side", side)


def return_code_in(text: str) -> str:
    """Find why a collection came back in what a bank wrote with it."""
    found = _RETURN.search(text)
    return found[0] if found else ""
