"""``coop check``: what is ready, what is not, and what to do (C13)."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop
from coop.cli import main
from coop.cli.check import Finding, Level, disk_finding, findings, schema_finding, worker_finding
from coop.jobs.queries import WorkerView
from coop.jobs.rules import LEADER
from coop.jobs.services import hold_lease
from coop.kernel.clock import SystemClock
from coop.kernel.engine import make_engine
from coop.kernel.permissions import SYSTEM
from coop.wording.catalogue import LOCALES
from coop.wording.checking import LEVELS, SENTENCES, checked_line
from tests.doubles import START, FixedClock
from tests.postbox import running_postbox
from tests.practice import TOKEN, serve_in_thread

SECRET = "s" * 32


def keys(environ: dict[str, str]) -> dict[str, Level]:
    return {one.key: one.level for one in findings(environ)}


def let_somebody_work(database_url: str) -> None:
    engine = make_engine(database_url)
    # An hour ahead, so that the lease does not run out on a slow machine.
    clock = FixedClock(SystemClock().now() + timedelta(hours=1))
    Coop(sessionmaker(engine), clock=clock).run(hold_lease, SYSTEM, name=LEADER, holder="worker")
    engine.dispose()


def test_an_installation_that_is_ready_has_no_fault(
    committed_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    let_somebody_work(committed_url)
    with (
        serve_in_thread() as telegram,
        running_postbox(tmp_path / "post.sqlite3") as postbox,
    ):
        environ = {
            "COOP_SECRET_KEY": SECRET,
            "COOP_DATABASE_URL": committed_url,
            "COOP_BASE_URL": "https://wijk.example",
            "COOP_SMTP_URL": postbox.smtp_url,
            "COOP_TELEGRAM_TOKEN": TOKEN,
            "COOP_TELEGRAM_API_URL": telegram.base_url,
            "COOP_TELEGRAM_BOT": "wijkcoop_bot",
        }
        for variable, value in environ.items():
            monkeypatch.setenv(variable, value)
        main(["check"])
        lines = capsys.readouterr().out.splitlines()
        assert "ok      Worker: werkt." in lines
        assert "ok      Bot: Telegram kent hem als @wijkcoop_bot." in lines
        assert "ok      Uitgaande mail: de mailserver geeft antwoord." in lines
        assert any(
            line.startswith("let op  Mailbox voor antwoorden: staat uit.") for line in lines
        )
        monkeypatch.setenv("COOP_TELEGRAM_TOKEN", "1:of-nobody")
        with pytest.raises(SystemExit) as ended:
            main(["check"])
        assert ended.value.code == 1
        said = capsys.readouterr().out
        assert "fout    Bot: Telegram weigert of zwijgt (401)." in said
        assert "of-nobody" not in said


def test_what_does_not_answer_is_a_fault_with_what_to_do(tmp_path: Path) -> None:
    found = keys(
        {
            "COOP_SECRET_KEY": SECRET,
            "COOP_DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}",
            # Port 1 is nobody's.
            "COOP_SMTP_URL": "smtp://localhost:1",
            "COOP_IMAP_URL": "imap://a:b@localhost:1",
            "COOP_REPLY_ADDRESS": "antwoord@wijk.example",
            "COOP_TELEGRAM_TOKEN": TOKEN,
            "COOP_TELEGRAM_API_URL": "http://localhost:1",
        }
    )
    assert found == {
        "settings": Level.OK,
        "no_https": Level.FAULT,
        "database_missing": Level.FAULT,
        "mail_silent": Level.FAULT,
        "mailbox_silent": Level.FAULT,
        "bot_silent": Level.FAULT,
    }
    # Looking made no database.
    assert list(tmp_path.iterdir()) == []


def test_every_wrong_setting_has_a_line_and_nothing_else_is_tried() -> None:
    found = list(findings({"COOP_SMTP_URL": "post", "COOP_MAIL_PER_MINUTE": "0"}))
    assert [one.key for one in found] == ["settings_wrong"] * 3
    assert found[0].details == {"problem": "COOP_SECRET_KEY is missing"}


def test_practice_is_never_unnoticed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'none.sqlite3'}"
    environ = {"COOP_SECRET_KEY": SECRET, "COOP_DATABASE_URL": url, "COOP_PRACTICE": "1"}
    found = keys(environ)
    assert (found["practice"], found["no_https"]) == (Level.WARNING, Level.WARNING)


@pytest.mark.parametrize(
    ("revision", "key"),
    [
        (None, "database_missing"),
        ("0001", "database_behind"),
        ("0002", "database"),
        ("0003", "database_unknown"),
    ],
)
def test_the_version_of_the_database(revision: str | None, key: str) -> None:
    found = schema_finding(revision, "0002", {"0001", "0002"})
    assert found.key == key
    assert (found.level is Level.OK) == (key == "database")


@pytest.mark.parametrize(
    ("free", "level"),
    [
        (2000, Level.OK),
        (1999, Level.WARNING),
        (200, Level.WARNING),
        (199, Level.FAULT),
    ],
)
def test_what_is_free_on_the_disk(free: int, level: Level) -> None:
    assert disk_finding(free).level is level


def test_a_worker_that_is_gone_was_last_seen_some_time() -> None:
    gone = worker_finding(WorkerView(last_seen_at=START, is_alive=False))
    assert gone == Finding(Level.FAULT, "worker_gone", {"at": "21-11-2026 12:00"})
    assert worker_finding(WorkerView(last_seen_at=None, is_alive=False)).key == "worker_never"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("level", Level)
def test_every_line_can_be_said(locale: str, level: Level) -> None:
    names = ("problem", "url", "revision", "head", "error", "at", "name", "free")
    details = dict.fromkeys(names, "x")
    assert set(LEVELS) == set(Level)
    for key in SENTENCES:
        assert "%(" not in checked_line(level, key, details, locale)
