from sqlalchemy import Connection, Engine, text

from coop.kernel.engine import make_engine
from tests.databases import Databases, upgrade
from tests.migrations.test_history import downgrade

INSERT = text(
    "INSERT INTO rules (id, key, value, layer, article, effective_on) "
    "VALUES (:id, :key, :value, :layer, 'artikel 1', '2024-06-12')"
)
READ = text("SELECT key, value, layer FROM rules ORDER BY key, value")

BEFORE = [("besluit.meerderheid", "1/2", "statutes"), ("naam", "Buurtbloei", "statutes")]
#: A key that came later, and one day on which both layers speak.
LATER = [
    ("av.oproep_min_dagen", "14", "statutes"),
    ("naam", "Tuinwijk", "regulations"),
]


def insert(connection: Connection, rows: list[tuple[str, str, str]], start: int) -> None:
    for number, (key, value, layer) in enumerate(rows, start=start):
        connection.execute(
            INSERT, {"id": f"{number:032}", "key": key, "value": value, "layer": layer}
        )
    connection.commit()


def rules(engine: Engine) -> list[tuple[str, str, str]]:
    with engine.connect() as connection:
        return [(row.key, row.value, row.layer) for row in connection.execute(READ)]


def test_rules_set_before_stay_and_the_statutes_survive_the_way_back(
    all_databases: Databases,
) -> None:
    engine = make_engine(all_databases.empty())
    upgrade(engine, "0009")
    with engine.connect() as connection:
        insert(connection, BEFORE, 1)
    upgrade(engine, "0010")
    assert rules(engine) == BEFORE
    with engine.connect() as connection:
        insert(connection, LATER, 10)
        connection.execute(
            text("UPDATE rules SET withdrawn_at = '2026-11-21' WHERE key = 'besluit.meerderheid'")
        )
        connection.commit()
    downgrade(engine, "0009")
    assert rules(engine) == [("naam", "Buurtbloei", "statutes")]
    engine.dispose()
