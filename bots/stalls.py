"""Says in the log when the event loop was held up, so that a slow evening has a cause."""

import asyncio
import logging

LOOK_EVERY = 0.02
#: Below this nobody notices; a person who presses a button waits for more than that anyway.
WORTH_SAYING = 0.05

logger = logging.getLogger(__name__)


async def watch_loop() -> None:
    """Look whether the loop comes round in time, until cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        began = loop.time()
        await asyncio.sleep(LOOK_EVERY)
        held_up = loop.time() - began - LOOK_EVERY
        if held_up > WORTH_SAYING:
            logger.warning("the event loop was held up for %d ms", held_up * 1000)
