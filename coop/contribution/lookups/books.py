"""Finds what the books want to know of a year, in one question however many members there are."""

from datetime import date

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from coop.contribution.models import Booking, BooksChoice, Due, Entry, Run
from coop.contribution.rules.books import (
    BEGINNINGS,
    BookColumn,
    BookLine,
    Books,
    Ledgers,
    Program,
)
from coop.kernel.clock import TIME_ZONE
from coop.membership.models import Member
from coop.people.models import Person
from coop.wording import contribution as words
from coop.wording.catalogue import say


def books_choice(session: Session) -> tuple[tuple[BookColumn, ...], Ledgers]:
    """Return how the books want their file, or how it begins."""
    choice = session.scalar(select(BooksChoice).order_by(BooksChoice.set_at.desc()).limit(1))
    if choice is None:
        return BEGINNINGS[Program.CONSCRIBO], Ledgers()
    ledgers = Ledgers(
        revenue=choice.revenue,
        debtors=choice.debtors,
        bank=choice.bank,
        tax_code=choice.tax_code,
    )
    return tuple(BookColumn(column) for column in choice.columns), ledgers


def has_books(session: Session, year: int, books: Books) -> bool:
    """Tell whether there is anything of a kind in a year."""
    found = _asked(year) if books is Books.ASKED else _paid(year)
    return bool(session.scalar(select(exists(found))))


def lines_asked(session: Session, year: int, ledgers: Ledgers) -> list[BookLine]:
    """Return a claim for everything that was asked for a year, by number."""
    return [
        BookLine(
            day=_day_fixed(run),
            document=run.message_id,
            account=ledgers.revenue,
            contra=ledgers.debtors,
            description=say(words.SUBJECT, year=due.year),
            member_number=member.number,
            name=person.name.full,
            reference=due.reference,
            debit_cents=-due.cents,
            cents=due.cents,
            tax_code=ledgers.tax_code,
        )
        for due, run, member, person in session.execute(_asked(year))
    ]


def lines_paid(session: Session, year: int, ledgers: Ledgers) -> list[BookLine]:
    """Return what came in and went back on days of a year, by day."""
    return [
        BookLine(
            day=entry.booked_on,
            document=f"BANK-{entry.booked_on:%Y%m%d}",
            account=ledgers.bank,
            contra=ledgers.debtors,
            description=say(
                words.BOOKED_PAYMENT if booking.cents > 0 else words.BOOKED_RETURN, year=due.year
            ),
            member_number=member.number,
            name=person.name.full,
            reference=due.reference,
            debit_cents=booking.cents,
            cents=booking.cents,
        )
        for booking, entry, due, member, person in session.execute(_paid(year))
    ]


def _asked(year: int) -> Select[Due, Run, Member, Person]:
    return (
        select(Due, Run, Member, Person)
        .join(Run, Run.id == Due.run_id)
        .join(Member, Member.id == Due.member_id)
        .join(Person, Person.id == Member.person_id)
        .where(Due.year == year)
        .order_by(Run.number, Member.number)
    )


def _paid(year: int) -> Select[Booking, Entry, Due, Member, Person]:
    return (
        select(Booking, Entry, Due, Member, Person)
        .join(Entry, Entry.id == Booking.entry_id)
        .join(Due, Due.id == Booking.due_id)
        .join(Member, Member.id == Due.member_id)
        .join(Person, Person.id == Member.person_id)
        .where(Entry.booked_on >= date(year, 1, 1), Entry.booked_on < date(year + 1, 1, 1))
        .order_by(Entry.booked_on, Member.number, Booking.entry_id)
    )


def _day_fixed(run: Run) -> date:
    assert run.fixed_at is not None, "a draft asks nothing"
    return run.fixed_at.astimezone(TIME_ZONE).date()
