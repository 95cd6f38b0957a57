"""Signed-in browsers for load: cookies as the website would set them, and a bounded client."""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import aiohttp
from flask import session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf

from coop.bootstrap import Coop
from tests.makers import sign_in
from tests.processes import Stack
from web.app import create_app
from web.context import SESSION_TOKEN

SECONDS_FOR_ONE_ANSWER = 30
Job: TypeAlias = Callable[[aiohttp.ClientSession], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Browser:
    """One person's cookie and the CSRF token that fits it."""

    cookie: str
    csrf: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie}


def browsers(stack: Stack, coop: Coop, person_ids: Sequence[uuid.UUID]) -> list[Browser]:
    """Sign people in without clicking: through the use case, and the site's own cookie maker."""
    app = create_app(coop, stack.settings)
    serializer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert serializer is not None
    made = []
    for person_id in person_ids:
        with app.test_request_context():
            csrf = generate_csrf()
            session[SESSION_TOKEN] = sign_in(coop, person_id)
            value = serializer.dumps(dict(session))
        made.append(Browser(cookie=f"{app.config['SESSION_COOKIE_NAME']}={value}", csrf=csrf))
    return made


async def in_parallel(jobs: Sequence[Job], at_once: int) -> float:
    """Do all jobs, so many at once, and return the seconds it took."""
    waiting = iter(jobs)

    async def worker(client: aiohttp.ClientSession) -> None:
        for job in waiting:
            await job(client)

    timeout = aiohttp.ClientTimeout(total=SECONDS_FOR_ONE_ANSWER)
    connector = aiohttp.TCPConnector(limit=at_once)
    async with aiohttp.ClientSession(
        timeout=timeout, connector=connector, cookie_jar=aiohttp.DummyCookieJar()
    ) as client:
        began = time.perf_counter()
        await asyncio.gather(*(worker(client) for _ in range(at_once)))
        return time.perf_counter() - began


async def timed_gets(url: str, browser: Browser, times: int) -> list[float]:
    """Fetch one page again and again with one client; returns milliseconds."""
    taken = []
    timeout = aiohttp.ClientTimeout(total=SECONDS_FOR_ONE_ANSWER)
    async with aiohttp.ClientSession(
        timeout=timeout, cookie_jar=aiohttp.DummyCookieJar()
    ) as client:
        for _ in range(times):
            began = time.perf_counter()
            async with client.get(url, headers=browser.headers, allow_redirects=False) as answer:
                await answer.read()
                if answer.status != 200:
                    message = f"{url} answered {answer.status}"
                    raise AssertionError(message)
            taken.append((time.perf_counter() - began) * 1000)
    return taken
