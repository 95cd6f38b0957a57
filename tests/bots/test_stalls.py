import asyncio
import logging
import time

import pytest

from bots.stalls import LOOK_EVERY, WORTH_SAYING, watch_loop


async def test_a_loop_that_was_held_up_is_told_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    watching = asyncio.create_task(watch_loop())
    await asyncio.sleep(0)
    # On purpose: what a handler must never do.
    time.sleep(WORTH_SAYING + 2 * LOOK_EVERY)  # noqa: ASYNC251
    # Its turn came while nothing could run, so it goes first now.
    await asyncio.sleep(LOOK_EVERY)
    watching.cancel()
    assert "the event loop was held up for" in caplog.messages[0]
