"""``coop demo``: the whole product in one terminal, with sample data and practice servers."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn

from coop.bootstrap import Coop, build_coop, make_clock
from coop.cli.migrate import migrate
from coop.kernel.chance import SystemChance
from coop.kernel.clock import TIME_ZONE, PracticeClock
from coop.notices.rules import after_quiet_hours, is_quiet
from coop.sample import fill, fill_physical, telegram
from coop.settings import Settings, load_settings

#: Each sample keeps its data in a folder of its own, so that one may go from one to another.
FOLDERS = {"gewoon": Path(".demo"), "fysiek": Path(".demo-fysiek")}
#: What each sample is filled by; the default one first.
SAMPLES: Mapping[str, Callable[[Coop], object]] = {"gewoon": fill, "fysiek": fill_physical}
USUAL = "gewoon"
BOT = "koningsveld_oefenbot"
SECONDS_TO_START = 180
SECONDS_TO_STOP = 10
#: Practice servers stand beside the website: Oefen-Telegram with Postvak, SMTP and IMAP.
PRACTICE, SMTP, IMAP = 1, 2, 3


class DemoError(Exception):
    """The demo cannot start or go on; says why and what now."""


@dataclass(slots=True)
class Demo:
    """The processes of one demo and the folder that holds their data."""

    port: int
    sample: str = USUAL
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """Return where the data of this sample stand."""
        return FOLDERS[self.sample]

    @property
    def address(self) -> str:
        """Return the one address a person needs. A name, because passkeys refuse numbers."""
        return f"http://localhost:{self.port}"

    def environment(self) -> dict[str, str]:
        """Return the settings every process of the demo is started with."""
        practice = self.port + PRACTICE
        return {
            **os.environ,
            "COOP_SECRET_KEY": self._secret("secret"),
            "COOP_DATABASE_URL": f"sqlite:///{self.folder / 'coop.sqlite3'}",
            "COOP_BASE_URL": self.address,
            "COOP_TELEGRAM_TOKEN": f"1:{self._secret('bot-token')}",
            "COOP_TELEGRAM_API_URL": f"http://127.0.0.1:{practice}",
            "COOP_TELEGRAM_BOT": BOT,
            "COOP_TELEGRAM_LINK_URL": f"http://localhost:{practice}/telegram/me",
            "COOP_SMTP_URL": f"smtp://127.0.0.1:{self.port + SMTP}",
            "COOP_IMAP_URL": f"imap://oefenen:oefenen@127.0.0.1:{self.port + IMAP}",
            "COOP_MAIL_FROM": "wijkcooperatie@koningsveld.example",
            "COOP_REPLY_ADDRESS": "antwoord@koningsveld.example",
            # The ceiling spares a real relay; here it would only make people wait.
            "COOP_MAIL_PER_MINUTE": "6000",
            "COOP_PRACTICE": "1",
            "COOP_PRACTICE_CLOCK": str(self.folder / "clock"),
            "COOP_PRACTICE_URL": f"http://localhost:{practice}",
            "PORT": str(self.port),
        }

    def _secret(self, name: str) -> str:
        path = self.folder / name
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(SystemChance().new_token(), encoding="ascii")
        return path.read_text(encoding="ascii")

    def start(self, name: str, *arguments: str, environment: Mapping[str, str]) -> None:
        """Start one process; what it prints goes to its log."""
        logs = self.folder / "log"
        logs.mkdir(exist_ok=True)
        with (logs / f"{name}.log").open("ab") as log:
            self.children[name] = subprocess.Popen(  # noqa: S603  # our own modules
                [sys.executable, "-m", *arguments], env=environment, stdout=log, stderr=log
            )

    def wait_for(self, url: str) -> None:
        """Wait until a server answers; bounded."""
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            self.insist_all_run()
            try:
                with urllib.request.urlopen(url, timeout=2):  # noqa: S310  # our own loopback
                    return
            except OSError:
                time.sleep(0.1)
        msg = f"{url} gaf binnen {SECONDS_TO_START} seconden geen antwoord."
        raise DemoError(msg)

    def insist_all_run(self) -> None:
        """Refuse to go on when a process has ended."""
        for name, child in self.children.items():
            if child.poll() is not None:
                log = self.folder / "log" / f"{name}.log"
                tail = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
                msg = f"Het proces “{name}” is gestopt. Het laatste uit {log}:\n{tail}"
                raise DemoError(msg)

    def stop(self) -> None:
        """End every process: kindly first, then not."""
        for child in self.children.values():
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + SECONDS_TO_STOP
        for child in self.children.values():
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def run_demo(*, port: int, reset: bool, sample: str = USUAL) -> None:
    """Start everything, print the one address, and stay until Ctrl-C."""
    signal.signal(signal.SIGTERM, _interrupt)
    demo = Demo(port, sample)
    if reset:
        shutil.rmtree(demo.folder, ignore_errors=True)
    demo.folder.mkdir(exist_ok=True)
    try:
        _insist_free(port)
        _start_all(demo)
        print(f"\n  Wijkcoöp draait:  {demo.address}\n\n  Stoppen: Ctrl-C", flush=True)  # noqa: T201  # the command's one answer
        while True:
            time.sleep(1)
            demo.insist_all_run()
    except KeyboardInterrupt:
        print("\n  Gestopt. Uw gegevens staan er de volgende keer weer.")  # noqa: T201  # as above
    except DemoError as error:
        sys.exit(f"\n  {error}")
    finally:
        demo.stop()


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _start_all(demo: Demo) -> None:
    _leave_the_night(demo)
    environment = demo.environment()
    practice = environment["COOP_TELEGRAM_API_URL"]
    demo.start(
        "practice",
        "bots.practice",
        *("--port", str(demo.port + PRACTICE)),
        *("--smtp-port", str(demo.port + SMTP)),
        *("--imap-port", str(demo.port + IMAP)),
        *("--store", str(demo.folder)),
        *("--bot-token", environment["COOP_TELEGRAM_TOKEN"]),
        *("--bot-username", BOT),
        *("--clock", environment["COOP_PRACTICE_CLOCK"]),
        environment=environment,
    )
    settings = load_settings(environment)
    _fill(demo, settings)
    demo.wait_for(f"{practice}/control/world")
    _put(f"{practice}/control/world", telegram.world())
    demo.start("web", "web", environment=environment)
    demo.start("worker", "bots", environment=environment)
    demo.wait_for(f"http://127.0.0.1:{demo.port}/healthz")


def _leave_the_night(demo: Demo) -> None:
    """Move the practice clock on to the morning: at night no invitation goes out (quiet hours)."""
    clock = PracticeClock(demo.folder / "clock")
    now = clock.now()
    if not is_quiet(now):
        return
    morning = after_quiet_hours(now)
    clock.move(morning - now)
    print(  # noqa: T201  # said, because every page tells another time than the wall
        f"  Het is nacht, en dan gaan er geen uitnodigingen uit. De oefenklok staat daarom op\n"
        f"  {morning.astimezone(TIME_ZONE):%H.%M} uur, {morning.astimezone(TIME_ZONE):%d-%m-%Y}.",
        flush=True,
    )


def _fill(demo: Demo, settings: Settings) -> None:
    """Make the sample cooperative, once; a filling that was cut off is begun anew."""
    clock = make_clock(settings)
    today = clock.now().astimezone(TIME_ZONE).date().isoformat()
    filled = demo.folder / "filled-on"
    if not filled.exists():
        print("  De voorbeeldcoöperatie wordt klaargezet …", flush=True)  # noqa: T201  # progress
        for path in demo.folder.glob("coop.sqlite3*"):
            path.unlink()
        migrate(settings)
        SAMPLES[demo.sample](build_coop(settings))
        filled.write_text(today, encoding="ascii")
        return
    migrate(settings)
    if filled.read_text(encoding="ascii") != today:
        print(  # noqa: T201  # a hint
            "  De voorbeeldgegevens zijn van een vorige dag; “vanavond” klopt dan niet meer.\n"
            f"  Opnieuw beginnen: make demo RESET=1{_named(demo.sample)}",
            flush=True,
        )


def _named(sample: str) -> str:
    return "" if sample == USUAL else f" SAMPLE={sample}"


def _insist_free(port: int) -> None:
    for number in (port, port + PRACTICE, port + SMTP, port + IMAP):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", number))
            except OSError:
                msg = (
                    f"Poort {number} is bezet. Stop wat daar draait, of kies een andere:\n"
                    f"  make demo PORT={port + 10}"
                )
                raise DemoError(msg) from None


def _put(url: str, value: object) -> None:
    request = urllib.request.Request(  # noqa: S310  # our own loopback
        url,
        data=json.dumps(value).encode(),
        headers={"Content-Type": "application/json"},
        method="PUT",
    )
    with urllib.request.urlopen(request, timeout=10):  # noqa: S310  # our own loopback
        pass
