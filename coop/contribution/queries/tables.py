"""A bank's table of which somebody has to say what its columns are, and how it would be read."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from coop.contribution.documents.bank_tables import BankTable, guessed_columns, lines_of, table_of
from coop.contribution.documents.payments import StatementLine
from coop.contribution.errors import StatementNotFoundError
from coop.contribution.lookups import creditor_or_refuse
from coop.contribution.models import Statement, StatementText
from coop.contribution.rules.columns import BankColumn, chosen_layout
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

ROWS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column: its name or nothing, what stands in it, what it is taken for."""

    name: str
    sample: str
    column: BankColumn | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table with its columns, and its first payments as they would be read."""

    statement_id: uuid.UUID
    file_name: str
    columns: tuple[TableColumn, ...]
    lines: tuple[StatementLine, ...]
    total: int
    #: Why it cannot be read like this; nothing when it can.
    refusal: CoopError | None


@use_case(Permission.CONTRIBUTION_STATEMENT_MANAGE)
def table_view(
    uow: UnitOfWork,
    actor: Actor,
    *,
    statement_id: uuid.UUID,
    chosen: Mapping[int, BankColumn] | None = None,
) -> TableView | None:
    """Return how a table would be read, as guessed or as chosen; nothing when it was read."""
    statement = uow.session.get(Statement, statement_id)
    if statement is None:
        raise StatementNotFoundError
    text = uow.session.get(StatementText, statement_id)
    if text is None:
        return None
    iban = creditor_or_refuse(uow.session).iban
    table = table_of(text.content)
    taken = guessed_columns(table, iban) if chosen is None else chosen
    lines, refusal = _tried(table, taken, iban)
    return TableView(
        statement_id=statement.id,
        file_name=statement.file_name,
        columns=tuple(
            TableColumn(
                name=table.header[place] if table.header else "",
                sample=table.rows[0][1][place].strip(),
                column=taken.get(place),
            )
            for place in range(table.width)
        ),
        lines=tuple(lines[:ROWS_SHOWN]),
        total=len(lines),
        refusal=refusal,
    )


def _tried(
    table: BankTable, taken: Mapping[int, BankColumn], iban: str
) -> tuple[list[StatementLine], CoopError | None]:
    try:
        return lines_of(table, chosen_layout(taken, table.width), iban), None
    except CoopError as error:
        return [], error
