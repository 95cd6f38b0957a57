"""What a member is told, and the QR code that saves typing."""

from dataclasses import replace
from datetime import date

from coop.contribution.documents.letters import Letter, epc_text, letters_file
from coop.contribution.documents.told import Told
from tests.coop.contribution.makers import CREDITOR_ID, IBAN, OWN_IBAN

ASKED = Told(
    year=2026,
    cents=2500,
    reference="5000056789012345",
    member_number=41,
    iban=OWN_IBAN,
    holder="Wijkcoöperatie",
    pay_by=date(2026, 12, 31),
    cooperative="Koningsveld",
)
COLLECTED = replace(
    ASKED,
    collect_on=date(2026, 12, 15),
    mandate_reference="LID000041-1",
    from_iban=IBAN,
    creditor_id=CREDITOR_ID,
)


def test_what_must_be_typed_over_stands_in_print() -> None:
    facts = dict(ASKED.facts)
    assert facts["Bedrag"] == "€\N{NO-BREAK SPACE}25,00"
    assert facts["Naar rekening"] == "NL91 ABNA 0417 1643 00"
    assert facts["Op naam van"] == "Wijkcoöperatie"
    assert facts["Betalingskenmerk"] == "5000 0567 8901 2345"
    assert "31 december 2026" in ASKED.paragraphs[1]


def test_a_collection_is_announced_with_what_the_rulebook_names() -> None:
    facts = dict(COLLECTED.facts)
    assert facts["Datum"] == "15 december 2026"
    assert facts["Kenmerk machtiging"] == "LID000041-1"
    assert facts["Incassant-ID"] == CREDITOR_ID
    assert "acht weken" in COLLECTED.closing[0]


def test_it_is_told_in_the_readers_language() -> None:
    assert dict(replace(ASKED, locale="en").facts)["Amount"] == "€\N{NO-BREAK SPACE}25,00"


def test_a_banking_app_reads_the_code() -> None:
    # EPC069-12: the order and the number of these lines are the format.
    code = epc_text(holder="Wijkcoöperatie", iban=OWN_IBAN, cents=123456, remark=ASKED.reference)
    assert code.split("\n") == [
        *("BCD", "002", "1", "SCT", "", "Wijkcoöperatie", OWN_IBAN, "EUR1234.56"),
        *("", "", ASKED.reference),
    ]


def letter(told: Told, *, epc: str | None) -> Letter:
    return Letter(
        language="nl",
        address=("#let x = Ana Bos", "Lindenhof 1"),
        written_on="21 november 2026",
        subject=told.subject,
        greeting=told.greeting("Ana Bos"),
        paragraphs=told.paragraphs,
        facts=told.facts,
        closing=told.closing,
        signed=told.signed,
        epc=epc,
        code_says="Scan",
    )


def test_all_letters_stand_in_one_pdf() -> None:
    content = letters_file(
        [letter(ASKED, epc="BCD"), letter(COLLECTED, epc=None)], title="Contributie", sender="W"
    )
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type/Page/") + content.count(b"/Type /Page\n") in {0, 2}
