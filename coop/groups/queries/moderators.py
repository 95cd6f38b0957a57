"""What the board sees of the chat of all moderators."""

from dataclasses import dataclass
from datetime import datetime

from coop.groups.lookups import moderators_chat
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeratorsChatView:
    """Whether the moderators of all groups have a chat of their own."""

    is_connected: bool
    connected_at: datetime | None


@use_case(Permission.GROUPS_GROUP_MANAGE)
def moderators_chat_view(uow: UnitOfWork, actor: Actor) -> ModeratorsChatView:
    """Return how the chat of all moderators stands."""
    chat = moderators_chat(uow.session)
    connected = chat is not None and chat.telegram_chat_id is not None
    return ModeratorsChatView(
        is_connected=connected, connected_at=chat.connected_at if chat else None
    )
