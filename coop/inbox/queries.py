"""What can be seen of the inbox."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from coop.inbox.models import InboxUpdate, MailboxMark
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedUpdate:
    """Something that came in and could not be handled; not what it said."""

    update_id: int
    failed_at: datetime
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxView:
    """How the inbox stands."""

    waiting: int
    failed: tuple[FailedUpdate, ...]


@use_case(Permission.NOTICES_DESK_READ)
def inbox_view(uow: UnitOfWork, actor: Actor) -> InboxView:
    """Return how much waits and what failed lately."""
    waiting = uow.session.scalar(
        select(func.count())
        .select_from(InboxUpdate)
        .where(InboxUpdate.handled_at.is_(None), InboxUpdate.failed_at.is_(None))
    )
    rows = uow.session.execute(
        select(InboxUpdate.update_id, InboxUpdate.failed_at, InboxUpdate.reference)
        .where(InboxUpdate.failed_at.is_not(None))
        .order_by(InboxUpdate.failed_at.desc())
        .limit(MOST_SHOWN)
    )
    failed = tuple(
        FailedUpdate(
            update_id=row.update_id, failed_at=row.failed_at, reference=row.reference or ""
        )
        for row in rows
    )
    return InboxView(waiting=waiting or 0, failed=failed)


@use_case(Permission.INBOX_MAIL_TAKE)
def mailbox_mark(uow: UnitOfWork, actor: Actor, *, validity: int) -> int:
    """Return the number of the last mail that was read; nought in a mailbox that is new."""
    mark = uow.session.get(MailboxMark, validity)
    return 0 if mark is None else mark.last_uid
