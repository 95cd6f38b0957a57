"""A list of 50,000 members: preview and import by the real worker, while somebody else writes."""

import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from coop.bootstrap import Coop
from coop.kernel.permissions import Actor
from coop.membership.queries import ImportView, import_view
from coop.membership.rules import MOST_ROWS, ImportStage, RowFilter
from coop.membership.services import confirm_import, undo_import, upload_list
from coop.people.rules import RoleKind
from coop.people.services import choose_language
from tests.databases import Databases
from tests.load.figures import Figure
from tests.load.lists import long_list
from tests.load.measures.memory import memory_of, processor_time_of
from tests.makers import actor_for, give_role, make_person
from tests.processes import Stack, running_stack

SECONDS_AT_MOST = 240
LOOK_EVERY = 0.1
WRITE_EVERY = 0.05


def imports(folder: Path, made: Databases, kind: str) -> list[Figure]:
    """Upload, look through, take over and undo one long list; another writes all the while."""
    with running_stack(folder, made.new(), "practice", "web", "worker") as stack:
        secretary = make_person(stack.coop, given="Saar")
        give_role(stack.coop, secretary, RoleKind.SECRETARY)
        saar = actor_for(stack.coop, secretary)
        other = actor_for(stack.coop, make_person(stack.coop, given="Theo"))
        content = long_list(MOST_ROWS).encode()
        figures: list[Figure] = []
        with writing(stack.coop, other) as waits:
            begun = _Begun.now(stack)
            draft_id = stack.coop.run(upload_list, saar, file_name="lijst.csv", content=content)
            seen, steps = _until(stack, saar, draft_id, ImportStage.PREVIEW)
            figures += begun.taken("preview", kind, "< 20")
            figures.append(_figure("steps of its bar", steps, "steps", kind, "moves"))
            expected = seen.counts[RowFilter.NEW]
            begun = _Begun.now(stack)
            stack.coop.run(confirm_import, saar, draft_id=draft_id, expected=expected)
            _, steps = _until(stack, saar, draft_id, ImportStage.ENTERED)
            figures += begun.taken("import", kind, "< 60")
            figures.append(_figure("steps of the import's bar", steps, "steps", kind, "moves"))
            begun = _Begun.now(stack)
            stack.coop.run(undo_import, saar, draft_id=draft_id)
            _until(stack, saar, draft_id, ImportStage.UNDONE)
            figures += begun.taken("undo", kind, "")
        memory = memory_of(stack.pids("worker"))
    figures.append(_figure("another's longest write", max(waits) * 1000, "ms", kind, "< 1,000"))
    figures.append(_figure("memory of worker (after it)", memory, "MB", kind, "< 400"))
    return figures


@contextmanager
def writing(coop: Coop, actor: Actor) -> Iterator[list[float]]:
    """Let somebody write again and again; yields how long each write took, in seconds."""
    waits: list[float] = []
    enough = threading.Event()

    def write() -> None:
        while not enough.wait(WRITE_EVERY):
            began = time.perf_counter()
            coop.run(choose_language, actor, language="nl")
            waits.append(time.perf_counter() - began)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield waits
    finally:
        enough.set()
        writer.join()


def _until(
    stack: Stack, actor: Actor, draft_id: uuid.UUID, stage: ImportStage
) -> tuple[ImportView, int]:
    """Wait for a stage; return what is seen then, and in how many steps the bar came there."""
    bar: set[int] = set()
    for _ in range(int(SECONDS_AT_MOST / LOOK_EVERY)):
        seen = stack.coop.ask(import_view, actor, draft_id=draft_id)
        if seen.stage is stage:
            return seen, len(bar)
        bar.add(seen.done)
        time.sleep(LOOK_EVERY)
    message = f"the list did not become {stage} within {SECONDS_AT_MOST} s"
    raise AssertionError(message)


@dataclass(frozen=True)
class _Begun:
    """When some work began, and how long the worker had computed by then."""

    worker: int
    at: float
    computed: float

    @classmethod
    def now(cls, stack: Stack) -> Self:
        worker = stack.pids("worker")
        return cls(worker, time.perf_counter(), processor_time_of(worker))

    def taken(self, name: str, kind: str, aim: str) -> list[Figure]:
        waited = time.perf_counter() - self.at
        computed = processor_time_of(self.worker) - self.computed
        return [
            _figure(name, waited, "s", kind, aim),
            _figure(f"{name}, computed by the worker", computed, "s", kind, ""),
        ]


def _figure(name: str, value: float, unit: str, kind: str, aim: str) -> Figure:
    return Figure(
        name=f"list of 50,000 members: {name}", database=kind, value=value, unit=unit, aim=aim
    )
