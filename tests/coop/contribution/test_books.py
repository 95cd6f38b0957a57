"""The file for the books: columns as chosen, totals as the run's, and no cell that computes."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.bootstrap import Coop
from coop.contribution.documents.books import BOM, books_file
from coop.contribution.errors import (
    BookColumnsError,
    InvalidPaymentLinkError,
    NothingToBookError,
)
from coop.contribution.queries.books import books_content, books_view
from coop.contribution.queries.runs import contribution_view, creditor_view
from coop.contribution.rules.accounts import payment_link_of
from coop.contribution.rules.books import (
    BEGINNINGS,
    BookColumn,
    BookLine,
    Books,
    Ledgers,
    ensure_columns,
)
from coop.contribution.rules.references import reference_of
from coop.contribution.services.books import choose_books, take_books
from coop.contribution.services.creditor import set_creditor
from coop.contribution.services.statements import upload_statement
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import SYSTEM
from coop.people.rules import RoleKind
from coop.sample.bank import BankLine, statement_file
from tests.coop.contribution.makers import (
    IBAN,
    OWN_IBAN,
    fix,
    make_creditor,
    make_draft,
    make_payer,
)
from tests.doubles import FixedClock
from tests.makers import actor_for, give_role, make_person

NAMES = {column.value: column.value for column in BookColumn}
ALL = tuple(BookColumn)


def rows_of(content: bytes) -> list[dict[str, str]]:
    text = content.decode()
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM)), delimiter=";"))


def cents_in(cell: str) -> int:
    return int(Decimal(cell.replace(",", ".")) * 100) if cell else 0


def line(cents: int, **other: str) -> BookLine:
    told = {"name": "Ana Bos", "description": "Contributie", **other}
    return BookLine(
        day=date(2026, 11, 21),
        document="CONTRIBUTIE-2026-1",
        account="8000",
        contra="1300",
        member_number=1,
        reference="5678",
        debit_cents=-cents,
        cents=cents,
        **told,
    )


@given(st.lists(st.integers(-(10**9), 10**9).filter(bool), max_size=30))
@settings(max_examples=50)
def test_amounts_add_up_to_the_cent(amounts: list[int]) -> None:
    rows = rows_of(books_file([line(cents) for cents in amounts], ALL, NAMES))
    assert sum(cents_in(row["amount"]) for row in rows) == sum(amounts)
    credit = sum(cents_in(row["credit"]) for row in rows)
    debit = sum(cents_in(row["debit"]) for row in rows)
    assert credit - debit == sum(amounts)
    assert not [row for row in rows if row["credit"] and row["debit"]]


@pytest.mark.parametrize("told", ["=HYPERLINK(0)", "+1", "-cmd", "@SUM(A1)", "\tx"])
def test_no_cell_computes(told: str) -> None:
    (row,) = rows_of(books_file([line(-2500, name=told, description=told)], ALL, NAMES))
    assert not {row["name"][0], row["description"][0]} & set("=@\t-") or told == "+1"
    assert row["amount"] == "-25,00"


def test_a_name_with_a_separator_stays_one_cell() -> None:
    (row,) = rows_of(books_file([line(1, name='Bos; "Ana"\nx')], ALL, NAMES))
    assert (row["name"], row["amount"]) == ('Bos; "Ana"\nx', "0,01")


@pytest.mark.parametrize(
    "columns",
    [
        (),
        (BookColumn.DAY,),
        (BookColumn.AMOUNT, BookColumn.AMOUNT),
        (BookColumn.DEBIT,),
        (BookColumn.DAY, BookColumn.CREDIT),
    ],
)
def test_a_file_without_its_amount_once_is_refused(columns: tuple[BookColumn, ...]) -> None:
    with pytest.raises(BookColumnsError):
        ensure_columns(columns)


def test_every_beginning_is_whole() -> None:
    for columns in BEGINNINGS.values():
        assert ensure_columns(columns) == columns


def pay(coop: Coop, *lines: BankLine) -> None:
    content = statement_file(OWN_IBAN, lines)
    coop.run(upload_statement, SYSTEM, file_name="a.xml", content=content)


def test_the_lines_of_a_year_are_the_runs_and_the_banks(coop: Coop, clock: FixedClock) -> None:
    make_creditor(coop)
    for given_name, iban in (("Ana", IBAN), ("Bram", None), ("Carla", None)):
        make_payer(coop, given=given_name, iban=iban)
    year, today = clock.now().year, clock.now().date()
    fix(coop, make_draft(coop, year=year, cents=12_35))
    second = reference_of(year=year, member_number=2)
    pay(
        coop,
        BankLine(booked_on=today, cents=12_35, text=second),
        BankLine(booked_on=today, cents=-12_35, text=second, return_code="MD06"),
        BankLine(booked_on=today + timedelta(days=41), cents=1000, text=second),
    )
    coop.run(choose_books, SYSTEM, columns=ALL, ledgers=Ledgers(revenue=" 80 10", tax_code="NUL"))
    asked = rows_of(coop.ask(books_content, SYSTEM, year=year, books=Books.ASKED))
    (run,) = coop.ask(contribution_view, SYSTEM).runs
    assert [row["Naam"] for row in asked] == ["Ana Bos", "Bram Bos", "Carla Bos"]
    assert sum(cents_in(row["Credit"]) for row in asked) == run.cents
    assert {(row["Grootboekrekening"], row["Btw-code"]) for row in asked} == {("8010", "NUL")}
    paid = rows_of(coop.ask(books_content, SYSTEM, year=year, books=Books.PAID))
    assert [row["Bedrag"] for row in paid] in (["12,35", "-12,35"], ["-12,35", "12,35"])
    later = rows_of(coop.ask(books_content, SYSTEM, year=year + 1, books=Books.PAID))
    assert [row["Bedrag"] for row in later] == ["10,00"]
    total = sum(cents_in(row["Bedrag"]) for row in (*paid, *later))
    assert total == coop.ask(contribution_view, SYSTEM).runs[0].paid_cents
    assert coop.ask(books_view, SYSTEM).years == (year + 1, year)


def test_taking_the_books_is_the_treasurers_and_is_kept(coop: Coop, clock: FixedClock) -> None:
    year = clock.now().year
    with pytest.raises(NothingToBookError):
        coop.run(take_books, SYSTEM, year=year, books=Books.ASKED)
    board = make_person(coop)
    give_role(coop, board, RoleKind.CHAIR)
    with pytest.raises(MissingPermissionError):
        coop.ask(books_content, actor_for(coop, board), year=year, books=Books.ASKED)


@pytest.mark.parametrize(
    "text",
    ["", " https://betaal.example/x?a=1 ", "https://www.betaalverzoek-oefenbank.example:8443"],
)
def test_a_payment_link_is_taken_as_it_is(text: str) -> None:
    assert payment_link_of(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "http://betaal.example",
        "javascript:alert(1)",
        "https://betaal",
        "https://bank.example@elders.example/",
        "https://betaal.example/ x",
        "https://betaal.example/" + "x" * 200,
        "https://bétaal.example/",
    ],
)
def test_another_link_is_refused_and_nothing_changes(coop: Coop, text: str) -> None:
    make_creditor(coop)
    with pytest.raises(InvalidPaymentLinkError):
        coop.run(set_creditor, SYSTEM, iban=OWN_IBAN, holder="Wij", payment_link=text)
    assert coop.ask(creditor_view, SYSTEM).holder == "Wijkcoöperatie"
