"""Makes groups with a chat and what is written in them, through use cases."""

import itertools
import uuid

from coop.bootstrap import Coop
from coop.groups.services.groups import connect_chat
from coop.kernel.permissions import SYSTEM, Actor, Scope, ScopeKind
from coop.moderation.queries.items import ItemLine, item_queue
from coop.moderation.queries.orders import due_orders
from coop.moderation.rules.orders import OrderKind
from coop.moderation.rules.reading import Said
from coop.moderation.services.messages import Where, Writer, read_message
from coop.people.rules import RoleKind
from tests.coop.incidents.makers import CHAT, make_group
from tests.makers import actor_for, give_role, make_person

RIA = 1010
PLATE = "Grijze auto QX-12-ZT voor de school"
_numbers = itertools.count(1)


def make_moderated_group(coop: Coop) -> tuple[uuid.UUID, Actor]:
    """Make a group in Telegram with a moderator."""
    group_id = make_group(coop)
    coop.run(connect_chat, SYSTEM, group_id=group_id, telegram_chat_id=CHAT)
    return group_id, make_moderator(coop, group_id)


def make_moderator(coop: Coop, group_id: uuid.UUID) -> Actor:
    person_id = make_person(coop, given="Bram", telegram=2000 + next(_numbers))
    give_role(coop, person_id, RoleKind.MODERATOR, Scope(ScopeKind.GROUP, group_id))
    return actor_for(coop, person_id)


def write(
    coop: Coop,
    said: Said | str,
    *,
    number: int | None = None,
    writer: int | None = RIA,
    is_edit: bool = False,
    chat_id: int = CHAT,
) -> int:
    """Let somebody write in the group; return the message's number."""
    number = number or next(_numbers)
    coop.run(
        read_message,
        SYSTEM,
        where=Where(chat_id=chat_id, message_id=number),
        writer=None if writer is None else Writer(account_id=writer, first_name="Ria"),
        said=Said(text=said) if isinstance(said, str) else said,
        is_edit=is_edit,
    )
    return number


def waiting(coop: Coop, actor: Actor = SYSTEM) -> list[ItemLine]:
    return list(coop.ask(item_queue, actor).waiting)


def orders(coop: Coop) -> list[tuple[OrderKind, int | None]]:
    due = coop.ask(due_orders, SYSTEM)
    return [(one.kind, one.message_id) for one in due if one.kind is not OrderKind.CHECK]
