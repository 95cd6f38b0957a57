"""Browsers that follow a meeting, thousands at once: WebSockets that speak Socket.IO by hand.

One loop carries them all. Of each message only what is measured is read, so that the clients
leave the machine to the server. They come back as the page's own script does: after a wait that
grows and differs per browser (``reconnection…`` in ``web/assets/src/meeting.ts``).
"""

import asyncio
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import aiohttp

from tests.load.browsers import Browser

#: Engine.IO and Socket.IO, as they stand at the beginning of a message.
PING, PONG, CONNECTED = "2", "3", "40"
STATE = '42["state"'
MISSED = '"previous":null'
SPREAD_OF_QUESTIONS = re.compile(r'"spread":(\d+)')
REVISION = re.compile(r'"revision":(\d+)')
#: As in the page.
FIRST_WAIT, LONGEST_WAIT, SPREAD = 0.5, 4.0, 0.8
GOLDEN_RATIO = 0.618034
SECONDS_FOR_ONE = 60
SECONDS_FOR_ALL = 180
#: How exactly it is seen that the last one is there.
SECONDS_BETWEEN_COUNTS = 0.02
#: So many shake hands at once; the others wait, as they would on one uplink.
CONNECTING_AT_ONCE = 50


@dataclass(slots=True)
class Watcher:
    """One browser that shows a meeting."""

    number: int
    browser: Browser
    revision: int = 0
    #: When it first showed a revision, by the clock of this machine.
    showed: dict[int, float] = field(default_factory=dict)
    is_connected: bool = False

    def hear(self, message: str) -> float | None:
        """Take in a state; when something was missed before it, return when to ask, in seconds."""
        if not message.startswith(STATE):
            return None
        found = REVISION.search(message)
        if found is None or int(found[1]) <= self.revision:
            return None
        self.revision = int(found[1])
        self.showed[self.revision] = time.monotonic()
        spread = SPREAD_OF_QUESTIONS.search(message)
        if MISSED not in message or spread is None:
            return None
        return int(spread[1]) / 1000 * (self.number * GOLDEN_RATIO % 1)


class Crowd:
    """All of them, in one loop."""

    def __init__(
        self, base_url: str, meeting: str, browsers: Sequence[Browser], *, revision: int
    ) -> None:
        # Each has just loaded the page, so it missed nothing and has nothing to ask.
        self.watchers = [
            Watcher(number, one, revision=revision) for number, one in enumerate(browsers)
        ]
        self._url = f"{base_url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket"
        self._origin = base_url
        self._meeting = meeting
        self._tasks: list[asyncio.Task[None]] = []
        #: Something happened to somebody.
        self._stirred = asyncio.Event()
        self._door = asyncio.Semaphore(CONNECTING_AT_ONCE)

    async def come(self, client: aiohttp.ClientSession) -> None:
        """Connect everybody and wait until they are in."""
        self._tasks = [asyncio.create_task(self._follow(client, one)) for one in self.watchers]
        await self._wait_until(lambda: all(one.is_connected for one in self.watchers))

    async def go(self) -> None:
        """Leave, all at once."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def show(self, revision: int) -> None:
        """Wait until all of them show a revision, or a later one."""
        await self._wait_until(lambda: all(one.revision >= revision for one in self.watchers))

    async def _wait_until(self, is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(SECONDS_FOR_ALL):
            while not is_so():
                self._stirred.clear()
                await self._stirred.wait()
                await asyncio.sleep(SECONDS_BETWEEN_COUNTS)

    def waits(self, revision: int, since: float) -> list[float]:
        """Return how long each waited for a revision or what came after it, in milliseconds."""
        return [
            (min(at for shown, at in one.showed.items() if shown >= revision) - since) * 1000
            for one in self.watchers
            if one.revision >= revision
        ]

    async def _follow(self, client: aiohttp.ClientSession, watcher: Watcher) -> None:
        tries = 0
        while True:
            try:
                async with self._door:
                    socket = await self._connect(client, watcher)
                tries = 0
                await self._listen(client, socket, watcher)
            except (aiohttp.ClientError, ConnectionError, TimeoutError):
                tries += 1
            watcher.is_connected = False
            await asyncio.sleep(_wait_before(max(tries, 1), watcher.number))

    async def _connect(
        self, client: aiohttp.ClientSession, watcher: Watcher
    ) -> aiohttp.ClientWebSocketResponse:
        socket = await client.ws_connect(
            self._url, headers=watcher.browser.headers, origin=self._origin, max_msg_size=0
        )
        said = {
            "meeting": self._meeting,
            "screen": "live",
            "locale": "nl",
            "revision": watcher.revision,
        }
        await socket.send_str(CONNECTED + json.dumps(said))
        async with asyncio.timeout(SECONDS_FOR_ONE):
            while not watcher.is_connected:
                message = await socket.receive_str()
                # What others see may come before the shake of hands is over.
                self._take_in(client, watcher, message)
                watcher.is_connected = message.startswith(CONNECTED)
        self._stirred.set()
        return socket

    def _take_in(self, client: aiohttp.ClientSession, watcher: Watcher, message: str) -> None:
        asks_in = watcher.hear(message)
        if asks_in is not None:
            self._tasks.append(asyncio.create_task(self._ask(client, watcher, asks_in)))
        self._stirred.set()

    async def _ask(self, client: aiohttp.ClientSession, watcher: Watcher, wait: float) -> None:
        """Ask for one's own part of the page, as who missed something does after a while."""
        await asyncio.sleep(wait)
        url = f"{self._origin}/vergaderingen/{self._meeting}/stand"
        async with client.get(url, headers=watcher.browser.headers) as answer:
            await answer.read()

    async def _listen(
        self,
        client: aiohttp.ClientSession,
        socket: aiohttp.ClientWebSocketResponse,
        watcher: Watcher,
    ) -> None:
        async with socket:
            async for message in socket:
                if message.type is not aiohttp.WSMsgType.TEXT:
                    return
                if message.data == PING:
                    await socket.send_str(PONG)
                else:
                    self._take_in(client, watcher, message.data)


def _wait_before(tries: int, number: int) -> float:
    """Return how long a page waits before it tries again, as socket.io-client does.

    Spread evenly instead of by chance, so that two runs can be compared.
    """
    wait: float = FIRST_WAIT * 2 ** (tries - 1)
    spread = SPREAD * (2 * (number * tries * GOLDEN_RATIO % 1) - 1)
    return min(wait * (1 + spread), LONGEST_WAIT)
