"""Nothing that is kept about people is forgotten in their copy, and no secret is in it."""

import re

import pytest
from sqlalchemy import Table

from coop.kernel.db import Base
from coop.privacy.rules.holdings import (
    EXCEPTIONS,
    HOLDINGS,
    JOURNAL,
    JOURNAL_SHOWN,
    Reason,
    reason_for,
)
from coop.wording.privacy import COLUMNS, REASONS, TABLES, VALUES
from tests.architecture.test_house_rules import modules

#: What a column is called that leads to somebody, also without a foreign key to persons.
NAMES_A_PERSON = re.compile(r"^person_id$|_person_id$")
#: What opens something, or tells what somebody voted.
NEVER_SHOWN = re.compile(
    r"token|hash|secret(?!ary)|choice|ballot|code_|password|credential|public_key"
)
HOLDING_OF = {holding.table: holding for holding in HOLDINGS}


def tables() -> dict[str, Table]:
    modules()
    return dict(Base.metadata.tables)


def persons_named_in(table: Table) -> set[str]:
    return {
        column.name
        for column in table.columns
        if NAMES_A_PERSON.search(column.name)
        or any(key.column.table.name in {"persons", "members"} for key in column.foreign_keys)
    }


def test_every_table_that_names_people_is_in_the_copy_or_an_exception() -> None:
    naming = {name for name, table in tables().items() if persons_named_in(table)}
    forgotten = naming - set(HOLDING_OF) - set(EXCEPTIONS)
    assert forgotten == set(), "say in coop/privacy/rules/holdings.py what people get of it"
    assert set(HOLDING_OF) | set(EXCEPTIONS) <= set(tables())
    assert not set(HOLDING_OF) & set(EXCEPTIONS)


@pytest.mark.parametrize("name", HOLDING_OF)
def test_every_way_a_table_names_people_is_followed(name: str) -> None:
    holding, table = HOLDING_OF[name], tables()[name]
    left_out = {column for column in holding.left_out if column in table.columns}
    assert persons_named_in(table) <= {*holding.by, *left_out}


@pytest.mark.parametrize("name", HOLDING_OF)
def test_every_column_is_shown_or_left_out_with_a_reason(name: str) -> None:
    holding, columns = HOLDING_OF[name], set(tables()[name].columns.keys())
    unsaid = {
        column
        for column in columns
        if column not in holding.shown and reason_for(holding, column) is None
    }
    assert unsaid == set(), "say in coop/privacy/rules/holdings.py what people get of it"
    assert {*holding.shown, *holding.left_out, *holding.by} <= columns
    assert not [column for column in holding.shown if NEVER_SHOWN.search(column)]


def test_ballots_are_in_no_copy() -> None:
    assert "ballots" in EXCEPTIONS
    named = {table for holding in HOLDINGS for table, _ in holding.named.values()}
    assert "ballots" not in named | {holding.via.table for holding in HOLDINGS if holding.via}


def test_all_that_is_shown_has_a_name_for_people() -> None:
    shown = {column for holding in HOLDINGS for column in holding.shown}
    told = {
        column
        for holding in HOLDINGS
        for column, why in holding.left_out.items()
        if why is not Reason.TECHNICAL
    }
    assert shown | told | set(JOURNAL_SHOWN) <= set(COLUMNS)
    assert set(TABLES) == {*HOLDING_OF, *EXCEPTIONS, JOURNAL}
    assert set(REASONS) >= set(EXCEPTIONS.values())
    for table, column in VALUES:
        assert column in HOLDING_OF[table].shown
