"""What the bot has to do in chats now."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.groups.models import Group
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.models import ChatOrder, Night
from coop.moderation.rules.orders import OrderKind

MOST_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class DueOrder:
    """One thing to do in a chat."""

    id: uuid.UUID
    kind: OrderKind
    chat_id: int
    message_id: int | None
    account_id: int | None
    until: datetime | None
    participant_id: uuid.UUID | None
    link: str | None
    #: What members may do when a night is over.
    permissions: Mapping[str, bool] | None


@use_case(Permission.MODERATION_ORDER_CARRY_OUT)
def due_orders(uow: UnitOfWork, actor: Actor) -> tuple[DueOrder, ...]:
    """Return what is due, in its order."""
    rows = list(
        uow.session.scalars(
            select(ChatOrder)
            .where(
                ChatOrder.done_at.is_(None),
                ChatOrder.failed_at.is_(None),
                ChatOrder.due_at <= uow.now,
            )
            .order_by(ChatOrder.ordered_at, ChatOrder.position, ChatOrder.id)
            .limit(MOST_AT_ONCE)
        )
    )
    if not rows:
        return ()
    kept = select(Group.telegram_chat_id, Night.permissions).join(
        Night, Night.group_id == Group.id
    )
    nights = {row.telegram_chat_id: row.permissions for row in uow.session.execute(kept)}
    return tuple(
        DueOrder(
            id=row.id,
            kind=row.kind,
            chat_id=row.chat_id,
            message_id=row.message_id,
            account_id=row.account_id,
            until=row.until,
            participant_id=row.participant_id,
            link=row.link,
            permissions=nights.get(row.chat_id) if row.kind is OrderKind.OPEN else None,
        )
        for row in rows
    )
