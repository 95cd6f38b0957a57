"""A full meeting on two cores: everybody watches, votes, and comes back after a power cut.

``BENCH_MEMBERS`` makes it smaller while one works on it; the figures are for 2,000.
"""

import asyncio
import os
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import aiohttp

from coop.assembly.queries import meeting_view
from coop.kernel.permissions import SYSTEM
from tests.databases import Databases
from tests.load.browsers import SECONDS_FOR_ONE_ANSWER, Browser, browsers
from tests.load.figures import Figure, percentile
from tests.load.measures.memory import memory_of
from tests.load.scenes import FullHall, full_hall
from tests.load.watchers import Crowd
from tests.processes import Stack, running_stack

MEMBERS = int(os.environ.get("BENCH_MEMBERS", "2000"))
#: One a core: the database and the clients need room too.
WEB_PROCESSES = 2
SECONDS_OF_VOTING = 20
#: Of those who vote while the server comes back.
VOTERS_IN_STORM = MEMBERS // 10
SECONDS_OF_STORM_VOTING = 5
SECONDS_BETWEEN_TRIES = 1.0


@dataclass(slots=True)
class Found:
    """What was measured: milliseconds, megabytes and shares."""

    opening: list[float]
    result: list[float]
    ballots: list[float]
    memory: float
    back: list[float]
    again: int


def meeting(folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Hold two votes in a full meeting, and cut the power in the second."""
    with running_stack(
        folder, made.new(), "practice", "web", web_processes=WEB_PROCESSES
    ) as stack:
        hall = full_hall(stack.coop, members=MEMBERS)
        found = asyncio.run(_hold(stack, hall))
    size = f"{MEMBERS:,} screens"

    def figure(name: str, value: float, unit: str, aim: str) -> Figure:
        return Figure(name=name, database=kind, value=value, unit=unit, aim=aim)

    back = sum(ms <= 30_000 for ms in found.back) / MEMBERS * 100
    return [
        figure(f"vote opened, p95 of {size}", percentile(found.opening, 0.95), "ms", "< 1,000"),
        figure(
            f"ballot p99, {MEMBERS:,} in {SECONDS_OF_VOTING} s",
            percentile(found.ballots, 0.99),
            "ms",
            "< 1,000",
        ),
        figure(f"result, p95 of {size}", percentile(found.result, 0.95), "ms", "< 1,000"),
        figure(f"memory of web, {size}", found.memory, "MB", "< 400"),
        figure("back after a power cut within 30 s", back, "%", "≥ 99"),
        figure("back after a power cut, p99", percentile(found.back, 0.99), "ms", "< 30,000"),
        figure("ballots tried again in the storm", found.again, "tries", ""),
    ]


async def _hold(stack: Stack, hall: FullHall) -> Found:
    people = browsers(stack, stack.coop, hall.members)
    (chair,) = browsers(stack, stack.coop, [hall.chair])
    crowd = Crowd(stack.base_url, str(hall.meeting_id), people, revision=_revision(stack, hall))
    timeout = aiohttp.ClientTimeout(total=SECONDS_FOR_ONE_ANSWER)
    # Below gunicorn's two seconds, so that nobody presses on a line that is just being hung up;
    # a browser would press again by itself.
    connector = aiohttp.TCPConnector(limit=0, keepalive_timeout=1)
    async with aiohttp.ClientSession(
        timeout=timeout, connector=connector, cookie_jar=aiohttp.DummyCookieJar()
    ) as client:
        website = Website(client, f"{stack.base_url}/vergaderingen/{hall.meeting_id}")
        await crowd.come(client)
        try:
            return await _evening(stack, hall, crowd, website, people=people, chair=chair)
        finally:
            await crowd.go()


async def _evening(
    stack: Stack,
    hall: FullHall,
    crowd: Crowd,
    website: "Website",
    *,
    people: list[Browser],
    chair: Browser,
) -> Found:
    opening = await _until_shown(crowd, stack, hall, lambda: website.open(chair, hall, 0))
    poll_id = hall.poll_of(stack.coop, 0)
    ballots = await _vote(website, people, poll_id)
    memory = memory_of(stack.pids("web"))
    result = await _until_shown(crowd, stack, hall, lambda: website.close(chair, poll_id))
    hall.ensure_counted(stack.coop, 0, MEMBERS)
    await _until_shown(crowd, stack, hall, lambda: website.open(chair, hall, 1))
    storm = hall.poll_of(stack.coop, 1)
    website.again = 0
    back = await _cut_power(
        stack, hall, crowd, website, voters=people[:VOTERS_IN_STORM], poll_id=storm
    )
    hall.ensure_counted(stack.coop, 1, VOTERS_IN_STORM)
    return Found(opening, result, ballots, memory, back, website.again)


class Website:
    """What people press, over real HTTP."""

    def __init__(self, client: aiohttp.ClientSession, url: str) -> None:
        self._client = client
        self._url = url
        #: How often somebody pressed again because nothing answered.
        self.again = 0

    async def open(self, chair: Browser, hall: FullHall, number: int) -> None:
        await self._lead(chair, "/stemming", item=str(hall.items[number]))

    async def close(self, chair: Browser, poll_id: uuid.UUID) -> None:
        await self._lead(chair, "/stemming/sluiten", poll=str(poll_id))

    async def _lead(self, chair: Browser, path: str, **data: str) -> None:
        status = await self._press(chair, path, data)
        if status != HTTPStatus.SEE_OTHER:
            message = f"{path} was answered with {status}"
            raise AssertionError(message)

    async def cast(self, voter: Browser, poll_id: uuid.UUID) -> float:
        """Vote, again and again until it is answered; return the milliseconds it took."""
        began = time.monotonic()
        data = {"poll": str(poll_id), "choice": "for"}
        while True:
            try:
                status = await self._press(voter, "/stem", data)
            except (aiohttp.ClientError, ConnectionError, TimeoutError):
                self.again += 1
                await asyncio.sleep(SECONDS_BETWEEN_TRIES)
                continue
            if status not in {HTTPStatus.OK, HTTPStatus.SEE_OTHER}:
                message = f"a ballot was answered with {status}"
                raise AssertionError(message)
            return (time.monotonic() - began) * 1000

    async def _press(self, who: Browser, path: str, data: dict[str, str]) -> int:
        form = {**data, "csrf_token": who.csrf}
        async with self._client.post(
            f"{self._url}{path}", data=form, headers=who.headers, allow_redirects=False
        ) as answer:
            await answer.read()
            return answer.status


async def _until_shown(
    crowd: Crowd, stack: Stack, hall: FullHall, act: Callable[[], Awaitable[None]]
) -> list[float]:
    """Press a button and return how long each screen waited, from the press on."""
    began = time.monotonic()
    await act()
    revision = await asyncio.to_thread(_revision, stack, hall)
    await crowd.show(revision)
    return crowd.waits(revision, began)


async def _vote(website: Website, people: list[Browser], poll_id: uuid.UUID) -> list[float]:
    """Let everybody vote once, spread over the time that a chair gives."""

    async def cast(number: int, voter: Browser) -> float:
        await asyncio.sleep(SECONDS_OF_VOTING * number / len(people))
        return await website.cast(voter, poll_id)

    return await asyncio.gather(*(cast(number, one) for number, one in enumerate(people)))


async def _cut_power(
    stack: Stack,
    hall: FullHall,
    crowd: Crowd,
    website: Website,
    *,
    voters: list[Browser],
    poll_id: uuid.UUID,
) -> list[float]:
    """Kill the website in the middle of a vote; somebody comes in meanwhile, so all is old."""
    began = time.monotonic()

    async def cast(number: int, voter: Browser) -> None:
        await asyncio.sleep(SECONDS_OF_STORM_VOTING * number / len(voters))
        await website.cast(voter, poll_id)

    voting = [asyncio.create_task(cast(number, one)) for number, one in enumerate(voters)]
    await asyncio.to_thread(stack.kill, "web")
    await asyncio.to_thread(hall.let_somebody_in, stack.coop)
    revision = await asyncio.to_thread(_revision, stack, hall)
    await asyncio.to_thread(stack.start, "web")
    await crowd.show(revision)
    await asyncio.gather(*voting)
    return crowd.waits(revision, began)


def _revision(stack: Stack, hall: FullHall) -> int:
    return stack.coop.ask(meeting_view, SYSTEM, meeting_id=hall.meeting_id).revision
