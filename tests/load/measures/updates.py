"""Bot updates a second: stored in the inbox, and handled from it, by the real worker."""

import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine, text

from tests.databases import Databases
from tests.load.figures import Figure, percentile
from tests.load.measures.memory import memory_of
from tests.processes import Stack, running_stack

UPDATES = 3000
#: Updates in one call of the control, so that they wait before the worker starts.
BATCH = 500
SECONDS_AT_MOST = 120
#: As many people as press at once on a bad evening, for as long as that lasts.
OFFERED_A_SECOND = 50
SECONDS_OFFERED = 20
STORED = "SELECT count(*) FROM inbox_updates"
HANDLED = "SELECT count(*) FROM inbox_updates WHERE handled_at IS NOT NULL"
TIMES = """
    SELECT received_at, handled_at FROM inbox_updates
    WHERE handled_at IS NOT NULL ORDER BY update_id DESC LIMIT :newest
"""
HELD_UP = re.compile(r"the event loop was held up for (\d+) ms")


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
        waits, stalls = _offer(stack, url, list(residents), count)
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
            name=f"update handled, {OFFERED_A_SECOND}/s offered, p95",
            database=kind,
            value=percentile(waits, 0.95),
            unit="ms",
            aim="< 50",
        ),
        Figure(
            name=f"longest stall of the event loop, {OFFERED_A_SECOND}/s offered",
            database=kind,
            value=max(stalls, default=0),
            unit="ms",
            aim="< 50 (0: none seen)",
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


def _offer(
    stack: Stack, url: str, residents: list[int], count: Callable[[str], int]
) -> tuple[list[float], list[int]]:
    """Let people write at an even pace.

    Return how many milliseconds each update took from the inbox to the end of its handling, the
    answer queued, and how long the event loop was held up each time it was.
    """
    said = OFFERED_A_SECOND * SECONDS_OFFERED
    before, logged = count(HANDLED), len(stack.log("worker"))
    began = time.perf_counter()
    for number in range(said):
        due = began + number / OFFERED_A_SECOND
        time.sleep(max(0.0, due - time.perf_counter()))
        stack.world.say_many([{"user_id": residents[number % len(residents)], "text": "/start"}])
    _seconds_until(lambda: count(HANDLED) >= before + said, time.perf_counter())
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text(TIMES), {"newest": said}).all()
    waits = [
        (_moment(handled) - _moment(received)).total_seconds() * 1000 for received, handled in rows
    ]
    stalls = [int(found) for found in HELD_UP.findall(stack.log("worker")[logged:])]
    return waits, stalls


def _moment(value: datetime | str) -> datetime:
    # SQLite keeps instants as text.
    return datetime.fromisoformat(value) if isinstance(value, str) else value


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
