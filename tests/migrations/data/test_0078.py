"""What 0073 moves: a tent that was called off counted one change in calendars already."""

from sqlalchemy import text

from coop.kernel.engine import make_engine
from tests.databases import Databases, upgrade

AT = "'2026-01-02 17:30:00'"


def test_a_tent_called_off_before_goes_on_counting(all_databases: Databases) -> None:
    engine = make_engine(all_databases.empty())
    upgrade(engine, "0077")
    with engine.begin() as connection:
        for number, cancelled in ((1, "NULL"), (2, AT)):
            connection.execute(
                text(
                    "INSERT INTO tent_sessions (id, cause, place, street, starts_at, ends_at,"  # noqa: S608  # fixed words
                    " planned_at, cancelled_at) VALUES"
                    f" (:id, 'none', 'plein', 'Hof', {AT}, '2026-01-02 19:00:00', {AT},"
                    f" {cancelled})"
                ),
                {"id": f"{number:032}"},
            )
    upgrade(engine, "0078")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT sequence FROM tent_sessions ORDER BY id"))
        counted = [sequence for (sequence,) in rows]
    engine.dispose()
    assert counted == [0, 1]
