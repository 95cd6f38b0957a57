"""What the treasurer sees of the bank's return."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, func, select

from coop.contribution.errors import EntryNotFoundError
from coop.contribution.models import Booking, Due, Entry, Statement, StatementText
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.models import Member
from coop.people.models import Person
from coop.people.rules import folded

#: Payments that wait for a decision are few; settled ones are shown as far as this.
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """One payment, and to whose contribution it was put."""

    entry_id: uuid.UUID
    booked_on: date
    cents: int
    counter_name: str
    counter_iban: str
    text: str
    return_code: str
    is_settled: bool
    #: Names of who it was put on; several for a whole batch.
    booked_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLineView:
    """A statement that was uploaded."""

    statement_id: uuid.UUID
    file_name: str
    uploaded_at: datetime
    entries: int
    #: Payments in it that another statement had told already.
    known: int
    #: Somebody has to say first what its columns are.
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentsView:
    """What waits for a decision, and what was settled last."""

    statements: tuple[StatementLineView, ...]
    waiting: tuple[EntryLine, ...]
    settled: tuple[EntryLine, ...]


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def payments_view(uow: UnitOfWork, actor: Actor) -> PaymentsView:
    """Return the payments that wait, and the last ones that were settled."""
    waiting = uow.session.scalars(
        select(Entry)
        .where(Entry.settled_at.is_(None))
        .order_by(Entry.booked_on, Entry.position)
        .limit(MOST_SHOWN)
    ).all()
    settled = uow.session.scalars(
        select(Entry)
        .where(Entry.settled_at.is_not(None))
        .order_by(Entry.booked_on.desc(), Entry.position)
        .limit(MOST_SHOWN)
    ).all()
    names = _names(uow, [entry.id for entry in settled])
    statements = uow.session.execute(
        select(
            Statement,
            select(func.count()).where(Entry.statement_id == Statement.id).scalar_subquery(),
            exists().where(StatementText.statement_id == Statement.id),
        )
        .order_by(Statement.uploaded_at.desc())
        .limit(MOST_SHOWN)
    )
    return PaymentsView(
        statements=tuple(
            StatementLineView(
                statement_id=statement.id,
                file_name=statement.file_name,
                uploaded_at=statement.uploaded_at,
                entries=count,
                known=statement.known,
                waits=waits,
            )
            for statement, count, waits in statements
        ),
        waiting=tuple(_line(entry) for entry in waiting),
        settled=tuple(_line(entry, tuple(names.get(entry.id, ()))) for entry in settled),
    )


def _line(entry: Entry, booked_for: tuple[str, ...] = ()) -> EntryLine:
    return EntryLine(
        entry_id=entry.id,
        booked_on=entry.booked_on,
        cents=entry.cents,
        counter_name=entry.counter_name,
        counter_iban=entry.counter_iban,
        text=entry.text,
        return_code=entry.return_code,
        is_settled=entry.settled_at is not None,
        booked_for=booked_for,
    )


def _names(uow: UnitOfWork, entries: list[uuid.UUID]) -> dict[uuid.UUID, list[str]]:
    rows = uow.session.execute(
        select(Booking.entry_id, Person)
        .join(Due, Due.id == Booking.due_id)
        .join(Member, Member.id == Due.member_id)
        .join(Person, Person.id == Member.person_id)
        .where(Booking.entry_id.in_(entries))
        .order_by(Person.sort_name)
    )
    names: dict[uuid.UUID, list[str]] = {}
    for entry_id, person in rows:
        names.setdefault(entry_id, []).append(person.name.full)
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDue:
    """Something asked that is not paid yet, to put a payment on."""

    reference: str
    name: str
    number: int
    year: int
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One payment to decide about, with whom it may be of."""

    entry: EntryLine
    found: tuple[OpenDue, ...]


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def entry_view(
    uow: UnitOfWork, actor: Actor, *, entry_id: uuid.UUID, search: str = ""
) -> EntryView:
    """Return one payment and what was asked of the members whose name fits a search."""
    entry = uow.session.get(Entry, entry_id)
    if entry is None:
        raise EntryNotFoundError
    words = search.split()[:6] or entry.counter_name.split()[-1:]
    line = _line(entry, tuple(_names(uow, [entry.id]).get(entry.id, ())))
    if line.is_settled or not words:
        return EntryView(entry=line, found=())
    rows = uow.session.execute(
        select(Due, Member, Person)
        .join(Member, Member.id == Due.member_id)
        .join(Person, Person.id == Member.person_id)
        .where(*(Person.sort_name.contains(folded(word), autoescape=True) for word in words))
        .order_by(Person.sort_name, Due.year.desc())
        .limit(MOST_SHOWN)
    )
    return EntryView(
        entry=line,
        found=tuple(
            OpenDue(
                reference=due.reference,
                name=person.name.full,
                number=member.number,
                year=due.year,
                cents=due.cents,
            )
            for due, member, person in rows
        ),
    )
