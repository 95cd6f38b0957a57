"""``coop migrate``: brings the database to the newest schema."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from coop.kernel.engine import make_engine
from coop.settings import Settings

ROOT = Path(__file__).parents[2]


def migrate(settings: Settings) -> None:
    """Bring the database to the newest schema."""
    engine = make_engine(settings.database_url)
    with engine.connect() as connection:
        config = Config(toml_file=ROOT / "pyproject.toml")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()
    engine.dispose()
