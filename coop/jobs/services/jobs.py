"""Long work in chunks: started by whoever needs it, carried out by the worker that leads.

A chunk and the progress it makes are one transaction, so a worker that is killed loses nothing
and the next doubles nothing. Who was replaced finds out before it writes: the cursor moved.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import or_, select

from coop.jobs.errors import JobBrokenError, JobTakenError
from coop.jobs.lookups import is_open, job_by_id
from coop.jobs.models import Job
from coop.jobs.rules import LEASE_LASTS, MOST_STUMBLES, Chunk, Progress, arguments_of
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.parts.lookups import parts_off
from coop.parts.rules import chores_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedJob:
    """What a worker must know to carry out the next chunk."""

    job_id: uuid.UUID
    task: str
    arguments: dict[str, str | uuid.UUID]
    chunk: Chunk


@use_case(Permission.JOBS_JOB_WORK, journal=False)
def start_job(
    uow: UnitOfWork,
    actor: Actor,
    *,
    task: str,
    arguments: Mapping[str, object],
    total: int,
    cursor: int = 0,
) -> uuid.UUID:
    """Put work on the list; the worker begins with it within a moment."""
    job = Job(
        id=uow.chance.new_id(),
        task=task,
        arguments={name: str(value) for name, value in arguments.items()},
        created_at=uow.now,
        total=total,
        cursor=cursor,
    )
    uow.session.add(job)
    return job.id


@use_case(Permission.JOBS_JOB_WORK, journal=False)
def claim_job(uow: UnitOfWork, actor: Actor, *, holder: str) -> ClaimedJob | None:
    """Take the oldest work that nobody else does; none when there is nothing to do."""
    job = uow.session.scalar(
        select(Job)
        .where(
            is_open(),
            # What belongs to a part that is off waits until it is on again.
            Job.task.not_in(chores_of(parts_off(uow.session))),
            or_(
                Job.holder.is_(None),
                Job.holder == holder,
                Job.held_until <= uow.now,
                # A practice clock was moved forward and back again.
                Job.held_until > uow.now + LEASE_LASTS,
            ),
        )
        .order_by(Job.created_at, Job.id)
        .limit(1)
        .with_for_update()
    )
    if job is None:
        return None
    job.holder = holder
    job.held_until = uow.now + LEASE_LASTS
    job.started_at = job.started_at or uow.now
    return ClaimedJob(
        job_id=job.id,
        task=job.task,
        arguments=arguments_of(job.arguments),
        chunk=Chunk(cursor=job.cursor, done=job.done, total=job.total),
    )


@use_case(Permission.JOBS_JOB_WORK, journal=False)
def take_step(
    uow: UnitOfWork,
    actor: Actor,
    *,
    job_id: uuid.UUID,
    holder: str,
    chunk: Chunk,
    step: Callable[[UnitOfWork, Actor], Progress],
) -> None:
    """Carry out one chunk and move the progress, together or not at all."""
    job = _held(uow, job_id, holder)
    if job.cursor != chunk.cursor:
        raise JobTakenError
    progress = step(uow, actor)
    job.done, job.cursor = progress.done, progress.cursor
    job.stumbles = 0
    if progress.is_finished:
        job.finished_at = uow.now
        job.holder = job.held_until = None


def _held(uow: UnitOfWork, job_id: uuid.UUID, holder: str) -> Job:
    job = job_by_id(uow.session, job_id, lock=True)
    if not job.state.is_open or job.holder != holder:
        raise JobTakenError
    return job


@use_case(Permission.JOBS_JOB_WORK, journal=False)
def fail_job(
    uow: UnitOfWork,
    actor: Actor,
    *,
    job_id: uuid.UUID,
    holder: str,
    failure: str,
    details: Mapping[str, object],
) -> None:
    """End work for a reason that a person can do something about."""
    job = _held(uow, job_id, holder)
    _end(uow, job, failure, details)


@use_case(Permission.JOBS_JOB_WORK, journal=False)
def stumble(
    uow: UnitOfWork, actor: Actor, *, job_id: uuid.UUID, holder: str, reference: str
) -> None:
    """Note that a chunk failed for no known reason; after some times the work ends."""
    job = _held(uow, job_id, holder)
    job.stumbles += 1
    if job.stumbles >= MOST_STUMBLES:
        _end(uow, job, JobBrokenError.code, {"reference": reference})


def _end(uow: UnitOfWork, job: Job, failure: str, details: Mapping[str, object]) -> None:
    job.failed_at = uow.now
    job.failure = failure
    job.failure_details = {
        name: value if isinstance(value, int) else str(value) for name, value in details.items()
    }
    job.holder = job.held_until = None


@use_case(Permission.JOBS_JOB_WORK, journal=False)
def cancel_job(uow: UnitOfWork, actor: Actor, *, job_id: uuid.UUID) -> None:
    """Stop work after the chunk that is being done; what was done stays done."""
    job = job_by_id(uow.session, job_id, lock=True)
    if job.state.is_open:
        job.cancelled_at = uow.now
        job.holder = job.held_until = None
