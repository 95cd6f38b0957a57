"""What can be done about the bank's return: take it in, decide by hand, undo a decision."""

import hashlib
import uuid
from collections.abc import Sequence

from sqlalchemy import delete, select

from coop.contribution.documents.statements import StatementLine, read_statement
from coop.contribution.errors import (
    DueNotFoundError,
    EntryNotFoundError,
    EntrySettledError,
    OtherAccountError,
    ReturnTooLargeError,
    StatementKnownError,
)
from coop.contribution.lookups import accounts_to_match, creditor_or_refuse, paid_on
from coop.contribution.models import LONGEST_FILE_NAME, Booking, Due, Entry, Statement
from coop.contribution.rules.matching import Payment, settle
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def upload_statement(
    uow: UnitOfWork, actor: Actor, *, file_name: str, content: bytes
) -> uuid.UUID:
    """Take a statement in: what is clear is booked, the rest waits for a decision.

    The same file is refused; a payment that stood in another statement is passed over.
    """
    digest = hashlib.sha256(content).hexdigest()
    known = uow.session.scalar(select(Statement).where(Statement.digest == digest))
    if known is not None:
        raise StatementKnownError(file_name=known.file_name)
    iban, lines = read_statement(content)
    if iban != creditor_or_refuse(uow.session).iban:
        raise OtherAccountError
    statement = Statement(
        id=uow.chance.new_id(),
        digest=digest,
        file_name=file_name.strip()[:LONGEST_FILE_NAME] or "afschrift.xml",
        uploaded_at=uow.now,
        uploaded_by=actor.person_id,
    )
    uow.session.add(statement)
    seen = set(uow.session.scalars(select(Entry.key)))
    new = [line for line in lines if line.key not in seen]
    booked = _book(uow, statement.id, new)
    uow.note("bank_statement", statement.id, entries=len(new), booked=booked)
    return statement.id


def _book(uow: UnitOfWork, statement_id: uuid.UUID, lines: Sequence[StatementLine]) -> int:
    accounts = accounts_to_match(uow.session)
    booked = 0
    for position, line in enumerate(lines):
        entry = _entry(uow, statement_id, position, line)
        uow.session.add(entry)
        parts = settle(
            Payment(
                cents=line.cents,
                references=line.references,
                batch=line.batch,
                counter_iban=line.counter_iban,
            ),
            accounts,
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


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def book_entry(uow: UnitOfWork, actor: Actor, *, entry_id: uuid.UUID, reference: str) -> None:
    """Put a payment on the due with a reference, as somebody decided."""
    entry = _undecided(uow, entry_id)
    due = uow.session.scalar(
        select(Due).where(Due.reference == "".join(reference.split())).with_for_update()
    )
    if due is None:
        raise DueNotFoundError
    if paid_on(uow.session, due.id) + entry.cents < 0:
        raise ReturnTooLargeError
    uow.session.add(Booking(due_id=due.id, entry_id=entry.id, cents=entry.cents))
    _decide(uow, actor, entry)


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def dismiss_entry(uow: UnitOfWork, actor: Actor, *, entry_id: uuid.UUID) -> None:
    """Say that a payment has nothing to do with the contribution."""
    _decide(uow, actor, _undecided(uow, entry_id))


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def undo_entry(uow: UnitOfWork, actor: Actor, *, entry_id: uuid.UUID) -> None:
    """Take back what was decided about a payment; it waits for a decision again."""
    entry = _locked(uow, entry_id)
    uow.session.execute(delete(Booking).where(Booking.entry_id == entry_id))
    entry.settled_at = entry.settled_by = None
    uow.note("bank_entry", entry_id)


def _locked(uow: UnitOfWork, entry_id: uuid.UUID) -> Entry:
    entry = uow.session.get(Entry, entry_id, with_for_update=True)
    if entry is None:
        raise EntryNotFoundError
    return entry


def _undecided(uow: UnitOfWork, entry_id: uuid.UUID) -> Entry:
    entry = _locked(uow, entry_id)
    if entry.settled_at is not None:
        raise EntrySettledError
    return entry


def _decide(uow: UnitOfWork, actor: Actor, entry: Entry) -> None:
    entry.settled_at = uow.now
    entry.settled_by = actor.person_id
    uow.note("bank_entry", entry.id)
