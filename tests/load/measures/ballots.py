"""Ballots per second over real HTTP, with 50 members voting at once."""

import asyncio
from pathlib import Path

import aiohttp

from tests.databases import Databases
from tests.load.browsers import Browser, Job, browsers, in_parallel
from tests.load.figures import Figure, percentile
from tests.load.measures.memory import memory_of
from tests.load.scenes import meeting_with_open_vote
from tests.processes import running_stack

VOTERS = 2000
WARM_UP = 200
AT_ONCE = 50
#: One a core: the database and the generator need room too.
WEB_PROCESSES = 2


def ballots(folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Let members vote through the website as fast as it takes them."""
    with running_stack(
        folder, made.new(), "practice", "web", web_processes=WEB_PROCESSES
    ) as stack:
        scene = meeting_with_open_vote(stack.coop, voters=VOTERS)
        voters = browsers(stack, stack.coop, scene.voters)
        url = f"{stack.base_url}/vergaderingen/{scene.meeting_id}/stem"
        taken: list[float] = []

        def cast(voter: Browser) -> Job:
            async def job(client: aiohttp.ClientSession) -> None:
                loop = asyncio.get_running_loop()
                began = loop.time()
                data = {
                    "csrf_token": voter.csrf,
                    "form_token": voter.csrf,
                    "poll": str(scene.poll_id),
                    "choice": "for",
                }
                async with client.post(
                    url, data=data, headers=voter.headers, allow_redirects=False
                ) as answer:
                    await answer.read()
                    if answer.status not in {200, 303}:
                        message = f"a ballot was answered with {answer.status}"
                        raise AssertionError(message)
                taken.append((loop.time() - began) * 1000)

            return job

        asyncio.run(in_parallel([cast(voter) for voter in voters[:WARM_UP]], AT_ONCE))
        taken.clear()
        seconds = asyncio.run(in_parallel([cast(v) for v in voters[WARM_UP:]], AT_ONCE))
        counted = scene.count(stack.coop)
        if counted != VOTERS:
            message = f"{counted} ballots in the box, not {VOTERS}"
            raise AssertionError(message)
        web = memory_of(stack.pids("web"))
    return [
        Figure(
            name="ballots per second (50 at once)",
            database=kind,
            value=(VOTERS - WARM_UP) / seconds,
            unit="ballots/s",
            aim="≥ 300" if kind == "postgres" else "",
        ),
        Figure(
            name="ballot p95 (50 at once)", database=kind, value=percentile(taken, 0.95), unit="ms"
        ),
        Figure(
            name="memory of web (2 processes, after voting)",
            database=kind,
            value=web,
            unit="MB",
            aim="< 200",
        ),
    ]
