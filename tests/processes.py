"""Starts the product as real processes: website, worker and practice servers.

Each process leads a group of its own, so that ``kill`` ends it as a power cut would: at once,
with all its children, and without a chance to tidy up. Every wait is bounded.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop, make_clock, registered_reactions
from coop.jobs.rules import LEASE_LASTS
from coop.kernel.clock import PracticeClock
from coop.kernel.engine import make_engine
from coop.kernel.permissions import SYSTEM
from coop.notices.queries import due_notices
from coop.people.rules import ChannelKind
from coop.settings import Settings, load_settings
from tests.databases import ROOT
from tests.postbox import PostBox
from tests.practice import PracticeWorld

TOKEN = "1:practice"
BOT = "koningsveld_oefenbot"
SECONDS_TO_START = 90
SECONDS_TO_STOP = 30
SECONDS_TO_DELIVER = 90
NAMES = ("practice", "web", "worker")


class Stack:
    """One running product on a database of its own."""

    def __init__(
        self,
        folder: Path,
        database_url: str,
        *,
        web_processes: int = 1,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder
        self._chosen = dict(settings or {})
        self.database_url = database_url
        self._web_processes = web_processes
        self._ports = {name: free_port() for name in ("web", "practice", "smtp")}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def base_url(self) -> str:
        return f"http://localhost:{self._ports['web']}"

    @property
    def practice_url(self) -> str:
        return f"http://localhost:{self._ports['practice']}"

    @cached_property
    def environment(self) -> dict[str, str]:
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("COOP_")},
            "COOP_SECRET_KEY": "s" * 40,
            "COOP_DATABASE_URL": self.database_url,
            "COOP_BASE_URL": self.base_url,
            "COOP_TELEGRAM_TOKEN": TOKEN,
            "COOP_TELEGRAM_API_URL": f"http://127.0.0.1:{self._ports['practice']}",
            "COOP_TELEGRAM_BOT": BOT,
            "COOP_TELEGRAM_LINK_URL": f"{self.practice_url}/telegram/me",
            "COOP_SMTP_URL": f"smtp://127.0.0.1:{self._ports['smtp']}",
            "COOP_MAIL_PER_MINUTE": "6000",
            "COOP_PRACTICE": "1",
            "COOP_PRACTICE_CLOCK": str(self.folder / "clock"),
            "COOP_PRACTICE_URL": self.practice_url,
            "PORT": str(self._ports["web"]),
            "WEB_PROCESSES": str(self._web_processes),
            **self._chosen,
        }

    @cached_property
    def settings(self) -> Settings:
        return load_settings(self.environment)

    @cached_property
    def engine(self) -> Engine:
        return make_engine(self.database_url)

    @cached_property
    def coop(self) -> Coop:
        """The cooperative on the same database and clock, for a test to set the scene with."""
        return Coop(
            sessionmaker(self.engine),
            clock=make_clock(self.settings),
            reactions=registered_reactions(),
        )

    @cached_property
    def world(self) -> PracticeWorld:
        """Who acts in the practice Telegram."""
        return PracticeWorld(f"http://127.0.0.1:{self._ports['practice']}", token=TOKEN)

    @cached_property
    def postbox(self) -> PostBox:
        """What was mailed."""
        return PostBox(f"http://127.0.0.1:{self._ports['practice']}")

    def start(self, *names: str) -> None:
        """Start processes and wait until each answers."""
        for name in names or NAMES:
            with (self.folder / f"{name}.log").open("ab") as log:
                self._running[name] = subprocess.Popen(  # noqa: S603  # our own modules
                    [sys.executable, "-m", *self._arguments(name)],
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            if name == "web":
                self._wait_for(name, f"{self.base_url}/healthz")
            if name == "practice":
                self._wait_for(name, f"{self.practice_url}/control/world")

    def kill(self, name: str) -> None:
        """End a process and its children at once, as ``kill -9`` does."""
        process = self._running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=SECONDS_TO_STOP)

    def restart(self, name: str) -> None:
        """End a process as a power cut would and start it again.

        A new worker leads when the lease of the dead one has run out. Nobody learns anything by
        waiting for that, so the practice clock goes on by as much.
        """
        self.kill(name)
        if name == "worker":
            assert isinstance(self.coop.clock, PracticeClock)
            self.coop.clock.move(LEASE_LASTS)
        self.start(name)

    def stop(self) -> None:
        """End everything, kindly first."""
        for process in self._running.values():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self._running.values():
            try:
                process.wait(timeout=SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(timeout=SECONDS_TO_STOP)
        self._running.clear()
        # What was never asked for was never opened.
        if "world" in self.__dict__:
            self.world.close()
        if "postbox" in self.__dict__:
            self.postbox.close()
        if "engine" in self.__dict__:
            self.engine.dispose()

    @property
    def is_running(self) -> bool:
        return bool(self._running)

    def pids(self, name: str) -> int:
        """Return the process id of a running process."""
        return self._running[name].pid

    def wait_until_delivered(self) -> None:
        """Wait until nothing that is due is left in the outbox."""
        deadline = time.monotonic() + SECONDS_TO_DELIVER
        while time.monotonic() < deadline:
            waiting = [
                notice
                for channel in (ChannelKind.EMAIL, ChannelKind.TELEGRAM)
                for notice in self.coop.ask(due_notices, SYSTEM, channel=channel)
            ]
            if not waiting:
                return
            time.sleep(0.1)
        message = f"still waiting: {self.log('worker')[-2000:]}"
        raise AssertionError(message)

    def log(self, name: str) -> str:
        path = self.folder / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def _arguments(self, name: str) -> list[str]:
        if name == "practice":
            return [
                "bots.practice",
                *("--port", str(self._ports["practice"])),
                *("--smtp-port", str(self._ports["smtp"])),
                *("--store", str(self.folder)),
                *("--bot-token", TOKEN),
                *("--bot-username", BOT),
                *("--clock", str(self.folder / "clock")),
            ]
        return [{"web": "web", "worker": "bots", "second": "bots"}[name]]

    def _wait_for(self, name: str, url: str) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            if self._running[name].poll() is not None:
                break
            try:
                with urllib.request.urlopen(url, timeout=2):  # noqa: S310  # our own loopback
                    return
            except OSError:
                time.sleep(0.05)
        message = f"{name} did not come up:\n{self.log(name)[-3000:]}"
        raise AssertionError(message)


def free_port() -> int:
    """Return a port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


#: What was started and may have something to say when a test fails.
STARTED: list[Stack] = []


@contextmanager
def running_stack(
    folder: Path,
    database_url: str,
    *names: str,
    web_processes: int = 1,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Stack]:
    """Provide a running product for as long as the block lasts, with these settings beside."""
    stack = Stack(folder, database_url, web_processes=web_processes, settings=settings)
    STARTED.append(stack)
    try:
        stack.start(*names)
        yield stack
    finally:
        stack.stop()
