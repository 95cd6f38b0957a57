"""What can be done about the bank's return: take it in, say what its columns are, forget it."""

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import delete, select

from coop.contribution.documents.bank_tables import known_layout, lines_of, table_of
from coop.contribution.documents.camt import CAMT, is_xml, read_camt
from coop.contribution.documents.payments import StatementLine
from coop.contribution.errors import (
    OtherAccountError,
    StatementKnownError,
    StatementNotFoundError,
    StatementReadError,
)
from coop.contribution.lookups import accounts_to_match, creditor_or_refuse, traits_of_others
from coop.contribution.models import (
    LONGEST_FILE_NAME,
    LONGEST_FORM,
    Booking,
    Entry,
    Statement,
    StatementText,
)
from coop.contribution.rules.columns import BankColumn, chosen_layout
from coop.contribution.rules.matching import Ledger, Payment
from coop.contribution.rules.overlap import told_before
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

#: A file of which nobody said what its columns are holds payments of anybody.
TEXT_KEPT = timedelta(days=1)


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def upload_statement(
    uow: UnitOfWork, actor: Actor, *, file_name: str, content: bytes
) -> uuid.UUID:
    """Take a statement in: what is clear is booked, the rest waits for a decision.

    The same file is refused; a payment that stood in another statement is passed over. A table
    of no bank that we know is kept until somebody says what its columns are.
    """
    digest = hashlib.sha256(content).hexdigest()
    known = uow.session.scalar(select(Statement).where(Statement.digest == digest))
    if known is not None:
        raise StatementKnownError(file_name=known.file_name)
    iban = creditor_or_refuse(uow.session).iban
    lines, form = _read(content, iban)
    statement = Statement(
        id=uow.chance.new_id(),
        digest=digest,
        file_name=file_name.strip()[:LONGEST_FILE_NAME] or "afschrift",
        uploaded_at=uow.now,
        uploaded_by=actor.person_id,
        form=form,
    )
    uow.session.add(statement)
    if lines is None:
        uow.session.add(StatementText(statement_id=statement.id, content=content))
        uow.note("bank_statement", statement.id, entries=0, booked=0)
    else:
        _take_in(uow, statement, lines)
    return statement.id


def _read(content: bytes, iban: str) -> tuple[list[StatementLine] | None, str]:
    """Return what a file tells and which kind it is; nothing told where somebody has to look."""
    if is_xml(content):
        account, lines = read_camt(content)
        if account != iban:
            raise OtherAccountError
        return lines, CAMT
    table = table_of(content)
    layout = known_layout(table, iban)
    if layout is None:
        return None, ""
    return lines_of(table, layout, iban), layout.mark


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def choose_bank_columns(
    uow: UnitOfWork, actor: Actor, *, statement_id: uuid.UUID, chosen: Mapping[int, BankColumn]
) -> None:
    """Take a table in, with the columns as somebody says they are."""
    statement, text = _waiting(uow, statement_id)
    table = table_of(text.content)
    layout = chosen_layout(chosen, table.width)
    lines = lines_of(table, layout, creditor_or_refuse(uow.session).iban)
    statement.form = layout.mark[:LONGEST_FORM]
    uow.session.delete(text)
    _take_in(uow, statement, lines)


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def discard_statement(uow: UnitOfWork, actor: Actor, *, statement_id: uuid.UUID) -> None:
    """Throw a file away of which nothing was taken in yet."""
    statement, text = _waiting(uow, statement_id)
    uow.session.delete(text)
    uow.session.delete(statement)
    uow.note("bank_statement", statement_id)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_statements(uow: UnitOfWork, actor: Actor) -> None:
    """Throw away what was uploaded a day ago and never read."""
    old = (
        select(StatementText.statement_id)
        .join(Statement, Statement.id == StatementText.statement_id)
        .where(Statement.uploaded_at <= uow.now - TEXT_KEPT)
    )
    forgotten = list(uow.session.scalars(old))
    uow.session.execute(delete(StatementText).where(StatementText.statement_id.in_(forgotten)))
    uow.session.execute(delete(Statement).where(Statement.id.in_(forgotten)))


def _waiting(uow: UnitOfWork, statement_id: uuid.UUID) -> tuple[Statement, StatementText]:
    statement = uow.session.get(Statement, statement_id, with_for_update=True)
    if statement is None:
        raise StatementNotFoundError
    text = uow.session.get(StatementText, statement_id)
    if text is None:
        raise StatementReadError
    return statement, text


def _take_in(uow: UnitOfWork, statement: Statement, lines: Sequence[StatementLine]) -> None:
    seen = set(uow.session.scalars(select(Entry.key)))
    unseen = [line for line in lines if line.key not in seen]
    others = traits_of_others(uow.session, statement.form, [line.booked_on for line in unseen])
    told = told_before([line.trait for line in unseen], others)
    new = [line for place, line in enumerate(unseen) if place not in told]
    statement.known = len(lines) - len(new)
    booked = _book(uow, statement.id, new)
    uow.note("bank_statement", statement.id, entries=len(new), booked=booked)


def _book(uow: UnitOfWork, statement_id: uuid.UUID, lines: Sequence[StatementLine]) -> int:
    ledger = Ledger(accounts_to_match(uow.session))
    booked = 0
    for position, line in enumerate(lines):
        entry = _entry(uow, statement_id, position, line)
        uow.session.add(entry)
        parts = ledger.settle(
            Payment(
                cents=line.cents,
                references=line.references,
                batch=line.batch,
                counter_iban=line.counter_iban,
            )
        )
        uow.session.add_all(
            Booking(due_id=part.due_id, entry_id=entry.id, cents=part.cents) for part in parts
        )
        if parts:
            entry.settled_at = uow.now
            booked += 1
    return booked


def _entry(uow: UnitOfWork, statement_id: uuid.UUID, position: int, line: StatementLine) -> Entry:
    return Entry(
        id=uow.chance.new_id(),
        statement_id=statement_id,
        key=line.key,
        position=position,
        booked_on=line.booked_on,
        cents=line.cents,
        counter_iban=line.counter_iban,
        counter_name=line.counter_name,
        text=line.text,
        return_code=line.return_code,
    )
