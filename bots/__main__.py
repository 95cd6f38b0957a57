"""Starts the worker: bot, scheduler and delivery."""

import asyncio
import logging
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor

from bots.worker import Worker
from coop.bootstrap import build_coop
from coop.settings import SettingsError, load_settings

#: As many as there can be conversations, messages on their way and chores.
THREADS = 16
#: How long a thread may keep the others waiting. Python's own 5 ms, with this many threads, let
#: the event loop stand still for a tenth of a second.
SWITCH_AFTER = 0.0005


async def main() -> None:
    """Work until the process is told to end."""
    settings = load_settings(os.environ)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(THREADS))
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await Worker(build_coop(settings), settings).run(stop)


if __name__ == "__main__":
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    # They log every address they call, and in the Bot API's the token is a part of it.
    for chatty in ("httpx", "httpcore", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    sys.setswitchinterval(SWITCH_AFTER)
    try:
        asyncio.run(main())
    except SettingsError as error:
        sys.exit(f"coop: {error}")
