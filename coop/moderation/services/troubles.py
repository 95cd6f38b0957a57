"""What the bot cannot do in a group, as the moderators are told of it."""

from collections.abc import Mapping

from sqlalchemy import delete

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.lookups.chats import group_in_chat
from coop.moderation.models import ChatTrouble
from coop.moderation.outbox import find_trouble
from coop.moderation.rules.rights import BotPlace, Trouble, troubles_of

#: Seen from the bot's own place; the others show when something is tried.
OF_ITS_PLACE = frozenset(
    {
        Trouble.BOT_OUT,
        Trouble.NO_ADMINISTRATOR,
        Trouble.CANNOT_DELETE,
        Trouble.CANNOT_RESTRICT,
    }
)


@use_case(Permission.MODERATION_CHAT_WATCH)
def note_bot_place(
    uow: UnitOfWork,
    actor: Actor,
    *,
    chat_id: int,
    place: BotPlace,
    rights: Mapping[str, bool],
) -> None:
    """Take in what the bot may do in a chat, and say what is missing."""
    group = group_in_chat(uow.session, chat_id)
    if group is None:
        return
    present = troubles_of(place, rights)
    uow.session.execute(
        delete(ChatTrouble).where(
            ChatTrouble.group_id == group.id, ChatTrouble.trouble.in_(OF_ITS_PLACE - present)
        )
    )
    for trouble in sorted(present):
        find_trouble(uow, group.id, trouble)
    uow.note("group", group.id, place=place.value)
