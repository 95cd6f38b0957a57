"""Whatever names a person or a membership has its place when two entries become one."""

from sqlalchemy import Column

from coop.kernel.db import Base
from coop.merging.rules.references import COUNTED, REFERENCES
from coop.wording import merging as words
from tests.architecture.test_house_rules import modules
from tests.architecture.test_privacy import NAMES_A_PERSON

#: Rows that are of one person, and what a channel is named by.
TARGETS = {"persons", "members", "channels"}


def names_somebody(column: Column[object]) -> bool:
    return bool(NAMES_A_PERSON.search(column.name)) or any(
        key.column.table.name in TARGETS for key in column.foreign_keys
    )


def test_every_reference_to_a_person_has_a_treatment() -> None:
    modules()
    naming = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if names_somebody(column)
    }
    forgotten = naming - set(REFERENCES)
    assert forgotten == set(), "say in coop/merging/rules/references.py what becomes of it"
    assert set(REFERENCES) - naming == set()


def test_all_that_is_counted_has_a_name() -> None:
    assert set(COUNTED) <= set(REFERENCES)
    assert {name.partition(".")[0] for name in COUNTED} == set(words.COUNTED)
