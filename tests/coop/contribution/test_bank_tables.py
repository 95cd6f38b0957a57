"""The CSV files of banks: known by their columns, read without guessing, refused when broken."""

from datetime import date

import pytest

from coop.contribution.documents.bank_tables import (
    guessed_columns,
    known_layout,
    lines_of,
    table_of,
)
from coop.contribution.documents.payments import StatementLine
from coop.contribution.documents.remarks import remark_of
from coop.contribution.errors import (
    BankColumnsMissingError,
    BankColumnTwiceError,
    NoStatementError,
    OtherAccountError,
    StatementRowError,
    StatementTooLargeError,
)
from coop.contribution.rules.columns import BankColumn, chosen_layout
from coop.contribution.rules.overlap import Trait, told_before
from coop.contribution.rules.references import reference_of
from coop.contribution.rules.written import day_of, decimal_mark, return_code_in, told_cents
from tests.coop.contribution.makers import IBAN, OTHER_IBAN, OWN_IBAN

REFERENCE = reference_of(year=2026, member_number=2)
DAY = date(2026, 10, 1)

ING = f"""\
"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";\
"Mutatiesoort";"Mededelingen";"Saldo na mutatie";"Tag"
"20261001";"B. Bos";"{OWN_IBAN}";"{IBAN}";"OV";"Bij";"1.025,50";"Overschrijving";\
"Naam: B. Bos Omschrijving: contributie {REFERENCE} IBAN: {IBAN} Valutadatum: 01-10-2026";"9,00";""
"20261001";"Ana Bos";"{OWN_IBAN}";"{OTHER_IBAN}";"IC";"Af";"25,00";"Storno";"Reden: AM04";"4,00";""
"""
RABOBANK = f"""\
"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn",\
"Tegenrekening IBAN/BBAN","Naam tegenpartij","Naam uiteindelijke partij",\
"Naam initiërende partij","BIC tegenpartij","Code","Batch ID","Transactiereferentie",\
"Machtigingskenmerk","Incassant ID","Betalingskenmerk","Omschrijving-1","Omschrijving-2",\
"Omschrijving-3","Reden retour","Oorspr bedrag","Oorspr munt","Koers"
"{OWN_IBAN}","EUR","RABONL2U","1","2026-10-01","2026-10-01","+1025,50","+9,00","{IBAN}","B. Bos",\
"","","","cb","","","","","{REFERENCE}","contri","butie","","","","",""
"{OWN_IBAN}","EUR","RABONL2U","2","2026-10-01","2026-10-01","-25,00","+4,00","{OTHER_IBAN}",\
"Ana Bos","","","","ei","CONTRIBUTIE-2026-1-RCUR","","","","","","","","AM04","","",""
"""
ASN = f"""\
01-10-2026,{OWN_IBAN},{IBAN},B. Bos,,,,EUR,100.00,EUR,1025.50,01-10-2026,01-10-2026,1,OVB,1,\
{REFERENCE},'contributie',10
01-10-2026,{OWN_IBAN},{OTHER_IBAN},Ana Bos,,,,EUR,9.00,EUR,-25.00,01-10-2026,01-10-2026,1,IC,2,,\
'Terug AM04',10
"""
TRIODOS = f"""\
"01-10-2026","{OWN_IBAN}","1.025,50","Credit","B. Bos","{IBAN}","ET","{REFERENCE}","9,00"
"01-10-2026","{OWN_IBAN}","25,00","Debet","Ana Bos","{OTHER_IBAN}","IC","storno AM04","4,00"
"""
ABN_AMRO = (
    "417164300\tEUR\t20261001\t0,00\t1025,50\t20261001\t1025,50\t"
    f"/TRTP/SEPA OVERBOEKING/IBAN/{IBAN}/BIC/RABONL2U/NAME/B. Bos"
    f"/REMI/contributie {REFERENCE}/EREF/NOTPROVIDED\n"
    f"417164300\tEUR\t20261001\t0,00\t0,00\t20261001\t-25,00\tSEPA Incasso            "
    f"IBAN: {OTHER_IBAN}        Naam: Ana Bos          Omschrijving: AM04 terug\n"
)
#: The account of each test, as that bank would have numbered it.
OWN = {"ASN": "NL44ASNB0417164300", "TRIODOS": "NL21TRIO0417164300"}


def read(text: str, iban: str = OWN_IBAN) -> list[StatementLine]:
    table = table_of(text.encode())
    layout = known_layout(table, iban)
    assert layout is not None
    return lines_of(table, layout, iban)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (ING, OWN_IBAN),
        (ING.replace(";", ","), OWN_IBAN),
        (RABOBANK, OWN_IBAN),
        (ASN.replace(OWN_IBAN, OWN["ASN"]), OWN["ASN"]),
        (TRIODOS.replace(OWN_IBAN, OWN["TRIODOS"]), OWN["TRIODOS"]),
        (ABN_AMRO, OWN_IBAN),
    ],
    ids=["ing", "ing with commas", "rabobank", "asn", "triodos", "abn amro"],
)
def test_the_files_of_banks_tell_the_same(text: str, own: str) -> None:
    paid, returned = read(text, own)
    assert (paid.booked_on, paid.cents, paid.counter_name) == (DAY, 1025_50, "B. Bos")
    assert (paid.counter_iban, paid.references, paid.return_code) == (IBAN, (REFERENCE,), "")
    assert (returned.cents, returned.counter_iban) == (-25_00, OTHER_IBAN)
    assert (returned.return_code, returned.counter_name) == ("AM04", "Ana Bos")


def test_latin_letters_and_a_bom_are_read() -> None:
    text = ING.replace("B. Bos", "Zoë Bos")
    latin = lines_of(*_known(text.encode("latin-1")))
    marked = lines_of(*_known(b"\xef\xbb\xbf" + text.encode()))
    assert latin[0].counter_name == "Zoë Bos"
    assert [line.key for line in latin] == [line.key for line in marked]


def _known(content: bytes) -> tuple:  # type: ignore[type-arg]  # what lines_of takes
    table = table_of(content)
    return table, known_layout(table, OWN_IBAN), OWN_IBAN


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (ING.replace(OWN_IBAN, OTHER_IBAN), OtherAccountError),
        (ING.replace('"Bij"', '"?"'), StatementRowError),
        (ING.replace("1.025,50", "-1.025,50"), StatementRowError),
        (ING.replace("1.025,50", "1.025,505"), StatementRowError),
        (ING.replace("1.025,50", "=1+1"), StatementRowError),
        # Two marks for cents in one file: one of them means something else.
        (ING.replace('"25,00"', '"25.00"'), NoStatementError),
        (ING.replace('"20261001";"Ana', '"20261301";"Ana'), StatementRowError),
        (ING.replace('"Reden: AM04"', '"Reden: AM04'), StatementRowError),
        (ING.replace('"Reden: AM04";', ""), StatementRowError),
    ],
)
def test_a_file_that_is_broken_somewhere_is_not_read_at_all(
    text: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        read(text)


def test_more_than_fits_is_refused() -> None:
    with pytest.raises(StatementTooLargeError):
        table_of(b"1-10-2026;1\n" * 20_001)
    with pytest.raises(StatementTooLargeError):
        table_of(b"x" * (5 * 1024 * 1024 + 1))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"a\nb\n", b"datum;bedrag\n", b"a\0b;c\n"])
def test_what_is_no_table_of_payments_is_refused(content: bytes) -> None:
    with pytest.raises(NoStatementError):
        table_of(content)


OTHER_BANK = f"""\
Rekeningoverzicht;;;;
Boekdatum;Wie;Euro;IBAN wie;Waarvoor
1-10-2026;B. Bos;25;{IBAN};{REFERENCE}
01/10/2026;Ana Bos;-1.000,5;{OTHER_IBAN};
"""


def test_an_unknown_table_is_guessed_and_left_to_somebody() -> None:
    table = table_of(OTHER_BANK.encode())
    assert known_layout(table, OWN_IBAN) is None
    assert guessed_columns(table, OWN_IBAN) == {0: BankColumn.DAY}
    chosen = {
        0: BankColumn.DAY,
        2: BankColumn.AMOUNT,
        3: BankColumn.COUNTER_IBAN,
        1: BankColumn.TEXT,
        4: BankColumn.TEXT,
    }
    paid, other = lines_of(table, chosen_layout(chosen, table.width), OWN_IBAN)
    assert (paid.cents, paid.references, paid.text) == (25_00, (REFERENCE,), f"B. Bos {REFERENCE}")
    assert (other.booked_on, other.cents) == (DAY, -1000_50)


def test_columns_that_contradict_are_refused() -> None:
    twice = {0: BankColumn.DAY, 1: BankColumn.AMOUNT, 2: BankColumn.AMOUNT}
    with pytest.raises(BankColumnTwiceError):
        chosen_layout(twice, 3)
    for few in ({}, {0: BankColumn.DAY}, {0: BankColumn.DAY, 9: BankColumn.AMOUNT}):
        with pytest.raises(BankColumnsMissingError):
            chosen_layout(few, 3)


@pytest.mark.parametrize(
    ("text", "mark", "side", "cents"),
    [
        ("25", ",", None, 2500),
        ("25,5", ",", None, 2550),
        ("+25,50", ",", None, 2550),
        ("-25.50", ".", None, -2550),
        ("25,50-", ",", None, -2550),
        ("€ 1.234.567,89", ",", None, 123456789),
        ("1,234.50", ".", None, 123450),
        ("1.234", ",", None, 123400),
        ("0,00", ",", None, 0),
        ("25,50", ",", "Af", -2550),
        ("25,50", ",", "bij", 2550),
        ("-25,50", ",", "Debet", -2550),
    ],
)
def test_amounts_as_banks_write_them(text: str, mark: str, side: str | None, cents: int) -> None:
    assert told_cents(text, mark=mark, side=side) == cents


@pytest.mark.parametrize(
    ("text", "mark", "side"),
    [
        ("", ",", None),
        ("x", ",", None),
        ("1,234", ",", None),
        ("25.50", ",", None),
        ("25,505", ",", None),
        ("12.34.567", ",", None),
        ("-25,50-", ",", None),
        ("-25,50", ",", "Bij"),
        ("25,50", ",", ""),
        ("99999999999", ",", None),
    ],
)
def test_amounts_that_could_mean_two_things_are_refused(
    text: str, mark: str, side: str | None
) -> None:
    with pytest.raises(ValueError, match=r"no (amount|side)"):
        told_cents(text, mark=mark, side=side)


def test_one_mark_for_cents_in_a_file() -> None:
    assert decimal_mark(["1.234", "25,00", "x"]) == ","
    assert decimal_mark(["1.234", "25"]) == ","
    assert decimal_mark(["25.0"]) == "."
    with pytest.raises(ValueError, match="no amounts"):
        decimal_mark(["25.00", "25,00"])


@pytest.mark.parametrize(
    "text", ["20261001", "2026-10-01", "01-10-2026", "1-10-2026", "1/10/2026"]
)
def test_days_as_banks_write_them(text: str) -> None:
    assert day_of(text) == DAY


@pytest.mark.parametrize("text", ["", "1 oktober", "10-13-2026", "2026-02-30", "1-10-26"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no day"):
        day_of(text)


def test_a_remark_is_taken_apart() -> None:
    told = remark_of("/TRTP/SEPA INCASSO BATCH/EREF/K1/REMI/CONTRIBUTIE-2026-1-FRST")
    assert (told.reference, told.batch) == ("K1", "CONTRIBUTIE-2026-1-FRST")
    assert remark_of("gewoon: een tekst").text == ""
    assert return_code_in("retour AC04 x") == "AC04"
    assert return_code_in("XAC04") == return_code_in("") == ""


A, B = (Trait(booked_on=DAY, cents=2500, counter_iban=iban) for iban in (IBAN, OTHER_IBAN))
UNSAID = Trait(booked_on=DAY, cents=2500)
REFERRED = Trait(booked_on=DAY, cents=2500, reference=REFERENCE)
BOTH = Trait(booked_on=DAY, cents=2500, counter_iban=IBAN, reference=REFERENCE)
OTHERWISE = Trait(booked_on=DAY, cents=2500, reference="1")


@pytest.mark.parametrize(
    ("new", "known", "found"),
    [
        ([A], [], set()),
        ([A], [A], {0}),
        # One payment told before accounts for one.
        ([A, A], [A], {0}),
        ([A], [B], set()),
        # A file that tells less may still be of the same payment, after the certain ones.
        ([BOTH, A], [A], {1}),
        ([BOTH], [A], {0}),
        ([REFERRED], [BOTH], {0}),
        ([UNSAID], [UNSAID], {0}),
        # What tells nothing in common may as well be somebody else's.
        ([UNSAID], [A], set()),
        ([A], [UNSAID], set()),
        ([REFERRED], [A], set()),
        ([REFERRED], [OTHERWISE], set()),
        ([BOTH], [OTHERWISE], set()),
        ([Trait(booked_on=DAY, cents=2501)], [UNSAID], set()),
        ([Trait(booked_on=date(2026, 10, 2), cents=2500)], [UNSAID], set()),
    ],
)
def test_what_another_kind_of_file_told_before(
    new: list[Trait], known: list[Trait], found: set[int]
) -> None:
    assert told_before(new, known) == found
