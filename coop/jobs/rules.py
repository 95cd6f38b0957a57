"""When a lease may be taken, how far a job is, and how far a list that jobs work on."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

LEADER = "worker"
#: A leader that was killed is replaced after this; it says that it lives four times as often.
LEASE_LASTS = timedelta(seconds=6)
RENEW_EVERY = 1.5

#: A chunk that stumbled is tried again; what fails so often is a bug and waits for a person.
MOST_STUMBLES = 3
#: A chunk is one short transaction: others who write wait for it, so about so many seconds.
STEP_TAKES = 0.3
SHORTEST_STEP = 0.001
ROWS_AT_FIRST = 400
FEWEST_ROWS = 100
MOST_ROWS = 2000
#: Arguments whose names end so are identifiers.
ID = "_id"


def may_take(
    *, holder: str, until: datetime, wants: str, now: datetime, lasts: timedelta = LEASE_LASTS
) -> bool:
    """Tell whether a lease is one's own, has run out, or lies impossibly far ahead.

    The last happens when a practice clock was moved forward and back again.
    """
    return holder == wants or until <= now or until > now + lasts


class JobState(StrEnum):
    """How it stands with a job."""

    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def is_open(self) -> bool:
        """Tell whether there is still work to do."""
        return self in {JobState.WAITING, JobState.RUNNING}


def state_of(
    *,
    started_at: datetime | None,
    finished_at: datetime | None,
    cancelled_at: datetime | None,
    failed_at: datetime | None,
) -> JobState:
    """Return how it stands with a job; its end weighs most."""
    if finished_at is not None:
        return JobState.FINISHED
    if cancelled_at is not None:
        return JobState.CANCELLED
    if failed_at is not None:
        return JobState.FAILED
    return JobState.WAITING if started_at is None else JobState.RUNNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Where a job stands when its next chunk begins."""

    cursor: int
    done: int
    total: int
    #: How many rows it may take, so that nobody waits long for it.
    rows: int = ROWS_AT_FIRST


def rows_of_next(rows: int, seconds: float) -> int:
    """Return how many rows a chunk takes when the one before held others up for so long."""
    fitting = int(rows * STEP_TAKES / max(seconds, SHORTEST_STEP))
    return max(FEWEST_ROWS, min(MOST_ROWS, fitting, 2 * rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a step brought a job, and from where the next goes on."""

    #: In whatever the task counts; what people see is its share of the total.
    done: int
    cursor: int
    is_finished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """The two use cases of which each chunk of a job consists.

    ``look`` reads and computes what the chunk needs while others may write; ``step`` gets what
    it found and writes it in one short transaction. Both are given the job's arguments and
    the ``chunk``.
    """

    look: Callable[..., Any]  # Any: what is found is between the two
    step: Callable[..., Progress]


def arguments_of(stored: Mapping[str, str]) -> dict[str, str | uuid.UUID]:
    """Return a job's arguments as its use cases take them."""
    return {
        name: uuid.UUID(value) if name.endswith(ID) else value for name, value in stored.items()
    }


class ImportStage(StrEnum):
    """What happens with a list that was uploaded, or what became of it."""

    #: Which column is what could not be guessed, and nobody said so yet.
    COLUMNS = "columns"
    READING = "reading"
    #: It could not be read.
    FAILED = "failed"
    PREVIEW = "preview"
    DISCARDED = "discarded"
    ENTERING = "entering"
    #: Somebody stopped it, or a bug did; what went in is in.
    STOPPED = "stopped"
    ENTERED = "entered"
    UNDOING = "undoing"
    UNDONE = "undone"


def stage_of(
    *, is_discarded: bool, is_confirmed: bool, is_undone: bool, job: JobState
) -> ImportStage:
    """Return how far a list is, from what was decided and how the work on it stands."""
    if is_discarded:
        return ImportStage.DISCARDED
    if is_undone:
        return ImportStage.UNDOING if job.is_open else ImportStage.UNDONE
    if job.is_open:
        return ImportStage.ENTERING if is_confirmed else ImportStage.READING
    if job is JobState.FINISHED:
        return ImportStage.ENTERED if is_confirmed else ImportStage.PREVIEW
    return ImportStage.STOPPED if is_confirmed else ImportStage.FAILED
