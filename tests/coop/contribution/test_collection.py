"""The file for the bank: schema-valid, the same bytes again, and its sums add up."""

from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from xmlschema import XMLSchemaValidationError

from coop.contribution.documents.collection import Collection, Payee, collection_file, schema
from coop.contribution.rules.dues import Sequence
from coop.contribution.rules.money import cents_of
from coop.contribution.rules.references import reference_of
from tests.coop.contribution.makers import CREDITOR_ID, IBAN, OTHER_IBAN, OWN_IBAN

PAYEE = Payee(
    name="Wijkcoöperatie Koningsveld U.A.",
    iban=OWN_IBAN,
    creditor_id=CREDITOR_ID,
    message_id="CONTRIBUTIE-2026-1",
    collect_on=date(2026, 12, 15),
    written_at=datetime(2026, 11, 21, 12, tzinfo=UTC),
)


def collection(number: int = 1, cents: int = 2500) -> Collection:
    return Collection(
        reference=reference_of(year=2026, member_number=number),
        cents=cents,
        sequence=Sequence.RECURRENT if number % 2 else Sequence.FIRST,
        mandate_reference=f"LID{number:06}-1",
        signed_on=date(2024, 3, 1),
        holder="Ayşe Yıldız",
        iban=IBAN,
        description="Contributie 2026",
    )


def read(content: bytes) -> Element:
    root: Element = fromstring(content)
    return root


def texts(root: Element, path: str) -> list[str]:
    return [found.text or "" for found in root.iterfind(path)]


def test_the_file_names_itself_and_its_batches_and_keeps_its_bytes() -> None:
    content = collection_file(PAYEE, [collection(1), collection(2)])
    assert content == collection_file(PAYEE, [collection(1), collection(2)])
    root = read(content)
    assert texts(root, ".//{*}MsgId") == ["CONTRIBUTIE-2026-1"]
    assert texts(root, ".//{*}CreDtTm") == ["2026-11-21T13:00:00"]
    assert sorted(texts(root, ".//{*}PmtInfId")) == [
        "CONTRIBUTIE-2026-1-FRST",
        "CONTRIBUTIE-2026-1-RCUR",
    ]
    assert set(texts(root, ".//{*}Dbtr/{*}Nm")) == {"Ayse Yildiz"}


def test_a_mandate_that_moved_is_told() -> None:
    content = collection_file(PAYEE, [replace(collection(), former_iban=OTHER_IBAN)])
    root = read(content)
    assert texts(root, ".//{*}AmdmntInd") == ["true"]
    assert texts(root, ".//{*}OrgnlDbtrAcct/{*}Id/{*}IBAN") == [OTHER_IBAN]
    schema().validate(root)


def test_what_the_schema_forbids_is_never_handed_out() -> None:
    with pytest.raises(XMLSchemaValidationError):
        collection_file(PAYEE, [replace(collection(), mandate_reference="x" * 36)])


@given(st.lists(st.integers(1, 50_000), min_size=1, max_size=12))
@settings(max_examples=20, deadline=None)
def test_lines_batches_and_control_sum_add_up(amounts: list[int]) -> None:
    collections = [collection(number, cents) for number, cents in enumerate(amounts, start=1)]
    root = read(collection_file(PAYEE, collections))
    lines = [cents_of(text) for text in texts(root, ".//{*}InstdAmt")]
    batches = [cents_of(text) for text in texts(root, ".//{*}PmtInf/{*}CtrlSum")]
    (control,) = texts(root, ".//{*}GrpHdr/{*}CtrlSum")
    assert sum(lines) == sum(batches) == cents_of(control) == sum(amounts)
    assert texts(root, ".//{*}GrpHdr/{*}NbOfTxs") == [str(len(amounts))]
