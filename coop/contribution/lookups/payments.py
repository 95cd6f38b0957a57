"""Finds what was paid, what it may belong to, and who is behind."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.contribution.documents.collection import batch_id
from coop.contribution.documents.payments import trait_of
from coop.contribution.lookups.runs import accounts_of, takers_of_mail
from coop.contribution.models import Booking, Due, Entry, Mandate, Reminder, Run, Statement
from coop.contribution.rules.matching import Account, is_overdue, may_remind
from coop.contribution.rules.overlap import Trait
from coop.membership.models import Member
from coop.people.models import Person


def paid_on(session: Session, due_id: uuid.UUID) -> int:
    """Return what is paid of a due, less what came back."""
    total = select(func.coalesce(func.sum(Booking.cents), 0)).where(Booking.due_id == due_id)
    return int(session.scalar(total) or 0)


def accounts_to_match(session: Session) -> list[Account]:
    """Return every due with what is paid of it, for the bank's return to be matched with."""
    paid = (
        select(Booking.due_id, func.sum(Booking.cents).label("cents"))
        .group_by(Booking.due_id)
        .subquery()
    )
    rows = session.execute(
        select(Due, Run, func.coalesce(paid.c.cents, 0), Mandate.id)
        .join(Run, Run.id == Due.run_id)
        .outerjoin(paid, paid.c.due_id == Due.id)
        .outerjoin(Mandate, (Mandate.member_id == Due.member_id) & Mandate.revoked_on.is_(None))
    )
    ibans = accounts_of(session, select(Mandate.id).where(Mandate.revoked_on.is_(None)))
    return [
        Account(
            due_id=due.id,
            reference=due.reference,
            cents=due.cents,
            paid=int(cents),
            batch=batch_id(run.message_id, due.sequence) if due.sequence else "",
            iban=due.iban or (ibans[mandate_id].iban if mandate_id else None),
        )
        for due, run, cents, mandate_id in rows
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrear:
    """Somebody who is behind, with what; the treasurer's to see only."""

    due_id: uuid.UUID
    person_id: uuid.UUID
    member_id: uuid.UUID
    number: int
    name: str
    year: int
    open_cents: int
    #: Why the bank paid a collection back; empty when it did not.
    return_code: str
    reminded_on: date | None
    may_remind: bool
    takes_mail: bool


def arrears(session: Session, today: date, reminder_days: int) -> list[Arrear]:
    """Return everybody who is behind, by name."""
    accounts = {account.due_id: account for account in accounts_to_match(session)}
    returns = _returns(session)
    last = select(Reminder.due_id, func.max(Reminder.reminded_on)).group_by(Reminder.due_id)
    reminded = dict(session.execute(last).all())
    mail = takers_of_mail(session)
    rows = session.execute(
        select(Due, Run.pay_by, Member, Person)
        .join(Run, Run.id == Due.run_id)
        .join(Member, Member.id == Due.member_id)
        .join(Person, Person.id == Member.person_id)
        .order_by(Person.sort_name, Due.year)
    )
    return [
        Arrear(
            due_id=due.id,
            person_id=person.id,
            member_id=member.id,
            number=member.number,
            name=person.name.full,
            year=due.year,
            open_cents=accounts[due.id].open_cents,
            return_code=returns.get(due.id, ""),
            reminded_on=reminded.get(due.id),
            may_remind=may_remind(reminded.get(due.id), today=today, every_days=reminder_days),
            takes_mail=person.id in mail,
        )
        for due, pay_by, member, person in rows
        if is_overdue(
            open_cents=accounts[due.id].open_cents,
            is_collected=due.mandate_id is not None,
            was_returned=due.id in returns,
            pay_by=pay_by,
            today=today,
        )
    ]


def _returns(session: Session) -> dict[uuid.UUID, str]:
    rows = session.execute(
        select(Booking.due_id, Entry.return_code)
        .join(Entry, Entry.id == Booking.entry_id)
        .where(Booking.cents < 0)
        .order_by(Entry.booked_on)
    )
    return dict(rows.all())


def traits_of_others(session: Session, form: str, days: Sequence[date]) -> list[Trait]:
    """Return the payments of some days that files of another kind told."""
    if not days:
        return []
    entries = session.scalars(
        select(Entry)
        .join(Statement, Statement.id == Entry.statement_id)
        .where(Statement.form != form, Entry.booked_on >= min(days), Entry.booked_on <= max(days))
        .order_by(Entry.booked_on, Entry.id)
    )
    return [
        trait_of(
            booked_on=entry.booked_on,
            cents=entry.cents,
            counter_iban=entry.counter_iban,
            text=entry.text,
        )
        for entry in entries
    ]
