"""Finds what was paid, what it may belong to, and who is behind."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from coop.contribution.documents.collection import batch_id
from coop.contribution.documents.payments import trait_of
from coop.contribution.lookups.runs import accounts_of, takers_of_mail
from coop.contribution.models import Booking, Due, Entry, Mandate, Reminder, Run, Statement
from coop.contribution.rules.matching import Account, may_remind
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


_PAID = (
    select(func.coalesce(func.sum(Booking.cents), 0))
    .where(Booking.due_id == Due.id)
    .scalar_subquery()
)
_REMINDED = (
    select(func.max(Reminder.reminded_on)).where(Reminder.due_id == Due.id).scalar_subquery()
)
_RETURNED = exists().where(Booking.due_id == Due.id, Booking.cents < 0)


def behind(today: date) -> tuple[ColumnElement[bool], ...]:
    """Select dues of who is behind: past the last day, or after the bank paid back.

    What is collected and not returned is on its way, however long the bank takes.
    """
    return (
        Due.cents > _PAID,
        or_(
            and_(Due.mandate_id.is_(None), Run.pay_by < today),
            and_(Due.mandate_id.is_not(None), _RETURNED),
        ),
    )


def may_be_reminded(today: date, reminder_days: int) -> ColumnElement[bool]:
    """Select dues of which nobody was reminded lately, as ``may_remind`` says."""
    return or_(_REMINDED.is_(None), today - timedelta(days=reminder_days) >= _REMINDED)


def arrears(
    session: Session,
    today: date,
    reminder_days: int,
    *conditions: ColumnElement[bool],
    limit: int | None = None,
    offset: int = 0,
) -> list[Arrear]:
    """Return who is behind, by name, in as many questions however many there are."""
    rows = session.execute(
        select(Due, Member, Person, _PAID, _REMINDED)
        .join(Run, Run.id == Due.run_id)
        .join(Member, Member.id == Due.member_id)
        .join(Person, Person.id == Member.person_id)
        .where(*behind(today), *conditions)
        .order_by(Person.sort_name, Due.year, Due.reference)
        .limit(limit)
        .offset(offset)
    ).all()
    returns = _returns(session)
    mail = takers_of_mail(session)
    return [
        Arrear(
            due_id=due.id,
            person_id=person.id,
            member_id=member.id,
            number=member.number,
            name=person.name.full,
            year=due.year,
            open_cents=due.cents - int(paid),
            return_code=returns.get(due.id, ""),
            reminded_on=reminded_on,
            may_remind=may_remind(reminded_on, today=today, every_days=reminder_days),
            takes_mail=person.id in mail,
        )
        for due, member, person, paid, reminded_on in rows
    ]


def arrears_total(session: Session, *conditions: ColumnElement[bool]) -> tuple[int, int]:
    """Return how many dues meet some conditions, and what is open of them together."""
    count, cents = session.execute(
        select(func.count(Due.id), func.coalesce(func.sum(Due.cents - _PAID), 0))
        .join(Run, Run.id == Due.run_id)
        .join(Member, Member.id == Due.member_id)
        .join(Person, Person.id == Member.person_id)
        .where(*conditions)
    ).one()
    return int(count), int(cents)


def has_reminder_letters(session: Session) -> bool:
    """Tell whether anybody was reminded by letter."""
    return bool(session.scalar(select(exists().where(Reminder.by_mail.is_(False)))))


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
