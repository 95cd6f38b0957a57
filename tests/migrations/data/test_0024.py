"""What 0023 moves: votes on the roll (about add_categories)."""

from sqlalchemy import Engine, text

from coop.kernel.engine import make_engine
from tests.databases import Databases, upgrade
from tests.migrations.test_history import downgrade

OPEN, CLOSED, ANA, BEA = (f"{number:032}" for number in (1, 2, 3, 4))
PERSON = text(
    "INSERT INTO persons (id, given_name, tussenvoegsel, family_name, language, created_at, "
    "sort_name) VALUES (:id, 'Ana', '', 'Bos', 'nl', '2026-11-21 12:00:00', 'bos ana')"
)
POLL = text(
    "INSERT INTO polls (id, question, motion, opened_at, majority_numerator, "
    "majority_denominator, majority_must_exceed, majority_base, majority_article, closed_at, "
    "votes_for, votes_against, votes_blank) VALUES (:id, 'Bakfiets', 'Wij kopen.', "
    "'2026-11-21 12:00:00', 1, 2, true, 'for_and_against', 'artikel 17', :closed, :n, :n, :n)"
)
ELECTOR = text("INSERT INTO electors (poll_id, person_id) VALUES (:poll, :person)")
BALLOT = text(
    "INSERT INTO ballots (poll_id, person_id, choice, channel) "
    "VALUES (:poll, :person, 'for', 'web')"
)


def fill(engine: Engine) -> None:
    with engine.connect() as connection:
        for person in (ANA, BEA):
            connection.execute(PERSON, {"id": person})
        connection.execute(POLL, {"id": OPEN, "closed": None, "n": None})
        connection.execute(POLL, {"id": CLOSED, "closed": "2026-11-21 13:00:00", "n": 2})
        for person in (ANA, BEA):
            connection.execute(ELECTOR, {"poll": CLOSED, "person": person})
        connection.execute(BALLOT, {"poll": CLOSED, "person": ANA})
        connection.commit()


def test_everybody_had_one_vote_and_ballots_stay(all_databases: Databases) -> None:
    engine = make_engine(all_databases.empty())
    upgrade(engine, "0023")
    fill(engine)
    upgrade(engine, "0024")
    with engine.connect() as connection:
        polls = connection.execute(
            text("SELECT votes_article, members_cast FROM polls ORDER BY question, id")
        ).all()
        votes = connection.scalars(text("SELECT votes FROM electors")).all()
    assert [tuple(poll) for poll in polls] == [("", None), ("", 6)]
    assert votes == [1, 1]
    downgrade(engine, "0023")
    with engine.connect() as connection:
        left = connection.scalar(text("SELECT count(*) FROM ballots"))
    engine.dispose()
    assert left == 1
