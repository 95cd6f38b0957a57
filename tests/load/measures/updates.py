"""Bot updates a second: stored in the inbox, and handled from it, by the real worker."""

import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.databases import Databases
from tests.load.figures import Figure
from tests.load.measures.memory import memory_of
from tests.processes import Stack, running_stack

UPDATES = 3000
#: Updates in one call of the control, so that they wait before the worker starts.
BATCH = 500
SECONDS_AT_MOST = 120
STORED = "SELECT count(*) FROM inbox_updates"
HANDLED = "SELECT count(*) FROM inbox_updates WHERE handled_at IS NOT NULL"


def updates(folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Let a pile of button presses wait, then start the worker and watch the inbox."""
    url = made.new()
    with running_stack(folder, url, "practice", "web") as stack:
        residents = range(1, 301)
        stack.world.put(
            users=[{"id": n, "first_name": f"Bewoner {n}", "started": True} for n in residents],
            groups=[],
        )
        _pile_up(stack, list(residents))
        count = _counter(url)
        before = count(STORED)
        started = time.perf_counter()
        stack.start("worker")
        # What the worker needs to come up is no part of its pace.
        _seconds_until(lambda: count(STORED) > before, started)
        began = time.perf_counter()
        stored = _seconds_until(lambda: count(STORED) >= before + UPDATES, began)
        handled = _seconds_until(lambda: count(HANDLED) >= before + UPDATES, began)
        worker = memory_of(stack.pids("worker"))
    return [
        Figure(
            name="bot updates stored",
            database=kind,
            value=UPDATES / stored,
            unit="updates/s",
            aim="≥ 1,000",
        ),
        Figure(
            name="bot updates handled",
            database=kind,
            value=UPDATES / handled,
            unit="updates/s",
            aim="≥ 200",
        ),
        Figure(
            name="memory of worker (after the updates)",
            database=kind,
            value=worker,
            unit="MB",
            aim="< 200",
        ),
    ]


def _pile_up(stack: Stack, residents: list[int]) -> None:
    says = [{"user_id": residents[n % len(residents)], "text": "/start"} for n in range(UPDATES)]
    for first in range(0, UPDATES, BATCH):
        stack.world.say_many(says[first : first + BATCH])


def _counter(url: str) -> Callable[[str], int]:
    engine = create_engine(url)

    def count(query: str) -> int:
        with engine.connect() as connection:
            return int(connection.execute(text(query)).scalar_one())

    return count


def _seconds_until(reached: Callable[[], bool], began: float) -> float:
    while not reached():
        if time.perf_counter() - began > SECONDS_AT_MOST:
            message = f"not reached within {SECONDS_AT_MOST} seconds"
            raise AssertionError(message)
        time.sleep(0.02)
    return time.perf_counter() - began
