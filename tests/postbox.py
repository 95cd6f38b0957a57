"""The practice post box as tests use it: a client, and one to start on the spot."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import pytest
from aiohttp import web

from bots.practice.pages import add_pages
from bots.practice.postbox import add_postbox
from bots.practice.smtp import start_smtp
from tests.practice import PATIENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedMail:
    seq: int
    sender: str
    to: tuple[str, ...]
    subject: str
    text: str
    html: str | None
    links: tuple[str, ...]
    message_id: str
    headers: tuple[tuple[str, str], ...]
    attachments: tuple[str, ...]

    def link(self, part: str) -> str:
        """The one link with this in it."""
        found = [link for link in self.links if part in link]
        assert len(found) == 1, f"{part!r} is in {len(found)} of {self.links}"
        return found[0]


class PostBox:
    """Asks a running practice server what mail went out.

    `base_url` is where its pages are, e.g. `http://127.0.0.1:8001`.
    """

    def __init__(self, base_url: str, *, smtp_port: int | None = None) -> None:
        self.base_url = base_url
        self.smtp_port = smtp_port
        self._client = httpx.Client(base_url=base_url, timeout=60, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._client.close()

    @property
    def smtp_url(self) -> str:
        assert self.smtp_port is not None
        return f"smtp://127.0.0.1:{self.smtp_port}"

    def mails(
        self, *, to: str | None = None, since: int = 0, wait: float = 0
    ) -> list[ReceivedMail]:
        """Oldest first; with `wait`, the server answers once there is one, or after so long."""
        query: dict[str, Any] = {"since": since, "wait": wait}
        if to is not None:
            query["to"] = to
        answer = self._client.get("/control/mail", params=query)
        answer.raise_for_status()
        return [_received(mail) for mail in answer.json()]

    def newest(self) -> int:
        """The number to give as `since` when only later mail counts."""
        return max((mail.seq for mail in self.mails()), default=0)

    def wait_for_mail(
        self, *, to: str, subject: str = "", since: int = 0, seconds: float = PATIENCE
    ) -> ReceivedMail:
        """The first mail to this address whose subject has this in it; fails when none comes."""
        seen, deadline = since, time.monotonic() + seconds
        # The server holds each look until there is mail, or as long as it wants to hold one.
        while (left := deadline - time.monotonic()) > 0:
            for mail in self.mails(to=to, since=seen, wait=left):
                seen = mail.seq
                if subject in mail.subject:
                    return mail
        subjects = [mail.subject for mail in self.mails(to=to)]
        pytest.fail(f"no mail to {to} with {subject!r}; there is {subjects}")

    def fail_next(self, kind: str, *, count: int = 1, to: str | None = None) -> None:
        """Let the next mails fail; the kinds are those of the practice post box's `Fault`."""
        wish = {"kind": kind, "count": count, "to": to}
        self._client.post("/control/smtp-error", json=wish).raise_for_status()


@contextmanager
def running_postbox(store_path: Path) -> Iterator[PostBox]:
    """A post box on free ports, in a thread of its own."""
    ready = threading.Event()
    started: dict[str, Any] = {}

    async def serve() -> None:
        app = web.Application()
        add_pages(app)
        add_postbox(app, store_path)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        smtp = await start_smtp(store_path, 0)
        stop = asyncio.Event()
        started.update(
            loop=asyncio.get_running_loop(),
            stop=stop,
            http_port=runner.addresses[0][1],
            smtp_port=smtp.sockets[0].getsockname()[1],
        )
        ready.set()
        await stop.wait()
        smtp.close()
        await runner.cleanup()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    assert ready.wait(timeout=10), "the post box did not start"
    try:
        base_url = f"http://127.0.0.1:{started['http_port']}"
        with PostBox(base_url, smtp_port=started["smtp_port"]) as postbox:
            yield postbox
    finally:
        started["loop"].call_soon_threadsafe(started["stop"].set)
        thread.join(timeout=10)


def _received(mail: dict[str, Any]) -> ReceivedMail:
    return ReceivedMail(
        seq=mail["seq"],
        sender=mail["from"],
        to=tuple(mail["to"]),
        subject=mail["subject"],
        text=mail["text"],
        html=mail["html"],
        links=tuple(mail["links"]),
        message_id=mail["message_id"],
        headers=tuple((name, value) for name, value in mail["headers"]),
        attachments=tuple(mail["attachments"]),
    )
