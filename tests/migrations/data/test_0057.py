"""What 0054 moves: groups of before are active (about found_groups_and_release_them)."""

from sqlalchemy import text

from coop.kernel.engine import make_engine
from tests.databases import Databases, upgrade
from tests.migrations.test_history import downgrade

GROUP = f"{7:032}"


def test_groups_of_before_are_active(all_databases: Databases) -> None:
    engine = make_engine(all_databases.empty())
    upgrade(engine, "0056")
    with engine.connect() as connection:
        connection.execute(
            text(
                "INSERT INTO groups (id, name, slug, channel, model, area, purpose, created_at, "
                "photo_policy) VALUES (:id, 'Noord', 'noord', 'own_app', 'oss', 'Noord', "
                "'Opletten', '2026-01-02 10:00:00', 'none_taken_in')"
            ),
            {"id": GROUP},
        )
        connection.commit()
    upgrade(engine, "0057")
    with engine.connect() as connection:
        steps = connection.execute(text("SELECT position, state, ground FROM group_steps")).all()
        group = connection.execute(
            text("SELECT police, to_group, rules_version FROM groups")
        ).one()
    assert [tuple(step) for step in steps] == [(1, "active", "")]
    assert tuple(group) == ("receives", "urgent", 1)
    downgrade(engine, "0056")
    with engine.connect() as connection:
        left = connection.scalar(text("SELECT name FROM groups"))
    engine.dispose()
    assert left == "Noord"
