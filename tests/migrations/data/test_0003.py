from sqlalchemy import text

from coop.kernel.engine import make_engine
from tests.databases import Databases, upgrade

ROWS = (
    ("0" * 31 + "1", "Jan", "de", "Vries", "vries jan de"),
    ("0" * 31 + "2", "Ria", "", "Jansen", "jansen ria"),
)


def test_names_known_before_can_be_sorted(all_databases: Databases) -> None:
    engine = make_engine(all_databases.empty())
    upgrade(engine, "0002")
    with engine.connect() as connection:
        for key, given, tussenvoegsel, family, _ in ROWS:
            connection.execute(
                text(
                    "INSERT INTO persons "
                    "(id, given_name, tussenvoegsel, family_name, language, created_at) "
                    "VALUES (:key, :given, :tussenvoegsel, :family, 'nl', '2026-11-21 12:00:00')"
                ),
                {"key": key, "given": given, "tussenvoegsel": tussenvoegsel, "family": family},
            )
        connection.commit()
    upgrade(engine, "0003")
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT sort_name FROM persons ORDER BY id")).all()
    engine.dispose()
    assert names == [row[-1] for row in ROWS]
