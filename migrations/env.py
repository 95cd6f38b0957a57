"""Runs migrations against the cooperative's database."""

import importlib
import os
import pkgutil

from alembic import context
from sqlalchemy import text

import coop
from coop.kernel import journal as _journal  # noqa: F401  # registers its tables
from coop.kernel.db import Base, UtcDateTime
from coop.kernel.engine import make_engine

for found in pkgutil.walk_packages(coop.__path__, "coop."):
    if found.name.endswith(".models") or ".models." in found.name:
        importlib.import_module(found.name)  # registers its tables

#: Any number will do, as long as every process that migrates takes the same.
LOCK = 7_301_951


def render_plainly(kind, item, _context):
    """Spell our own column types as SQLAlchemy's, so that a revision never imports coop."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime()"
    return False


def let_go_of_references(connection) -> None:
    """Let SQLite make a table anew while rows elsewhere refer to it; checked at the end.

    It takes this outside a transaction only, so it goes past SQLAlchemy, which would begin one.
    Nobody else gets this connection afterwards.
    """
    if connection.dialect.name == "sqlite" and not connection.in_transaction():
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        connection.detach()


def run(connection) -> None:
    """Bring the schema where Alembic was told, alone."""
    let_go_of_references(connection)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        compare_server_default=True,
        render_as_batch=True,
        render_item=render_plainly,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            assert not broken, f"rows refer to what is not there: {broken[:5]}"


connection = context.config.attributes.get("connection")
if connection is not None:
    run(connection)
else:
    with make_engine(os.environ["COOP_DATABASE_URL"]).connect() as connection:
        run(connection)
        connection.commit()
