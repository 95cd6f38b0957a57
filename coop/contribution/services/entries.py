"""What can be done about one payment of the bank's return: decide by hand, undo a decision."""

import uuid

from sqlalchemy import delete, select

from coop.contribution.errors import (
    DueNotFoundError,
    EntryNotFoundError,
    EntrySettledError,
    ReturnTooLargeError,
)
from coop.contribution.lookups import paid_on
from coop.contribution.models import Booking, Due, Entry
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


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
