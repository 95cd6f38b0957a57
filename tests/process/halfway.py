"""A worker that stops halfway writing a chunk of members, and waits there to be killed.

Started as a process of its own: ``python -m tests.process.halfway <database> <instant>``.
"""

import sys
import threading
from datetime import datetime
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import sessionmaker

from coop.bootstrap import Coop
from coop.kernel.clock import StoppedClock
from coop.kernel.engine import make_engine

HALFWAY = "halfway"
#: The first chunk of members is written whole, the second is not.
WHOLE_CHUNKS = 1


def main(database_url: str, instant: str) -> None:
    engine = make_engine(database_url)
    written = 0

    @event.listens_for(engine, "before_cursor_execute")
    def stop_halfway(*arguments: Any) -> None:
        nonlocal written
        if arguments[2].startswith("INSERT INTO members"):
            written += 1
        if written > WHOLE_CHUNKS:
            print(HALFWAY, flush=True)  # noqa: T201  # whoever started this waits for it
            threading.Event().wait()

    coop = Coop(sessionmaker(engine), clock=StoppedClock(datetime.fromisoformat(instant)))
    while coop.work("killed"):
        pass


if __name__ == "__main__":
    main(*sys.argv[1:])
