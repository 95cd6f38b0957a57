"""Nothing that hangs on a report is forgotten when its time is over (people-first C7)."""

import pytest
from sqlalchemy import Table

from coop.kernel.db import Base
from coop.privacy.rules.reports import EMPTIED, KEPT, ROWS_GO
from tests.architecture.test_house_rules import modules


def tables_of_a_report() -> dict[str, Table]:
    modules()
    return {
        name: table
        for name, table in Base.metadata.tables.items()
        if name == "reports"
        or any(key.column.table.name == "reports" for key in table.foreign_keys)
    }


def test_every_table_of_a_report_has_its_end() -> None:
    assert {*EMPTIED, *KEPT, *ROWS_GO} == set(tables_of_a_report()), "say in privacy/rules/reports"
    assert not set(ROWS_GO) & {*EMPTIED, *KEPT}


@pytest.mark.parametrize("name", [name for name in tables_of_a_report() if name not in ROWS_GO])
def test_every_column_of_a_report_goes_or_stays(name: str) -> None:
    columns = set(tables_of_a_report()[name].columns.keys())
    goes, stays = set(EMPTIED.get(name, {})), set(KEPT[name])
    assert goes | stays == columns, "say in coop/privacy/rules/reports.py what becomes of it"
    assert not goes & stays
