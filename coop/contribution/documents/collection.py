"""The file with which the bank collects: pain.008.001.08, written and checked by sepaxml."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from defusedxml.ElementTree import fromstring

from coop.contribution.rules.dues import Sequence
from coop.kernel.clock import TIME_ZONE

if TYPE_CHECKING:
    from xmlschema import XMLSchema

SCHEMA = "pain.008.001.08"
_SPACE = f"urn:iso:std:iso:20022:tech:xsd:{SCHEMA}"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>'
# Banks' readers expect the plain names of the schema, without a prefix.
register_namespace("", _SPACE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payee:
    """Who collects, and under which name the bank knows the file."""

    name: str
    iban: str
    creditor_id: str
    message_id: str
    collect_on: date
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """One amount from one account."""

    reference: str
    cents: int
    sequence: Sequence
    mandate_reference: str
    signed_on: date
    holder: str
    iban: str
    description: str
    former_iban: str | None = None


def collection_file(payee: Payee, collections: Iterable[Collection]) -> bytes:
    """Write the file; equal values give equal bytes.

    sepaxml writes it. What it makes up by chance or by the clock is replaced by our own names,
    and what it does not know, a mandate that moved to another account, is added. The debtor's
    BIC and address are left out, as SEPA allows.
    """
    listed = list(collections)
    root = fromstring(_written(payee, listed))
    _name(root, payee)
    _amend(root, {one.reference: one.former_iban for one in listed if one.former_iban})
    schema().validate(root)
    content: bytes = tostring(root, "utf-8")
    return _DECLARATION + content


def _written(payee: Payee, collections: Iterable[Collection]) -> bytes:
    import sepaxml  # noqa: PLC0415  # with xmlschema 22 MB, which no process of the website needs

    writer = sepaxml.SepaDD(
        {
            "name": payee.name,
            "IBAN": payee.iban,
            "creditor_id": payee.creditor_id,
            "batch": True,
            "currency": "EUR",
        },
        schema=SCHEMA,
    )
    for one in collections:
        writer.add_payment(
            {
                "name": one.holder,
                "IBAN": one.iban,
                "amount": one.cents,
                "type": one.sequence.value,
                "collection_date": payee.collect_on,
                "mandate_id": one.mandate_reference,
                "mandate_date": one.signed_on,
                "description": one.description,
                "endtoend_id": one.reference,
            }
        )
    content: bytes = writer.export(validate=False)
    return content


def _name(root: Element, payee: Payee) -> None:
    """Put our own names where sepaxml put chance and the machine's clock."""
    _set(root, ".//{*}GrpHdr/{*}MsgId", payee.message_id)
    local = payee.written_at.astimezone(TIME_ZONE)
    _set(root, ".//{*}GrpHdr/{*}CreDtTm", f"{local:%Y-%m-%dT%H:%M:%S}")
    for batch in root.iterfind(".//{*}PmtInf"):
        sequence = batch.findtext(".//{*}SeqTp")
        assert sequence is not None
        _set(batch, "{*}PmtInfId", batch_id(payee.message_id, Sequence(sequence)))


def batch_id(message_id: str, sequence: Sequence) -> str:
    """Return the name of one batch, under which the bank books it in one sum."""
    return f"{message_id}-{sequence.value}"


def _set(root: Element, path: str, text: str) -> None:
    found = root.find(path)
    assert found is not None
    found.text = text


def _amend(root: Element, former: dict[str, str]) -> None:
    """Tell which mandates moved to another account since the last collection."""
    if not former:
        return
    for payment in root.iterfind(".//{*}DrctDbtTxInf"):
        iban = former.get(payment.findtext(".//{*}EndToEndId") or "")
        mandate = payment.find(".//{*}MndtRltdInf")
        if iban is None or mandate is None:
            continue
        SubElement(mandate, f"{{{_SPACE}}}AmdmntInd").text = "true"
        at = mandate
        for name in ("AmdmntInfDtls", "OrgnlDbtrAcct", "Id", "IBAN"):
            at = SubElement(at, f"{{{_SPACE}}}{name}")
        at.text = iban


@cache
def schema() -> "XMLSchema":
    """Return the schema that sepaxml ships, read once."""
    import sepaxml  # noqa: PLC0415  # as above
    import xmlschema  # noqa: PLC0415  # as above

    return xmlschema.XMLSchema(Path(sepaxml.__file__).parent / "schemas" / f"{SCHEMA}.xsd")
