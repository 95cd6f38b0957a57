"""The files of a fixed run, written from what was fixed; the worker asks, and keeps them."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from coop.contribution.documents.collection import Collection, Payee, collection_file
from coop.contribution.documents.letters import Letter, epc_text, letters_file
from coop.contribution.documents.told import Told
from coop.contribution.errors import RunFileNotFoundError
from coop.contribution.lookups import creditor_or_refuse, reminder_of, run_by_id, told_of
from coop.contribution.models import Creditor, Due, Mandate, Reminder, Run, RunFile
from coop.contribution.rules.files import FileKind
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.models import Member
from coop.people.models import Person
from coop.statutes.queries import CooperativeView, cooperative_view
from coop.wording import contribution as words
from coop.wording.catalogue import say


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file, and how many payments or letters are in it."""

    content: bytes
    count: int


@use_case(Permission.CONTRIBUTION_FILE_WRITE, journal=False)
def files_to_write(uow: UnitOfWork, actor: Actor) -> list[tuple[uuid.UUID, FileKind]]:
    """Return which files of fixed runs are not there yet."""
    wanted = {
        FileKind.COLLECTION: Due.mandate_id.is_not(None),
        FileKind.LETTERS: Due.by_mail.is_(False),
    }
    found = []
    for kind, concerned in wanted.items():
        is_there = select(RunFile.kind).where(RunFile.run_id == Run.id, RunFile.kind == kind)
        has_any = select(Due.id).where(Due.run_id == Run.id, concerned)
        runs = uow.session.scalars(
            select(Run.id)
            .where(Run.fixed_at.is_not(None), has_any.exists(), ~is_there.exists())
            .order_by(Run.fixed_at)
        )
        found += [(run_id, kind) for run_id in runs]
    return found


@use_case(Permission.CONTRIBUTION_FILE_WRITE, journal=False)
def written_file(
    uow: UnitOfWork, actor: Actor, *, run_id: uuid.UUID, kind: FileKind
) -> WrittenFile:
    """Write a file of a fixed run: seconds of work, so nothing is locked meanwhile."""
    run = run_by_id(uow.session, run_id)
    creditor = uow.session.get(Creditor, run.creditor_id)
    assert creditor is not None, "only fixed runs have files"
    cooperative = cooperative_view(uow, actor)
    if kind is FileKind.COLLECTION:
        return _collection(uow, run, creditor, cooperative)
    return _letters(uow, run, creditor, cooperative)


def _collection(
    uow: UnitOfWork, run: Run, creditor: Creditor, cooperative: CooperativeView
) -> WrittenFile:
    assert creditor.creditor_id is not None
    assert run.fixed_at is not None
    rows = uow.session.execute(
        select(Due, Mandate)
        .join(Mandate, Mandate.id == Due.mandate_id)
        .where(Due.run_id == run.id)
        .order_by(Due.reference)
    )
    description = say(words.DESCRIPTION, year=run.year, cooperative=cooperative.name)
    collections = [_collected(due, mandate, description) for due, mandate in rows]
    payee = Payee(
        name=creditor.holder,
        iban=creditor.iban,
        creditor_id=creditor.creditor_id,
        message_id=run.message_id,
        collect_on=run.collect_on,
        written_at=run.fixed_at,
    )
    return WrittenFile(content=collection_file(payee, collections), count=len(collections))


def _collected(due: Due, mandate: Mandate, description: str) -> Collection:
    # A check in the database says that who is collected from has all of it.
    assert due.iban is not None
    assert due.holder is not None
    assert due.sequence is not None
    return Collection(
        reference=due.reference,
        cents=due.cents,
        sequence=due.sequence,
        mandate_reference=mandate.reference,
        signed_on=mandate.signed_on,
        holder=due.holder,
        iban=due.iban,
        description=description,
        former_iban=due.former_iban,
    )


def _letters(
    uow: UnitOfWork, run: Run, creditor: Creditor, cooperative: CooperativeView
) -> WrittenFile:
    rows = uow.session.execute(_due_letters(run.id))
    letters = [
        _letter(told_of(due, run, creditor, mandate, cooperative), due, _day_of(run))
        for due, mandate in rows
    ]
    title = say(words.SUBJECT, year=run.year)
    content = letters_file(letters, title=title, sender=_sender(cooperative))
    return WrittenFile(content=content, count=len(letters))


def _sender(cooperative: CooperativeView) -> str:
    number = f"KvK {cooperative.chamber_number}" if cooperative.chamber_number else ""
    return " · ".join(filter(None, (cooperative.legal_name, number)))


def _day_of(run: Run) -> date:
    assert run.fixed_at is not None, "a draft has no letters"
    return run.fixed_at.astimezone(TIME_ZONE).date()


def _due_letters(run_id: uuid.UUID) -> Select[Due, Mandate]:
    return (
        select(Due, Mandate)
        .outerjoin(Mandate, Mandate.id == Due.mandate_id)
        .join(Due.member)
        .join(Member.person)
        .where(Due.run_id == run_id, Due.by_mail.is_(False))
        .order_by(Person.sort_name, Member.number)
        .options(joinedload(Due.member).joinedload(Member.person).joinedload(Person.address))
    )


def _letter(told: Told, due: Due, written_on: date) -> Letter:
    person = due.member.person
    street = (
        (person.address.line, f"{person.address.postcode}  {person.address.town.upper()}")
        if person.address
        else ()
    )
    asks = told.collect_on is None
    return Letter(
        language=told.locale,
        address=(person.name.full, *street),
        written_on=told.day(written_on),
        subject=told.subject,
        greeting=told.greeting(person.name.full),
        paragraphs=told.paragraphs,
        facts=told.facts,
        closing=told.closing,
        signed=told.signed,
        code_says=say(words.SCAN, told.locale),
        epc=epc_text(holder=told.holder, iban=told.iban, cents=told.cents, remark=due.reference)
        if asks
        else None,
    )


@use_case(Permission.CONTRIBUTION_REMINDER_SEND)
def reminder_letters(uow: UnitOfWork, actor: Actor) -> bytes:
    """Return the letters of the last day on which was reminded, in one PDF."""
    last = (
        select(func.max(Reminder.reminded_on)).where(Reminder.by_mail.is_(False)).scalar_subquery()
    )
    reminders = uow.session.scalars(
        select(Reminder)
        .join(Reminder.due)
        .join(Due.member)
        .join(Member.person)
        .where(Reminder.reminded_on == last, Reminder.by_mail.is_(False))
        .order_by(Person.sort_name, Member.number)
        .options(
            joinedload(Reminder.due)
            .joinedload(Due.member)
            .joinedload(Member.person)
            .joinedload(Person.address),
            joinedload(Reminder.due).joinedload(Due.run),
        )
    ).all()
    if not reminders:
        raise RunFileNotFoundError
    creditor = creditor_or_refuse(uow.session)
    cooperative = cooperative_view(uow, actor)
    letters = [
        _letter(reminder_of(one, creditor, cooperative), one.due, one.reminded_on)
        for one in reminders
    ]
    return letters_file(letters, title=letters[0].subject, sender=_sender(cooperative))
