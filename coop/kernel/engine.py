"""Opens a database so that transactions behave alike on SQLite and PostgreSQL."""

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

SECONDS_TO_WAIT_FOR_SQLITE = 5


def empty_log(engine: Engine) -> None:
    """Write SQLite's log into its file and empty it: old pages in it still tell what was removed.

    Where somebody reads at this moment it waits for the next time; PostgreSQL has no such file.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def wait_for_no_disk(session: Session) -> None:
    """Let the commit of this transaction return before the disk has it, where that can be had.

    It is still all or nothing, and in order: what is durable takes along what went before.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET LOCAL synchronous_commit TO OFF"))


def make_engine(database_url: str, *, pool_size: int = 10) -> Engine:
    """Create an engine whose transactions behave alike on SQLite and PostgreSQL.

    Its errors hide what a statement was given: a ballot or a name has no place in a log.
    """
    if database_url.startswith("postgresql://"):
        database_url = database_url.replace("postgresql://", "postgresql+psycopg://", 1)
    if database_url.startswith("postgresql"):
        return create_engine(
            database_url, pool_size=pool_size, max_overflow=pool_size, hide_parameters=True
        )
    engine = create_engine(
        database_url,
        pool_size=pool_size,
        max_overflow=pool_size,
        hide_parameters=True,
        connect_args={"timeout": SECONDS_TO_WAIT_FOR_SQLITE, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _take_over_begin(dbapi: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        dbapi.isolation_level = None
        cursor = dbapi.cursor()
        # secure_delete: what retention removed is gone from the file too.
        for pragma in ("foreign_keys=ON", "journal_mode=WAL", "secure_delete=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin_immediate(connection: Connection) -> None:
        reading = connection.get_execution_options().get("coop_read_only", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine
