"""What 0072 moves: the streets of a call keep the order in which they were shown."""

from sqlalchemy import text

from coop.kernel.engine import make_engine
from tests.databases import Databases, upgrade
from tests.migrations.test_history import downgrade

CALLS = (f"{1:032}", f"{2:032}")
PLACES = ((1, CALLS[0], "Wilgenpad"), (2, CALLS[0], "Beukenlaan"), (3, CALLS[1], "Lindenhof"))


def test_streets_of_before_are_numbered_by_name(all_databases: Databases) -> None:
    engine = make_engine(all_databases.empty())
    upgrade(engine, "0073")
    with engine.begin() as connection:
        for call in CALLS:
            connection.execute(
                text(
                    "INSERT INTO tent_calls (id, received_at, recorded_at, caller, cause, source,"
                    " remark) VALUES (:id, '2026-01-02 10:00:00', '2026-01-02 10:00:00',"
                    " 'Taskforce', 'burglary', 'police', '')"
                ),
                {"id": call},
            )
        for number, call, street in PLACES:
            connection.execute(
                text("INSERT INTO tent_call_places (id, call_id, street) VALUES (:id, :call, :s)"),
                {"id": f"{number + 10:032}", "call": call, "s": street},
            )
    upgrade(engine, "0074")
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT street, position, remark FROM tent_call_places ORDER BY street")
        ).all()
    assert [tuple(row) for row in rows] == [
        ("Beukenlaan", 0, ""),
        ("Lindenhof", 0, ""),
        ("Wilgenpad", 1, ""),
    ]
    downgrade(engine, "0073")
    with engine.connect() as connection:
        left = connection.scalar(text("SELECT count(*) FROM tent_call_places"))
    engine.dispose()
    assert left == len(PLACES)
