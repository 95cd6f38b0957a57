"""``coop check``: is this installation ready, a line for each thing and what to do (C13)."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop, make_clock
from coop.cli.migrate import ROOT
from coop.jobs.queries import WorkerView, worker_view
from coop.kernel.engine import make_engine
from coop.kernel.permissions import SYSTEM
from coop.settings import Settings, SettingsError, load_settings
from coop.transports.imap import MailboxError, open_mailbox, parse_mailbox
from coop.transports.mail import MailError, smtp_transport
from coop.transports.telegram import BotError, bot_name
from coop.wording.checking import checked_line

MEGABYTE = 1_000_000
#: A year of a cooperative of 5,000 with photos; below a tenth of it tomorrow may be too late.
ROOMY, CRAMPED = 2_000, 200


class Level(StrEnum):
    """How a thing is."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing is; the key names its sentence, which says what to do."""

    level: Level
    key: str
    details: Mapping[str, object] = field(default_factory=dict)


def check(environ: Mapping[str, str]) -> None:
    """Look whether everything is ready; a fault ends it with 1."""
    found = list(findings(environ))
    for one in found:
        sys.stdout.write(f"{checked_line(one.level, one.key, one.details)}\n")
    if any(one.level is Level.FAULT for one in found):
        sys.exit(1)


def findings(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Go through an installation from its settings to its disk."""
    try:
        settings = load_settings(environ)
    except SettingsError as error:
        for problem in str(error).split("; "):
            yield Finding(Level.FAULT, "settings_wrong", {"problem": problem})
        return
    yield Finding(Level.OK, "settings")
    yield from _address(settings)
    yield from _database(settings)
    yield _mail(settings)
    yield _mailbox(settings)
    yield _bot(settings)


def _address(settings: Settings) -> Iterator[Finding]:
    if settings.practice:
        yield Finding(Level.WARNING, "practice")
    is_safe = settings.base_url.startswith("https://")
    level = Level.OK if is_safe else Level.WARNING if settings.practice else Level.FAULT
    yield Finding(level, "https" if is_safe else "no_https", {"url": settings.base_url})


def _database(settings: Settings) -> Iterator[Finding]:
    file = _file_of(settings.database_url)
    # Opening it would make it.
    if file is not None and not file.exists():
        yield Finding(Level.FAULT, "database_missing")
        return
    engine = make_engine(settings.database_url)
    try:
        schema = _schema(engine)
        yield schema
        if schema.level is Level.OK:
            coop = Coop(sessionmaker(engine), clock=make_clock(settings))
            yield worker_finding(coop.ask(worker_view, SYSTEM))
    except (SQLAlchemyError, OSError) as error:
        # What a driver says may hold the password of the database.
        yield Finding(Level.FAULT, "database_silent", {"error": type(error).__name__})
    finally:
        engine.dispose()
    if file is not None:
        yield disk_finding(shutil.disk_usage(file.parent).free // MEGABYTE)


def _schema(engine: Engine) -> Finding:
    scripts = ScriptDirectory.from_config(Config(toml_file=ROOT / "pyproject.toml"))
    known = {script.revision for script in scripts.walk_revisions()}
    with engine.connect() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    return schema_finding(revision, scripts.get_current_head(), known)


def schema_finding(revision: str | None, head: str | None, known: set[str]) -> Finding:
    """Hold the database's version against the software's."""
    details = {"revision": revision or "0", "head": head}
    if revision == head:
        return Finding(Level.OK, "database", details)
    if revision is None:
        return Finding(Level.FAULT, "database_missing")
    key = "database_behind" if revision in known else "database_unknown"
    return Finding(Level.FAULT, key, details)


def worker_finding(worker: WorkerView) -> Finding:
    """Say whether somebody takes care of what must go out."""
    if worker.is_alive:
        return Finding(Level.OK, "worker")
    if worker.last_seen_at is None:
        return Finding(Level.FAULT, "worker_never")
    return Finding(Level.FAULT, "worker_gone", {"at": f"{worker.last_seen_at:%d-%m-%Y %H:%M}"})


def disk_finding(free: int) -> Finding:
    """Judge how many megabytes are free where the database is one file."""
    if free >= ROOMY:
        return Finding(Level.OK, "disk", {"free": free})
    level = Level.WARNING if free >= CRAMPED else Level.FAULT
    return Finding(level, "disk_low", {"free": free})


def _mail(settings: Settings) -> Finding:
    if settings.smtp_url is None:
        return Finding(Level.WARNING, "mail_off")
    try:
        smtp_transport(settings.smtp_url).greet()
    except MailError as error:
        return Finding(Level.FAULT, "mail_silent", {"error": error})
    return Finding(Level.OK, "mail")


def _mailbox(settings: Settings) -> Finding:
    if settings.imap_url is None:
        return Finding(Level.WARNING, "mailbox_off")
    try:
        with open_mailbox(parse_mailbox(settings.imap_url)):
            return Finding(Level.OK, "mailbox")
    except MailboxError as error:
        return Finding(Level.FAULT, "mailbox_silent", {"error": error})


def _bot(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return Finding(Level.WARNING, "bot_off")
    try:
        name = bot_name(settings.telegram_api_url, settings.telegram_token)
    except BotError as error:
        return Finding(Level.FAULT, "bot_silent", {"error": error})
    if name != settings.telegram_bot:
        return Finding(Level.WARNING, "bot_unnamed", {"name": name})
    return Finding(Level.OK, "bot", {"name": name})


def _file_of(database_url: str) -> Path | None:
    """Return the file of an SQLite database."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return Path(url.database)
