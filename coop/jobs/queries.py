"""What can be seen of the worker and of long work."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from coop.jobs.lookups import job_by_id
from coop.jobs.models import Lease
from coop.jobs.rules import LEADER, JobState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerView:
    """Whether there is a worker."""

    last_seen_at: datetime | None
    is_alive: bool


@use_case(Permission.NOTICES_DESK_READ)
def worker_view(uow: UnitOfWork, actor: Actor) -> WorkerView:
    """Return when the worker last gave a sign of life."""
    lease = uow.session.get(Lease, LEADER)
    return WorkerView(
        last_seen_at=None if lease is None else lease.renewed_at,
        is_alive=lease is not None and lease.until > uow.now,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """How far a job is."""

    task: str
    state: JobState
    done: int
    total: int
    #: Code and details of the refusal that ended it, if one did.
    failure: str | None
    failure_details: Mapping[str, object]


@use_case(Permission.JOBS_JOB_WORK)
def job_view(uow: UnitOfWork, actor: Actor, *, job_id: uuid.UUID) -> JobView:
    """Return how far a job is; who may know that is for the area that started it to say."""
    job = job_by_id(uow.session, job_id)
    return JobView(
        task=job.task,
        state=job.state,
        done=job.done,
        total=job.total,
        failure=job.failure,
        failure_details=job.failure_details,
    )
