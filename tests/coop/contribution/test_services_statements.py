"""The bank's return: read without trust, booked once, decided by hand, and who is behind."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from coop.bootstrap import Coop
from coop.contribution.errors import (
    BankColumnsMissingError,
    DueNotFoundError,
    EntrySettledError,
    NobodyToRemindError,
    NoStatementError,
    OtherAccountError,
    ReturnTooLargeError,
    StatementKnownError,
    StatementNotFoundError,
    StatementReadError,
    StatementTooLargeError,
)
from coop.contribution.queries.accounts import account_view
from coop.contribution.queries.arrears import arrears_view
from coop.contribution.queries.files import reminder_letters
from coop.contribution.queries.runs import contribution_view
from coop.contribution.queries.statements import entry_view, payments_view
from coop.contribution.queries.tables import table_view
from coop.contribution.rules.columns import BankColumn
from coop.contribution.rules.references import reference_of
from coop.contribution.services.entries import book_entry, dismiss_entry, undo_entry
from coop.contribution.services.reminders import remind_overdue
from coop.contribution.services.statements import (
    choose_bank_columns,
    discard_statement,
    forget_statements,
    upload_statement,
)
from coop.kernel.errors import CoopError, MissingPermissionError
from coop.kernel.permissions import SYSTEM, Permission
from coop.sample.bank import BankLine, statement_file
from tests.conftest import MakeActor
from tests.coop.contribution.makers import (
    IBAN,
    OTHER_IBAN,
    OWN_IBAN,
    fix,
    make_creditor,
    make_draft,
    make_payer,
)
from tests.doubles import FixedClock


@dataclass(frozen=True)
class Asked:
    """One member who is collected from and one who pays by hand."""

    coop: Coop
    clock: FixedClock
    year: int

    def line(self, number: int, cents: int, **other: str) -> BankLine:
        reference = reference_of(year=self.year, member_number=number)
        return BankLine(
            **{
                "booked_on": self.clock.now().date(),
                "cents": cents,
                "text": f"contributie {reference}",
                **other,
            }  # type: ignore[arg-type]  # values of a table
        )

    def upload(self, *lines: BankLine, iban: str = OWN_IBAN) -> None:
        self.coop.run(
            upload_statement, SYSTEM, file_name="a.xml", content=statement_file(iban, lines)
        )

    def open_cents(self) -> list[int]:
        runs = self.coop.ask(contribution_view, SYSTEM).runs
        return [sum(run.cents for run in runs) - sum(run.paid_cents for run in runs)]


@pytest.fixture
def asked(coop: Coop, clock: FixedClock) -> Asked:
    make_creditor(coop)
    make_payer(coop, given="Ana", iban=IBAN)
    make_payer(coop, given="Bram")
    year = clock.now().year
    fix(coop, make_draft(coop, year=year))
    return Asked(coop, clock, year)


def batch(asked: Asked, cents: int = 2500) -> BankLine:
    return BankLine(
        booked_on=asked.clock.now().date(),
        cents=cents,
        batch=f"CONTRIBUTIE-{asked.year}-1-FRST",
    )


def test_what_is_clear_is_booked_and_the_rest_waits(asked: Asked) -> None:
    asked.upload(
        batch(asked), asked.line(2, 1000), asked.line(2, 1500), asked.line(9, 500, name="Wie?")
    )
    seen = asked.coop.ask(payments_view, SYSTEM)
    assert [entry.counter_name for entry in seen.waiting] == ["Wie?"]
    assert len(seen.settled) == 3
    assert asked.open_cents() == [0]


def test_the_same_payment_is_never_booked_twice(asked: Asked) -> None:
    asked.upload(asked.line(2, 1000))
    with pytest.raises(StatementKnownError):
        asked.upload(asked.line(2, 1000))
    # Another file that holds the same payment again, and one more like it.
    asked.upload(asked.line(2, 1000), asked.line(2, 1000))
    assert asked.open_cents() == [3000]


def test_a_return_opens_the_due_and_puts_the_member_behind(asked: Asked) -> None:
    asked.upload(batch(asked))
    assert asked.coop.ask(arrears_view, SYSTEM).lines == ()
    asked.upload(asked.line(1, -2500, return_code="AM04"))
    (line,) = asked.coop.ask(arrears_view, SYSTEM).lines
    assert (line.name, line.open_cents, line.return_code) == ("Ana Bos", 2500, "AM04")
    (due,) = asked.coop.ask(account_view, SYSTEM, member_id=line.member_id).dues
    assert due.open_cents == 2500


def test_a_payment_is_decided_by_hand_once_and_taken_back(asked: Asked) -> None:
    asked.upload(BankLine(booked_on=asked.clock.now().date(), cents=2500, name="Fam. Bos"))
    (entry,) = asked.coop.ask(payments_view, SYSTEM).waiting
    found = asked.coop.ask(entry_view, SYSTEM, entry_id=entry.entry_id).found
    assert [due.name for due in found] == ["Ana Bos", "Bram Bos"]
    asked.coop.run(book_entry, SYSTEM, entry_id=entry.entry_id, reference=found[1].reference)
    assert asked.open_cents() == [2500]
    with pytest.raises(EntrySettledError):
        asked.coop.run(dismiss_entry, SYSTEM, entry_id=entry.entry_id)
    asked.coop.run(undo_entry, SYSTEM, entry_id=entry.entry_id)
    assert asked.open_cents() == [5000]
    with pytest.raises(DueNotFoundError):
        asked.coop.run(book_entry, SYSTEM, entry_id=entry.entry_id, reference="x")
    asked.coop.run(dismiss_entry, SYSTEM, entry_id=entry.entry_id)
    assert asked.coop.ask(payments_view, SYSTEM).waiting == ()


def test_no_more_comes_back_than_was_paid(asked: Asked) -> None:
    asked.upload(asked.line(2, -1))
    (entry,) = asked.coop.ask(payments_view, SYSTEM).waiting
    with pytest.raises(ReturnTooLargeError):
        asked.coop.run(
            book_entry,
            SYSTEM,
            entry_id=entry.entry_id,
            reference=reference_of(year=asked.year, member_number=2),
        )
    assert asked.open_cents() == [5000]


BOMB = (
    b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">&b;</Document>'
)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", NoStatementError),
        (b"datum;bedrag\n", NoStatementError),
        (b"%PDF-1.7\n", NoStatementError),
        (b"\xd0\xcf\x11\xe0 xls", NoStatementError),
        (b"<Document/>", NoStatementError),
        (BOMB, NoStatementError),
        (statement_file(OWN_IBAN, []).replace(b"UTF-8", b"UTF-99"), NoStatementError),
        (b" " * (5 * 1024 * 1024 + 1), StatementTooLargeError),
        (statement_file(OTHER_IBAN, []), OtherAccountError),
    ],
)
def test_what_is_no_statement_of_ours_is_refused(
    asked: Asked, content: bytes, refusal: type[CoopError]
) -> None:
    with pytest.raises(refusal):
        asked.coop.run(upload_statement, SYSTEM, file_name="a.xml", content=content)
    assert asked.coop.ask(payments_view, SYSTEM).statements == ()


@pytest.mark.parametrize(
    ("told", "instead"),
    [(b">10.00<", b">10.005<"), (b">10.00<", b">x<"), (b'"EUR"', b'"USD"'), (b"20", b"xx")],
)
def test_amounts_and_days_that_make_no_sense_are_refused(
    asked: Asked, told: bytes, instead: bytes
) -> None:
    content = statement_file(OWN_IBAN, [asked.line(2, 1000)])
    content = content.replace(b"camt.053.001.02", b"camt").replace(told, instead)
    with pytest.raises(NoStatementError):
        asked.coop.run(upload_statement, SYSTEM, file_name="a.xml", content=content)


def test_who_is_behind_is_reminded_and_not_too_often(asked: Asked) -> None:
    with pytest.raises(NobodyToRemindError):
        asked.coop.run(remind_overdue, SYSTEM)
    asked.clock.advance(timedelta(days=31))
    assert asked.coop.run(remind_overdue, SYSTEM) == 1
    assert asked.coop.ask(reminder_letters, SYSTEM).startswith(b"%PDF-")
    asked.clock.advance(timedelta(days=20))
    with pytest.raises(NobodyToRemindError):
        asked.coop.run(remind_overdue, SYSTEM)
    asked.clock.advance(timedelta(days=1))
    assert asked.coop.run(remind_overdue, SYSTEM) == 1
    asked.upload(asked.line(2, 2500))
    assert asked.coop.ask(arrears_view, SYSTEM).lines == ()


def test_who_is_behind_is_the_treasurers_to_see(coop: Coop, make_actor: MakeActor) -> None:
    board = make_actor(Permission.CONTRIBUTION_TOTAL_READ, Permission.MEMBERSHIP_MEMBER_READ)
    for query in (arrears_view, payments_view):
        with pytest.raises(MissingPermissionError):
            coop.ask(query, board)


def table(asked: Asked, *rows: str) -> bytes:
    day = f"{asked.clock.now():%d-%m-%Y}"
    return "\n".join(["Dag;Euro;Rekening;Tekst", *(f"{day};{row}" for row in rows)]).encode()


CHOSEN = {
    0: BankColumn.DAY,
    1: BankColumn.AMOUNT,
    2: BankColumn.COUNTER_IBAN,
    3: BankColumn.TEXT,
}


def test_an_unknown_table_waits_for_its_columns_and_is_read_once(asked: Asked) -> None:
    reference = reference_of(year=asked.year, member_number=2)
    content = table(asked, f"25,00;{IBAN};{reference}", "1,00;;wie?")
    statement_id = asked.coop.run(
        upload_statement, SYSTEM, file_name="mutaties.csv", content=content
    )
    seen = asked.coop.ask(payments_view, SYSTEM)
    assert (seen.waiting, seen.settled, seen.statements[0].waits) == ((), (), True)
    looked = asked.coop.ask(table_view, SYSTEM, statement_id=statement_id)
    assert looked is not None
    assert isinstance(looked.refusal, BankColumnsMissingError)
    looked = asked.coop.ask(table_view, SYSTEM, statement_id=statement_id, chosen=CHOSEN)
    assert looked is not None
    assert [line.cents for line in looked.lines] == [2500, 100]
    assert asked.coop.ask(payments_view, SYSTEM).statements[0].waits
    asked.coop.run(choose_bank_columns, SYSTEM, statement_id=statement_id, chosen=CHOSEN)
    seen = asked.coop.ask(payments_view, SYSTEM)
    assert [(len(seen.settled), len(seen.waiting))] == [(1, 1)]
    assert asked.coop.ask(table_view, SYSTEM, statement_id=statement_id) is None
    with pytest.raises(StatementReadError):
        asked.coop.run(choose_bank_columns, SYSTEM, statement_id=statement_id, chosen=CHOSEN)
    assert asked.open_cents() == [2500]


def test_the_same_days_as_camt_and_as_table_are_booked_once(asked: Asked) -> None:
    reference = reference_of(year=asked.year, member_number=2)
    asked.upload(asked.line(2, 1000, iban=IBAN))
    content = table(asked, f"10,00;{IBAN};{reference}", f"10,00;{IBAN};{reference}")
    statement_id = asked.coop.run(upload_statement, SYSTEM, file_name="m.csv", content=content)
    asked.coop.run(choose_bank_columns, SYSTEM, statement_id=statement_id, chosen=CHOSEN)
    newest = asked.coop.ask(payments_view, SYSTEM).statements
    assert sorted((one.entries, one.known) for one in newest) == [(1, 0), (1, 1)]
    assert asked.open_cents() == [3000]


def test_a_table_nobody_reads_is_thrown_away(asked: Asked) -> None:
    kept = [
        asked.coop.run(upload_statement, SYSTEM, file_name="m.csv", content=table(asked, row))
        for row in ("1,00;;a", "2,00;;b")
    ]
    asked.coop.run(discard_statement, SYSTEM, statement_id=kept[0])
    with pytest.raises(StatementNotFoundError):
        asked.coop.ask(table_view, SYSTEM, statement_id=kept[0])
    asked.clock.advance(timedelta(hours=24) - timedelta(seconds=1))
    asked.coop.run(forget_statements, SYSTEM)
    assert asked.coop.ask(table_view, SYSTEM, statement_id=kept[1]) is not None
    asked.clock.advance(timedelta(seconds=1))
    asked.coop.run(forget_statements, SYSTEM)
    assert asked.coop.ask(payments_view, SYSTEM).statements == ()
