from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from coop.kernel.db import Base
from coop.kernel.engine import make_engine
from tests.databases import ROOT, Databases, upgrade

SCRIPTS = ScriptDirectory.from_config(Config(toml_file=ROOT / "pyproject.toml"))
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()][::-1]


@pytest.fixture
def empty(all_databases: Databases) -> Iterator[Engine]:
    engine = make_engine(all_databases.empty())
    yield engine
    engine.dispose()


def schema(engine: Engine) -> dict[str, object]:
    inspector = inspect(engine)
    return {
        table: (
            [str(column) for column in inspector.get_columns(table)],
            sorted(
                str({**index, "dialect_options": None}) for index in inspector.get_indexes(table)
            ),
            sorted(str(check) for check in inspector.get_check_constraints(table)),
            sorted(str(unique) for unique in inspector.get_unique_constraints(table)),
            sorted(str(key) for key in inspector.get_foreign_keys(table)),
        )
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def ddl(engine: Engine) -> list[tuple[str, list[str]]]:
    query = text(
        "SELECT name, sql FROM sqlite_master"
        " WHERE name NOT LIKE 'alembic%' AND sql IS NOT NULL ORDER BY name"
    )
    with engine.connect() as connection:
        rows = [(row.name, row.sql) for row in connection.execute(query)]
    return [(name, sorted(sql.replace(",", " ").replace('"', "").split())) for name, sql in rows]


def downgrade(engine: Engine, revision: str) -> None:
    with engine.connect() as connection:
        config = Config(toml_file=ROOT / "pyproject.toml")
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
        connection.commit()


def test_history_is_one_numbered_line() -> None:
    assert [f"{number:04}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS
    assert len(SCRIPTS.get_heads()) == 1


def test_head_file_names_the_newest_revision() -> None:
    # Two branches that both add a revision conflict in this file, not after the merge.
    assert (ROOT / "migrations/HEAD").read_text().strip() == REVISIONS[-1]


def test_head_equals_models(empty: Engine) -> None:
    upgrade(empty)
    with empty.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, Base.metadata) == []


def test_head_equals_models_to_the_letter(tmp_path: Path) -> None:
    migrated = make_engine(f"sqlite:///{tmp_path / 'migrated.db'}")
    created = make_engine(f"sqlite:///{tmp_path / 'created.db'}")
    upgrade(migrated)
    Base.metadata.create_all(created)
    assert ddl(migrated) == ddl(created)
    migrated.dispose()
    created.dispose()


def test_each_step_goes_down_and_up_again(empty: Engine) -> None:
    for revision in REVISIONS:
        upgrade(empty, revision)
        after = schema(empty)
        downgrade(empty, "-1")
        upgrade(empty, revision)
        assert schema(empty) == after


def test_revisions_do_not_import_the_cooperative() -> None:
    for path in (ROOT / "migrations/versions").glob("*.py"):
        assert "import coop" not in path.read_text()
        assert "from coop" not in path.read_text()
