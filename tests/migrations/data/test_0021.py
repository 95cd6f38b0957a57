from sqlalchemy import text

from coop.kernel.engine import make_engine
from tests.databases import Databases, upgrade
from tests.migrations.test_history import downgrade

INSERT = text(
    "INSERT INTO bank_statements (id, digest, file_name, uploaded_at) "
    "VALUES (:id, :digest, 'a.xml', '2026-11-01 10:00:00')"
)


def test_statements_of_before_are_camt_and_unread_tables_go_on_the_way_back(
    all_databases: Databases,
) -> None:
    engine = make_engine(all_databases.empty())
    upgrade(engine, "0020")
    with engine.begin() as connection:
        connection.execute(INSERT, {"id": f"{1:032}", "digest": "a"})
    upgrade(engine, "0021")
    with engine.begin() as connection:
        found = connection.execute(text("SELECT form, known FROM bank_statements")).all()
        assert [tuple(row) for row in found] == [("camt.053", 0)]
        connection.execute(
            text(
                "INSERT INTO bank_statements (id, digest, file_name, uploaded_at, form, known) "
                "VALUES (:id, 'b', 'b.csv', '2026-11-01 10:00:00', '', 0)"
            ),
            {"id": f"{2:032}"},
        )
        connection.execute(
            text("INSERT INTO bank_texts (statement_id, content) VALUES (:id, :content)"),
            {"id": f"{2:032}", "content": b"x"},
        )
    downgrade(engine, "0020")
    with engine.connect() as connection:
        digests = connection.execute(text("SELECT digest FROM bank_statements")).scalars().all()
    assert digests == ["a"]
    engine.dispose()
