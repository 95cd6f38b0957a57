"""Which message stands where in a chat, and what it told of a buurtmelding (C7)."""

from sqlalchemy import delete, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.models import Screen
from coop.notices.outbox import ToChat, queue
from coop.notices.rules import TELLS_OF_REPORT, TRACE, TRACE_LASTS, NoticeKind, trace_screen

#: One round of the worker; what is left is found by the next.
BATCH = 100


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def remember_screen(
    uow: UnitOfWork, actor: Actor, *, chat: str, screen: str, message_id: str
) -> None:
    """Remember which message stands for a dialogue in a chat."""
    shown = uow.session.scalar(select(Screen).where(Screen.chat == chat, Screen.screen == screen))
    if shown is None:
        uow.session.add(
            Screen(
                id=uow.chance.new_id(),
                chat=chat,
                screen=screen,
                message_id=message_id,
                shown_at=uow.now,
            )
        )
    else:
        shown.message_id = message_id
        shown.shown_at = uow.now


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def keep_trace(
    uow: UnitOfWork, actor: Actor, *, chat: str, kind: NoticeKind, message_id: str
) -> None:
    """Remember which message tells of a report; one that tells something else now does not."""
    trace = trace_screen(message_id)
    if kind in TELLS_OF_REPORT:
        remember_screen(uow, actor, chat=chat, screen=trace, message_id=message_id)
    else:
        uow.session.execute(delete(Screen).where(Screen.chat == chat, Screen.screen == trace))


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def make_chats_neutral(uow: UnitOfWork, actor: Actor) -> None:
    """Take the words about buurtmeldingen out of messages that stand there long enough."""
    old = uow.session.scalars(
        select(Screen)
        .where(Screen.screen.startswith(TRACE), Screen.shown_at <= uow.now - TRACE_LASTS)
        .order_by(Screen.shown_at)
        .limit(BATCH)
    )
    for trace in old.all():
        queue(
            uow,
            kind=NoticeKind.REPORT_PAST,
            to=ToChat(int(trace.chat)),
            screen=trace.screen,
            is_reply=True,
        )
        # Once it is delivered the trace goes; until then it is not asked for again and again.
        trace.shown_at = uow.now
