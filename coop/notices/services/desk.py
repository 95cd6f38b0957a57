"""What the secretary does with notices: stop what must not go, send again what did not arrive."""

import uuid

from sqlalchemy import ColumnElement, select, update

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.errors import (
    NoticeHasOwnCourseError,
    NoticeNotFoundError,
    NoticeStillWaitsError,
    NoticeUnderWayError,
    StillNoChannelError,
)
from coop.notices.lookups import alike, is_in_nobodys_hands, is_pending
from coop.notices.models import Notice
from coop.notices.outbox import find_a_way
from coop.notices.rules import STOPPED, own_course


@use_case(Permission.NOTICES_DESK_STEER)
def stop_notice(uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID) -> None:
    """Hold one waiting notice back; what is on its way to the relay cannot be."""
    notice = _notice(uow, notice_id)
    if not _stop(uow, Notice.id == notice.id):
        raise NoticeUnderWayError
    uow.note("notice", notice.id, kind=notice.kind)


@use_case(Permission.NOTICES_DESK_STEER)
def stop_like(uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID) -> int:
    """Hold back all that still waits of the same kind about the same thing; return how many.

    What already left, left: the desk shows which.
    """
    notice = _notice(uow, notice_id)
    stopped = _stop(uow, *alike(notice))
    if not stopped:
        raise NoticeUnderWayError
    uow.note("notice", notice.id, kind=notice.kind, stopped=stopped)
    return stopped


@use_case(Permission.NOTICES_DESK_STEER)
def send_again(uow: UnitOfWork, actor: Actor, *, notice_id: uuid.UUID) -> None:
    """Give a notice that failed or was stopped another try, over a way that works by now."""
    notice = _notice(uow, notice_id)
    if notice.failed_at is None and not notice.is_stopped:
        raise NoticeStillWaitsError
    notice.failed_at = notice.dropped_at = notice.failure = None
    notice.attempts = 0
    notice.next_attempt_at = max(notice.due_at, uow.now)
    if notice.person_id is not None:
        # Somebody may have given a mail address since.
        find_a_way(uow, notice)
        if not notice.is_pending:
            raise StillNoChannelError
    uow.note("notice", notice.id, kind=notice.kind)


def _notice(uow: UnitOfWork, notice_id: uuid.UUID) -> Notice:
    notice = uow.session.scalar(
        select(Notice).where(Notice.id == notice_id, Notice.is_reply.is_(False)).with_for_update()
    )
    if notice is None:
        raise NoticeNotFoundError
    if own_course(notice.notice_kind) is not None:
        raise NoticeHasOwnCourseError
    return notice


def _stop(uow: UnitOfWork, *which: ColumnElement[bool]) -> int:
    """Stop what waits and is in nobody's hands, in one statement; return how many."""
    stopped = uow.session.scalars(
        update(Notice)
        .where(is_pending(), is_in_nobodys_hands(uow.now), *which)
        .values(dropped_at=uow.now, failure=STOPPED)
        .returning(Notice.id)
    )
    return len(stopped.all())
