"""What the bot answers in a chat."""

import uuid
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import update

from coop.inbox.services import settle_updates
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.outbox import Plain, Reply, queue_replies
from coop.notices.rules import NoticeKind
from coop.people.models import Channel
from coop.people.rules import ChannelKind


@use_case(Permission.NOTICES_REPLY_QUEUE, journal=False)
def queue_reply(
    uow: UnitOfWork,
    actor: Actor,
    *,
    chat_id: int,
    kind: NoticeKind,
    locale: str = "nl",
    args: Mapping[str, Plain] | None = None,
    subject_id: uuid.UUID | None = None,
    screen: str | None = None,
    fresh: bool = False,
) -> None:
    """Answer in a chat. Who writes to the bot can be reached by it again."""
    reply = Reply(
        chat_id=chat_id,
        kind=kind,
        locale=locale,
        args=args or {},
        subject_id=subject_id,
        screen=screen,
        fresh=fresh,
    )
    _queue_all(uow, (reply,))


@use_case(Permission.NOTICES_REPLY_QUEUE, journal=False)
def settle_conversations(
    uow: UnitOfWork,
    actor: Actor,
    *,
    handled: Collection[int],
    failed: Mapping[int, str],
    replies: Mapping[int, Sequence[Reply]],
) -> None:
    """Record which updates were handled or failed, and queue their answers with it.

    Both or neither: a worker that dies before this handles them again, one that dies after
    has answered. An update that somebody settled before is not answered again.
    """
    settled = settle_updates(uow, actor, handled=handled, failed=failed)
    _queue_all(
        uow, [reply for update_id in sorted(settled) for reply in replies.get(update_id, ())]
    )


def _queue_all(uow: UnitOfWork, replies: Sequence[Reply]) -> None:
    if not replies:
        return
    uow.session.execute(
        update(Channel)
        .where(
            Channel.kind == ChannelKind.TELEGRAM,
            Channel.value.in_({str(reply.chat_id) for reply in replies}),
            Channel.dead_since.is_not(None),
        )
        .values(dead_since=None)
        .execution_options(synchronize_session=False)
    )
    queue_replies(uow, replies)
