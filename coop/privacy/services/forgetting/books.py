"""What was asked and paid, once the books of its year are no longer kept."""

from datetime import date

from sqlalchemy import delete, exists, select

from coop.contribution.models import (
    Booking,
    Due,
    Entry,
    Mandate,
    MandateAccount,
    Reminder,
    Run,
    RunAmount,
    RunFile,
    Statement,
    StatementText,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.privacy.rules.retention import end_of

ROWS_AT_ONCE = 200


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_payments(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove what was asked for a year that is over, and what was paid of it.

    Runs, payments and mandates follow once nothing stands on them any more.
    """
    dues = uow.session.scalars(
        select(Due.id).where(Due.year <= until.year).order_by(Due.id).limit(ROWS_AT_ONCE)
    ).all()
    if dues:
        for kind in (Booking, Reminder):
            uow.session.execute(delete(kind).where(kind.due_id.in_(dues)))
        uow.session.execute(delete(Due).where(Due.id.in_(dues)))
        return len(dues)
    return _runs(uow, until) or _mandates(uow, until) or _unbooked(uow, until, is_settled=False)


def _runs(uow: UnitOfWork, until: date) -> int:
    runs = uow.session.scalars(select(Run.id).where(Run.year <= until.year)).all()
    for kind in (RunFile, RunAmount):
        uow.session.execute(delete(kind).where(kind.run_id.in_(runs)))
    uow.session.execute(delete(Run).where(Run.id.in_(runs)))
    return len(runs)


def _mandates(uow: UnitOfWork, until: date) -> int:
    is_used = exists().where(Due.mandate_id == Mandate.id)
    mandates = uow.session.scalars(
        select(Mandate.id).where(Mandate.revoked_on <= until, ~is_used).limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(MandateAccount).where(MandateAccount.mandate_id.in_(mandates)))
    uow.session.execute(delete(Mandate).where(Mandate.id.in_(mandates)))
    return len(mandates)


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_other_payments(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove payments of which was decided that they are no contribution."""
    return _unbooked(uow, until, is_settled=True)


def _unbooked(uow: UnitOfWork, until: date, *, is_settled: bool) -> int:
    wanted = (Entry.settled_at.is_not(None),) if is_settled else ()
    entries = uow.session.scalars(
        select(Entry.id)
        .where(Entry.booked_on <= until, ~exists().where(Booking.entry_id == Entry.id), *wanted)
        .limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(Entry).where(Entry.id.in_(entries)))
    # A statement of which nothing is left says nothing.
    uow.session.execute(
        delete(Statement).where(
            Statement.uploaded_at < end_of(until),
            ~exists().where(Entry.statement_id == Statement.id),
            ~exists().where(StatementText.statement_id == Statement.id),
        )
    )
    return len(entries)
