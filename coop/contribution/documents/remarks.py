"""What banks put together in the remark of a payment: name, account, reference and text.

ABN AMRO writes "/TRTP/SEPA OVERBOEKING/IBAN/…/NAME/…/REMI/…/EREF/…" or the same as
"SEPA Overboeking  IBAN: …  Naam: …  Omschrijving: …  Kenmerk: …"; ING the latter too.
"""

import re
from dataclasses import dataclass

#: Names of the parts in both ways of writing.
_PARTS = {
    "iban": ("IBAN",),
    "name": ("NAME", "Naam"),
    "text": ("REMI", "Omschrijving"),
    "reference": ("EREF", "Kenmerk"),
}
_SLASHED = re.compile(r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|CSID|MARF|ORDP|BENM|RTRN|ISDT)/")
_COLONED = re.compile(
    r"(?:^|\s)(IBAN|BIC|Naam|Omschrijving|Kenmerk|Machtiging|Incassant|Valutadatum): "
)
#: The name of our own batch (see ``Run.message_id``), wherever a bank repeats it.
_BATCH = re.compile(r"\bCONTRIBUTIE-\d{4}-\d{1,3}-(?:FRST|RCUR)\b")
NOT_PROVIDED = "NOTPROVIDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """The parts of a remark; empty where it does not tell them."""

    iban: str = ""
    name: str = ""
    text: str = ""
    reference: str = ""
    batch: str = ""


def remark_of(text: str) -> Remark:
    """Take a remark apart; one without parts tells nothing but itself."""
    batch = _BATCH.search(text)
    parts = _parts(text, _SLASHED if text.startswith("/") else _COLONED)
    told = {
        ours: next((parts[name] for name in names if name in parts), "")
        for ours, names in _PARTS.items()
    }
    if told["reference"] == NOT_PROVIDED:
        told["reference"] = ""
    return Remark(batch=batch[0] if batch else "", **told)


def _parts(text: str, marks: re.Pattern[str]) -> dict[str, str]:
    found = list(marks.finditer(text))
    starts = [match.start() for match in found]
    return {
        match[1]: text[match.end() : end].strip()
        for match, end in zip(found, [*starts[1:], len(text)], strict=False)
    }
