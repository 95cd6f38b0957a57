"""What 0052 moves: votes of before get their row (about declare_outcomes_and_count_quorums)."""

from sqlalchemy import Engine, text

from coop.kernel.engine import make_engine
from tests.databases import Databases, upgrade
from tests.migrations.data.test_0024 import ANA, BALLOT, ELECTOR, PERSON, POLL
from tests.migrations.test_history import downgrade

MEETING, ITEM, VOTED = (f"{number:032}" for number in (11, 12, 13))


def fill(engine: Engine) -> None:
    with engine.connect() as connection:
        connection.execute(PERSON, {"id": ANA})
        connection.execute(POLL, {"id": VOTED, "closed": "2026-11-21 13:00:00", "n": 1})
        connection.execute(ELECTOR, {"poll": VOTED, "person": ANA})
        connection.execute(BALLOT, {"poll": VOTED, "person": ANA})
        connection.execute(text("UPDATE polls SET members_cast = 1"))
        connection.execute(
            text(
                "INSERT INTO meetings (id, title, form, place, starts_at, revision) "
                "VALUES (:id, 'ALV', 'hall', 'De Linde', '2026-11-21 12:00:00', 0)"
            ),
            {"id": MEETING},
        )
        connection.execute(
            text(
                "INSERT INTO agenda_items (id, meeting_id, number, title, explanation, motion, "
                "poll_id) VALUES (:id, :meeting, 1, 'Bakfiets', '', 'Wij kopen.', :poll)"
            ),
            {"id": ITEM, "meeting": MEETING, "poll": VOTED},
        )
        connection.commit()


def test_a_vote_of_before_has_its_row_and_asked_no_quorum(all_databases: Databases) -> None:
    engine = make_engine(all_databases.empty())
    upgrade(engine, "0051")
    fill(engine)
    upgrade(engine, "0052")
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT entitled, present, quorum_numerator, quorum_article FROM item_votes")
        ).all()
        method = connection.scalar(text("SELECT method FROM polls"))
    assert [tuple(row) for row in rows] == [(1, 1, 0, "gewoonte")]
    assert method == "electronic"
    downgrade(engine, "0051")
    with engine.connect() as connection:
        left = connection.scalar(text("SELECT count(*) FROM ballots"))
    engine.dispose()
    assert left == 1
