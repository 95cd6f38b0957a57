"""A worker on a database of its own, with a practice Telegram and a post box around it."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import sessionmaker

from bots.scheduler import Tick
from bots.worker import Worker
from coop.bootstrap import Coop, registered_reactions
from coop.kernel.engine import make_engine
from coop.kernel.permissions import SYSTEM, Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import USE_CASES, Declaration
from coop.notices.outbox import Recipient, queue
from coop.notices.rules import NoticeKind
from coop.settings import Settings
from tests.bots.practice.bot_api import BotApiChecker, description_path
from tests.databases import settle
from tests.postbox import PostBox, running_postbox
from tests.practice import TOKEN, PracticeWorld, serve_in_thread

RIA, BRAM = 1010, 1002
GROUP = -1_001_000_000_001


@pytest.fixture(autouse=True)
def durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask python-telegram-bot for durations now, so that it does not warn of them."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A cooperative and the world it sends to."""

    coop: Coop
    settings: Settings
    telegram: PracticeWorld
    postbox: PostBox
    #: The practice Telegram enforces no limits unless told to, so there is little to wait for.
    second_of_telegram: float = 0.02

    def put(self, to: Recipient, text: str = "Dag", **wish: Any) -> None:
        """Queue a notice as a reaction would."""
        wish.setdefault("kind", NoticeKind.SENTENCE)
        self.coop.run(_queue_for_test, SYSTEM, to=to, args={"text": text}, **wish)

    @contextmanager
    def working(self, *ticks: Tick) -> Iterator[None]:
        """Let a worker work for as long as the block lasts, in a thread of its own."""
        with running_worker(self.coop, self.settings, *ticks, second=self.second_of_telegram):
            yield


def _queue_for_test(uow: UnitOfWork, actor: Actor, /, **wish: Any) -> None:
    queue(uow, **wish)


@contextmanager
def running_worker(
    coop: Coop, settings: Settings, *ticks: Tick, second: float = 1.0
) -> Iterator[None]:
    loops: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []
    ready = threading.Event()
    crash: list[BaseException] = []

    async def work() -> None:
        stop = asyncio.Event()
        loops.append((asyncio.get_running_loop(), stop))
        ready.set()
        await Worker(coop, settings, ticks=ticks, second_of_telegram=second).run(stop)

    def main() -> None:
        try:
            asyncio.run(work())
        except BaseException as error:  # noqa: BLE001 - told to the test below
            crash.append(error)

    thread = threading.Thread(target=main, daemon=True)
    thread.start()
    assert ready.wait(timeout=10)
    try:
        yield
    finally:
        loop, stop = loops[0]
        loop.call_soon_threadsafe(stop.set)
        thread.join(timeout=20)
        assert not thread.is_alive(), "the worker did not stop"
        assert crash == []


@pytest.fixture
def telegram() -> Iterator[PracticeWorld]:
    """A practice Telegram with two residents and a group; every call must fit the Bot API."""
    checkers = (BotApiChecker(),) if description_path().exists() else ()
    with serve_in_thread(observers=checkers) as world:
        world.put(
            users=[
                {"id": RIA, "first_name": "Ria", "started": True},
                {"id": BRAM, "first_name": "Bram", "started": True},
            ],
            groups=[
                {
                    "id": GROUP,
                    "title": "Buurtpreventie Proefwijk",
                    "type": "supergroup",
                    "members": [RIA, BRAM],
                    "admins": [BRAM],
                }
            ],
        )
        yield world
    for checker in checkers:
        assert checker.problems == []


@pytest.fixture
def surroundings(
    committed_url: str,
    tmp_path: Path,
    telegram: PracticeWorld,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Surroundings]:
    declaration = Declaration(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
    monkeypatch.setitem(USE_CASES, _queue_for_test, declaration)
    engine = make_engine(committed_url)
    with running_postbox(tmp_path / "post.sqlite3") as postbox:
        yield Surroundings(
            coop=Coop(sessionmaker(engine), reactions=registered_reactions()),
            settings=replace(
                settings,
                database_url=committed_url,
                telegram_token=TOKEN,
                telegram_api_url=telegram.base_url,
                smtp_url=postbox.smtp_url,
                mail_from="post@wijk.voorbeeld.example",
                mail_per_minute=6000,
            ),
            telegram=telegram,
            postbox=postbox,
        )
    settle(engine)
