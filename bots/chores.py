"""Long work: carries out jobs chunk by chunk, with room for others in between."""

import asyncio

from coop.bootstrap import Coop

#: How often it is looked whether there is work.
LOOK_EVERY = 0.25
#: SQLite lets one write at a time, and who waits looks again after 25 to 50 ms: without a rest
#: between two chunks they would meet a closed door each time.
REST = 0.06


class Chores:
    """Carries out the cooperative's jobs, as the one worker that leads."""

    def __init__(self, coop: Coop, *, worker: str) -> None:
        """Take the cooperative to work for, and the name to claim by."""
        self._coop = coop
        self._worker = worker

    async def run(self) -> None:
        """Work until cancelled; a chunk that has begun is finished first."""
        while True:
            is_busy = await asyncio.to_thread(self._coop.work, self._worker)
            await asyncio.sleep(REST if is_busy else LOOK_EVERY)
