"""Finds every row that is about somebody, as the catalogue of holdings tells; reads a breach."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, Table, exists, or_, select
from sqlalchemy.orm import Session

from coop.kernel.db import Base
from coop.kernel.journal import JournalEntry
from coop.parts.lookups import parts_off
from coop.parts.rules import Part
from coop.people.models import PersonMerge, Role
from coop.people.rules import RoleKind
from coop.privacy.models import Breach
from coop.privacy.rules.breaches import BreachKind, DataKind, Handling, Weighing
from coop.privacy.rules.holdings import HOLDINGS, JOURNAL, Holding, Module, holding_of
from coop.privacy.rules.retention import Term
from coop.statutes.lookups import rule_in_force

#: The part of the product that a module goes with, and where a row shows that it still holds
#: data; the other modules are always in use.
_IN_USE_BY = {
    Module.ASSEMBLY: (Part.ASSEMBLY, "meetings"),
    Module.PREVENTION: (Part.PREVENTION, "groups"),
    Module.BUURTENT: (Part.BUURTENT, "tent_calls"),
    Module.CONTRIBUTION: (Part.CONTRIBUTION, "contribution_runs"),
}

Plain: TypeAlias = str | int | float | bool | None
Rows: TypeAlias = tuple[Mapping[str, Plain], ...]


def rows_about(session: Session, person_id: uuid.UUID) -> dict[str, Rows]:
    """Return what each table holds about a person; tables without anything are not named."""
    entries = _entries_of(session, person_id)
    found: dict[str, Rows] = {
        holding.table: tuple(
            {name: _plain(value) for name, value in row.items()}
            for row in session.execute(_showing(holding, entries)).mappings()
        )
        for holding in HOLDINGS
    }
    found[JOURNAL] = _journal_about(session, entries)
    return {table: rows for table, rows in found.items() if rows}


def _entries_of(session: Session, person_id: uuid.UUID) -> set[uuid.UUID]:
    """Return the person with the entries that were merged into his or hers."""
    merged = select(PersonMerge.person_id).where(PersonMerge.into_id == person_id)
    return {person_id, *session.scalars(merged)}


def modules_in_use(session: Session) -> tuple[Module, ...]:
    """Return what a privacy statement speaks of: what is on, and what still holds data."""
    off = parts_off(session)

    def is_in_use(module: Module) -> bool:
        if module not in _IN_USE_BY:
            return True
        part, table = _IN_USE_BY[module]
        return part not in off or bool(session.scalar(select(exists(select(_table(table))))))

    return tuple(module for module in Module if is_in_use(module))


def holders_of(session: Session, kind: RoleKind, today: date) -> tuple[uuid.UUID, ...]:
    """Return who holds a function today."""
    return tuple(
        session.scalars(
            select(Role.person_id)
            .where(
                Role.kind == kind,
                Role.starts_on <= today,
                or_(Role.ends_on.is_(None), Role.ends_on > today),
            )
            .distinct()
        )
    )


def _table(name: str) -> Table:
    return Base.metadata.tables[name]


def _showing(holding: Holding, entries: set[uuid.UUID]) -> Select[*tuple[Any, ...]]:
    # Any: a row has as many columns as the catalogue shows.
    table = _table(holding.table)
    shown = [_column(holding, table, name) for name in holding.shown]
    return select(*shown).where(_is_about(holding, entries)).order_by(*table.primary_key)


def _column(holding: Holding, table: Table, name: str) -> ColumnElement[object]:
    if name not in holding.named:
        return table.c[name]
    other, said = holding.named[name]
    there = _table(other)
    return select(there.c[said]).where(there.c.id == table.c[name]).scalar_subquery().label(name)


def _is_about(holding: Holding, entries: set[uuid.UUID]) -> ColumnElement[bool]:
    table = _table(holding.table)
    if holding.via is None:
        return or_(*(table.c[column].in_(entries) for column in holding.by))
    there = _table(holding.via.table)
    named = select(there.c[holding.via.there]).where(
        _is_about(holding_of(holding.via.table), entries)
    )
    return table.c[holding.via.column].in_(named)


def _journal_about(session: Session, people: set[uuid.UUID]) -> Rows:
    by = JournalEntry.details["by"].as_string()
    entries = session.scalars(
        select(JournalEntry)
        .where(or_(JournalEntry.subject_id.in_(people), by.in_(map(str, people))))
        .order_by(JournalEntry.seq)
    )
    return tuple(
        {
            "at": _plain(entry.at),
            "function": entry.function,
            "use_case": entry.use_case,
            # Of what else somebody dealt with as secretary or moderator, only that it was done.
            "is_about_me": entry.subject_id in people,
        }
        for entry in entries
    )


def _plain(value: object) -> Plain:
    match value:
        case Enum():
            return str(value.value)
        case None | bool() | int() | float() | str():
            return value
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)


def weighing_of(breach: Breach) -> Weighing | None:
    """Return the answers about the risk of a breach, once they were given."""
    if breach.unreadable is None or breach.returned is None or breach.harmful is None:
        return None
    return Weighing(
        kinds=frozenset(BreachKind(kind) for kind in breach.kinds),
        data=frozenset(DataKind(kind) for kind in breach.data),
        unreadable=breach.unreadable,
        returned=breach.returned,
        harmful=breach.harmful,
    )


def handling_of(breach: Breach) -> Handling:
    """Return what was done about a breach."""
    weighing = weighing_of(breach)
    return Handling(
        found_at=breach.found_at,
        risk=weighing.risk if weighing else None,
        consequences=breach.consequences,
        measures=breach.measures,
        reported_at=breach.reported_at,
        report_reason=breach.report_reason,
        told_at=breach.told_at,
        told_reason=breach.told_reason,
    )


def months_kept(session: Session, term: Term, today: date) -> int:
    """Return how many months a matter is kept, as the rule book says today where it does."""
    if term.rule is None:
        return term.months
    rule = rule_in_force(session, term.rule, today)
    return rule.years * 12 if term.by_year else rule.months
