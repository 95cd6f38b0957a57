"""The practice server: one small web server on this computer for everything practised with."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from bots.practice.bot_api import TELEGRAM, add_bot_api
from bots.practice.calls import Call
from bots.practice.chat import add_chat
from bots.practice.control import add_control
from bots.practice.pages import add_pages
from bots.practice.store import Store
from bots.practice.telegram import BotAccount, PracticeTelegram

#: A little more than the largest file a bot may send.
MOST_BODY = 60 * 1024 * 1024
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, kw_only=True)
class PracticeOptions:
    """What the practice Telegram needs to know."""

    bot: BotAccount
    now: Callable[[], datetime]
    #: Its own file; in memory when there is none.
    store_path: Path | None = None
    observers: tuple[Callable[[Call], None], ...] = ()


def make_app(options: PracticeOptions) -> web.Application:
    """Make the application; its store opens when it starts, in the thread it runs in."""
    app = web.Application(client_max_size=MOST_BODY, middlewares=[guard])

    async def practise(app: web.Application) -> AsyncIterator[None]:
        store = Store(options.store_path)
        telegram = PracticeTelegram(store, options.bot, options.now)
        telegram.calls.observers.extend(options.observers)
        app[TELEGRAM] = telegram
        yield
        store.close()

    async def let_go(app: web.Application) -> None:
        app[TELEGRAM].close()

    app.cleanup_ctx.append(practise)
    app.on_shutdown.append(let_go)
    add_bot_api(app)
    add_control(app)
    add_chat(app)
    add_pages(app)
    return app


@web.middleware
async def guard(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Answer only this computer, and no form that another website sent."""
    host = urlsplit(f"//{request.host}").hostname
    if host not in OWN_NAMES:
        raise web.HTTPForbidden(text="The practice server answers only on this computer.")
    origin = request.headers.get("Origin")
    is_strange = origin is not None and urlsplit(origin).netloc != request.host
    if is_strange and request.method not in {"GET", "HEAD"}:
        raise web.HTTPForbidden(text="Another website may not do this.")
    return await handler(request)


async def start(app: web.Application, port: int) -> tuple[web.AppRunner, int]:
    """Begin to answer on this computer only; give the port, which 0 leaves to the system."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError:
        await runner.cleanup()
        raise
    taken = int(runner.addresses[0][1])
    # A browser may take `localhost` for ::1; a machine without IPv6 does well without.
    with contextlib.suppress(OSError):
        await web.TCPSite(runner, "::1", taken).start()
    return runner, taken
