"""Who of several workers leads."""

from coop.jobs.models import Lease
from coop.jobs.rules import LEASE_LASTS, may_take
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.WORKER_LEASE_HOLD, journal=False)
def hold_lease(uow: UnitOfWork, actor: Actor, *, name: str, holder: str) -> bool:
    """Take or renew a lease; False when somebody else has it."""
    lease = uow.session.get(Lease, name, with_for_update=True)
    if lease is None:
        # Of two workers that both see none, one loses on the key and tries again.
        uow.session.add(
            Lease(name=name, holder=holder, until=uow.now + LEASE_LASTS, renewed_at=uow.now)
        )
        return True
    if not may_take(holder=lease.holder, until=lease.until, wants=holder, now=uow.now):
        return False
    lease.holder = holder
    lease.until = uow.now + LEASE_LASTS
    lease.renewed_at = uow.now
    return True


@use_case(Permission.WORKER_LEASE_HOLD, journal=False)
def drop_lease(uow: UnitOfWork, actor: Actor, *, name: str, holder: str) -> None:
    """Let the next worker lead at once."""
    lease = uow.session.get(Lease, name, with_for_update=True)
    if lease is not None and lease.holder == holder:
        lease.until = uow.now
