"""Records what came of what the bot had to do in chats."""

import uuid
from datetime import timedelta

from sqlalchemy import delete, or_

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.lookups.chats import group_in_chat
from coop.moderation.models import ChatOrder
from coop.moderation.outbox import find_trouble
from coop.moderation.rules.orders import ORDERS_KEPT, next_try
from coop.moderation.rules.rights import trouble_in

LONGEST_FAILURE = 300


@use_case(Permission.MODERATION_ORDER_CARRY_OUT, journal=False)
def record_done(uow: UnitOfWork, actor: Actor, *, order_id: uuid.UUID) -> None:
    """Record that the bot did it."""
    ordered = uow.session.get(ChatOrder, order_id, with_for_update=True)
    if ordered is not None and ordered.failed_at is None:
        ordered.done_at = uow.now


@use_case(Permission.MODERATION_ORDER_CARRY_OUT, journal=False)
def record_refused(
    uow: UnitOfWork,
    actor: Actor,
    *,
    order_id: uuid.UUID,
    said: str,
    may_pass: bool,
    retry_after: timedelta | None = None,
) -> None:
    """Record that Telegram did not do it: try later, or give up and tell the moderators."""
    ordered = uow.session.get(ChatOrder, order_id, with_for_update=True)
    if ordered is None or ordered.done_at is not None:
        return
    ordered.failure = said[:LONGEST_FAILURE]
    if retry_after is not None:
        # Being told to slow down is not a failed attempt.
        ordered.due_at = uow.now + retry_after
        return
    ordered.attempts += 1
    again_at = next_try(ordered.attempts, uow.now) if may_pass else None
    if again_at is not None:
        ordered.due_at = again_at
        return
    ordered.failed_at = uow.now
    trouble = trouble_in(said)
    group = group_in_chat(uow.session, ordered.chat_id)
    if trouble is not None and group is not None:
        find_trouble(uow, group.id, trouble)


@use_case(Permission.MODERATION_ORDER_CARRY_OUT, journal=False)
def forget_orders(uow: UnitOfWork, actor: Actor) -> None:
    """Remove what was done or could not be done; it names accounts."""
    uow.session.execute(
        delete(ChatOrder).where(
            or_(
                ChatOrder.done_at < uow.now - ORDERS_KEPT,
                ChatOrder.failed_at < uow.now - ORDERS_KEPT,
            )
        )
    )
