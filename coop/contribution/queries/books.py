"""The file for the books, and how it is chosen."""

from dataclasses import dataclass

from sqlalchemy import select

from coop.contribution.documents.books import books_file
from coop.contribution.lookups import books_choice, lines_asked, lines_paid
from coop.contribution.models import Due, Entry
from coop.contribution.rules.books import BookColumn, Books, Ledgers
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.wording.catalogue import say
from coop.wording.contribution import BOOK_COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True)
class BooksView:
    """The years there is something of, and how their files are written."""

    years: tuple[int, ...]
    columns: tuple[BookColumn, ...]
    ledgers: Ledgers


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def books_view(uow: UnitOfWork, actor: Actor) -> BooksView:
    """Return the years, the newest first, with the columns and accounts that were chosen."""
    asked = set(uow.session.scalars(select(Due.year).distinct()))
    paid = {day.year for day in uow.session.scalars(select(Entry.booked_on).distinct())}
    columns, ledgers = books_choice(uow.session)
    return BooksView(
        years=tuple(sorted(asked | paid, reverse=True)), columns=columns, ledgers=ledgers
    )


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def books_content(uow: UnitOfWork, actor: Actor, *, year: int, books: Books) -> bytes:
    """Return the lines of a year as a file; whoever hands it out records that."""
    columns, ledgers = books_choice(uow.session)
    lines = lines_asked if books is Books.ASKED else lines_paid
    names = {column: say(name) for column, name in BOOK_COLUMNS.items()}
    return books_file(lines(uow.session, year, ledgers), columns, names)
