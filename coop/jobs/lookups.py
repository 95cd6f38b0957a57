"""Finds jobs."""

import uuid

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import Session

from coop.jobs.errors import JobNotFoundError
from coop.jobs.models import Job, Lease


def is_open() -> ColumnElement[bool]:
    """Select jobs in which there is still work to do."""
    return and_(Job.finished_at.is_(None), Job.cancelled_at.is_(None), Job.failed_at.is_(None))


def job_by_id(session: Session, job_id: uuid.UUID, *, lock: bool = False) -> Job:
    """Return a job, or refuse."""
    job = session.get(Job, job_id, with_for_update=True if lock else None)
    if job is None:
        raise JobNotFoundError
    return job


def has_open_job(session: Session, task: str) -> bool:
    """Tell whether there is still work of a kind to do."""
    return session.scalar(select(Job.id).where(Job.task == task, is_open()).limit(1)) is not None


def is_replaced(session: Session, name: str, holder: str) -> bool:
    """Tell whether somebody else was given a lease; who slept through that must not go on.

    The row is held until the end of the transaction: nobody is replaced halfway.
    """
    lease = session.get(Lease, name, with_for_update={"read": True}, populate_existing=True)
    return lease is not None and lease.holder != holder
