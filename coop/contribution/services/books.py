"""What can be done about the file for the books: choose its columns, keep that it was taken."""

from collections.abc import Sequence

from coop.contribution.errors import NothingToBookError
from coop.contribution.lookups import has_books
from coop.contribution.models import BooksChoice
from coop.contribution.rules.books import (
    LONGEST_CODE,
    BookColumn,
    Books,
    Ledgers,
    ensure_columns,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def choose_books(
    uow: UnitOfWork, actor: Actor, *, columns: Sequence[BookColumn], ledgers: Ledgers
) -> None:
    """Choose which columns the file has, in which order, and on which accounts it books."""
    chosen = BooksChoice(
        id=uow.chance.new_id(),
        columns=[column.value for column in ensure_columns(columns)],
        revenue=_code(ledgers.revenue),
        debtors=_code(ledgers.debtors),
        bank=_code(ledgers.bank),
        tax_code=_code(ledgers.tax_code),
        set_at=uow.now,
        set_by=actor.person_id,
    )
    uow.session.add(chosen)
    uow.note("books_file", chosen.id)


def _code(text: str) -> str:
    return "".join(text.split())[:LONGEST_CODE]


@use_case(Permission.CONTRIBUTION_RUN_MANAGE)
def take_books(uow: UnitOfWork, actor: Actor, *, year: int, books: Books) -> None:
    """Keep that somebody takes the lines of a year out of here, with the names in them."""
    if not has_books(uow.session, year, books):
        raise NothingToBookError
    uow.note("books", uow.chance.new_id(), year=year, books=books.value)
