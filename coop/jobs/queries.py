"""What can be seen of the worker."""

from dataclasses import dataclass
from datetime import datetime

from coop.jobs.models import Lease
from coop.jobs.rules import LEADER
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
