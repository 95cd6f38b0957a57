"""What the worker asks the outbox."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.lookups import is_held, is_pending
from coop.notices.models import Notice
from coop.people.rules import ChannelKind

#: More than one round of sending can use.
LOOK_AHEAD = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class DueNotice:
    """A notice that may go out now, as far as the outbox is concerned."""

    id: uuid.UUID
    channel: ChannelKind
    address: str
    is_urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentSend:
    """Something that went out a moment ago, for the limits."""

    channel: ChannelKind
    address: str
    seconds_ago: float


@use_case(Permission.NOTICES_OUTBOX_DELIVER)
def due_notices(uow: UnitOfWork, actor: Actor, *, channel: ChannelKind) -> tuple[DueNotice, ...]:
    """Return what is due on a channel, of each chat only the first: order counts there.

    A chat whose first notice has to wait, waits as a whole.
    """
    order = (
        Notice.is_urgent.desc(),
        Notice.due_at,
        Notice.queued_at,
        Notice.position,
        Notice.id,
    )
    waiting = (
        is_pending(),
        ~is_held(uow.session),
        Notice.channel == channel.value,
        Notice.due_at <= uow.now,
    )
    statement = select(Notice.id, Notice.address, Notice.is_urgent)
    if channel is ChannelKind.TELEGRAM:
        turn = func.row_number().over(partition_by=Notice.order_key, order_by=order)
        numbered = select(Notice.id, turn.label("turn")).where(*waiting).subquery()
        statement = statement.join(numbered, numbered.c.id == Notice.id).where(
            numbered.c.turn == 1
        )
    rows = uow.session.execute(
        statement.where(*waiting, Notice.next_attempt_at <= uow.now)
        .order_by(*order)
        .limit(LOOK_AHEAD)
    )
    return tuple(
        DueNotice(id=row.id, channel=channel, address=row.address, is_urgent=row.is_urgent)
        for row in rows
    )


@use_case(Permission.NOTICES_OUTBOX_DELIVER)
def recent_sends(uow: UnitOfWork, actor: Actor, *, within: timedelta) -> tuple[RecentSend, ...]:
    """Return what went out lately, so that a restart does not forget the limits."""
    rows = uow.session.execute(
        select(Notice.channel, Notice.address, Notice.sent_at)
        .where(
            Notice.sent_at > uow.now - within,
            Notice.sent_at <= uow.now,
            # What went as a letter counts for nobody's limits.
            Notice.channel.is_not(None),
        )
        .order_by(Notice.sent_at)
    )
    return tuple(
        RecentSend(
            channel=ChannelKind(row.channel),
            address=row.address,
            seconds_ago=(uow.now - row.sent_at).total_seconds(),
        )
        for row in rows
    )
