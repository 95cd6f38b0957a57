from sqlalchemy import text

from coop.kernel.engine import make_engine
from tests.databases import Databases, upgrade
from tests.migrations.test_history import downgrade

INSERT = text(
    "INSERT INTO creditors (id, iban, holder, notice_days, payment_days, reminder_days, set_at) "
    "VALUES (:id, 'NL91ABNA0417164300', 'Wij', 14, 30, 21, '2026-11-01 10:00:00')"
)

RUN = text(
    "INSERT INTO contribution_runs"
    " (id, year, number, collect_on, pay_by, drafted_at, creditor_id)"
    " VALUES (:id, 2026, 1, '2026-12-01', '2026-12-01', '2026-11-01 10:00:00', :creditor)"
)


def test_an_account_of_before_has_no_link_to_pay(all_databases: Databases) -> None:
    engine = make_engine(all_databases.empty())
    upgrade(engine, "0032")
    with engine.begin() as connection:
        connection.execute(INSERT, {"id": f"{1:032}"})
        connection.execute(RUN, {"id": f"{2:032}", "creditor": f"{1:032}"})
    # A run refers to the account that SQLite makes anew.
    upgrade(engine, "0033")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT payment_link FROM creditors")).scalar() == ""
    downgrade(engine, "0032")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT holder FROM creditors")).scalar() == "Wij"
    engine.dispose()
