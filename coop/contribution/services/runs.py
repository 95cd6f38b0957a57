"""What can be done about a yearly run: draft it, throw it away, fix it, bring its files."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import delete, func, insert, select

from coop.contribution.errors import NothingToAskError, RunChangedError, RunFixedError
from coop.contribution.events import PaymentAsked
from coop.contribution.lookups import creditor_or_refuse, draft_lines, run_by_id
from coop.contribution.models import Creditor, Due, Run, RunAmount, RunFile
from coop.contribution.rules.days import ensure_collectable, ensure_payable, ensure_year
from coop.contribution.rules.dues import Line, Totals, totals_of
from coop.contribution.rules.files import FileKind
from coop.contribution.rules.references import reference_of
from coop.kernel.db import Base
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.models import Member
from coop.people.models import Person
from coop.wording.catalogue import N_, say

#: Mails put in the outbox in one transaction, so that nobody waits for it.
MAILS_AT_ONCE = 100


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def draft_run(
    uow: UnitOfWork,
    actor: Actor,
    *,
    year: int,
    amounts: Mapping[str, int],
    collect_on: date,
    pay_by: date,
) -> uuid.UUID:
    """Begin a run for a year, or change the draft that is there: a year has one at a time."""
    creditor_or_refuse(uow.session)
    ensure_year(year, uow.today)
    run = uow.session.scalar(
        select(Run).where(Run.year == year, Run.fixed_at.is_(None)).with_for_update()
    )
    if run is None:
        last = uow.session.scalar(select(func.max(Run.number)).where(Run.year == year))
        run = Run(
            id=uow.chance.new_id(),
            year=year,
            number=(last or 0) + 1,
            collect_on=collect_on,
            pay_by=pay_by,
            drafted_at=uow.now,
            drafted_by=actor.person_id,
        )
        uow.session.add(run)
    run.collect_on, run.pay_by = collect_on, pay_by
    uow.session.execute(delete(RunAmount).where(RunAmount.run_id == run.id))
    uow.session.add_all(
        RunAmount(run_id=run.id, category=category, cents=cents)
        for category, cents in amounts.items()
    )
    uow.note("contribution_run", run.id, year=year)
    return run.id


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def discard_run(uow: UnitOfWork, actor: Actor, *, run_id: uuid.UUID) -> None:
    """Throw a draft away; what was fixed stays."""
    run = run_by_id(uow.session, run_id, lock=True)
    _ensure_draft(uow, run)
    uow.session.execute(delete(RunAmount).where(RunAmount.run_id == run_id))
    uow.session.delete(run)
    uow.note("contribution_run", run_id, year=run.year)


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def fix_run(
    uow: UnitOfWork, actor: Actor, *, run_id: uuid.UUID, expected_count: int, expected_cents: int
) -> None:
    """Ask everybody, as the preview showed: all at once, or nothing.

    The expected numbers are the preview's: nobody fixes what was not seen. Files and mails
    follow from the worker, because writing them takes longer than others should wait.
    """
    run = run_by_id(uow.session, run_id, lock=True)
    _ensure_draft(uow, run)
    creditor = creditor_or_refuse(uow.session)
    lines = draft_lines(uow.session, run, uow.today)
    totals = totals_of(lines)
    if totals.count == 0:
        raise NothingToAskError
    if (totals.count, totals.cents) != (expected_count, expected_cents):
        raise RunChangedError
    _ensure_days(run, creditor, totals, uow.today)
    # To the table, not the mapped class: nobody needs the objects, and others wait meanwhile.
    dues = [_due(uow, run, line) for line in lines if line.cents]
    uow.session.execute(insert(Base.metadata.tables[Due.__tablename__]), dues)
    run.fixed_at = uow.now
    run.fixed_by = actor.person_id
    run.creditor_id = creditor.id
    uow.note("contribution_run", run.id, year=run.year, count=totals.count, cents=totals.cents)


def _ensure_draft(uow: UnitOfWork, run: Run) -> None:
    if run.fixed_at is not None:
        person = uow.session.get(Person, run.fixed_by)
        raise RunFixedError(name=person.name.full if person else say(N_("Iemand")), year=run.year)


def _ensure_days(run: Run, creditor: Creditor, totals: Totals, today: date) -> None:
    if totals.collected_count:
        ensure_collectable(run.collect_on, today=today, notice_days=creditor.notice_days)
    if totals.by_hand_count:
        ensure_payable(run.pay_by, today=today, payment_days=creditor.payment_days)


def _due(uow: UnitOfWork, run: Run, line: Line) -> dict[str, object]:
    authority = line.authority
    return {
        "id": uow.chance.new_id(),
        "run_id": run.id,
        "member_id": line.member_id,
        "year": run.year,
        "cents": line.cents,
        "reference": reference_of(year=run.year, run_number=run.number, member_number=line.number),
        "by_mail": line.by_mail,
        "mandate_id": authority.mandate_id if authority else None,
        "iban": authority.iban if authority else None,
        "holder": authority.holder if authority else None,
        "sequence": authority.sequence if authority else None,
        "former_iban": authority.former_iban if authority else None,
    }


@use_case(Permission.CONTRIBUTION_FILE_WRITE, journal=False)
def keep_file(
    uow: UnitOfWork, actor: Actor, *, run_id: uuid.UUID, kind: FileKind, content: bytes, count: int
) -> None:
    """Keep a file of a fixed run; the first that is kept stays."""
    run_by_id(uow.session, run_id, lock=True)
    if uow.session.get(RunFile, (run_id, kind)) is None:
        uow.session.add(
            RunFile(run_id=run_id, kind=kind, content=content, count=count, written_at=uow.now)
        )


@use_case(Permission.CONTRIBUTION_FILE_WRITE, journal=False)
def tell_payers(uow: UnitOfWork, actor: Actor) -> None:
    """Put the next mails of fixed runs in the outbox, some at a time."""
    waiting: Sequence[tuple[Due, uuid.UUID]] = [
        (due, person_id)
        for due, person_id in uow.session.execute(
            select(Due, Member.person_id)
            .join(Member, Member.id == Due.member_id)
            .where(Due.by_mail, Due.told_at.is_(None))
            .order_by(Due.run_id, Due.reference)
            .limit(MAILS_AT_ONCE)
            .with_for_update(of=Due)
        )
    ]
    for due, person_id in waiting:
        due.told_at = uow.now
        uow.record(PaymentAsked(due_id=due.id, person_id=person_id))
