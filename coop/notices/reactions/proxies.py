"""Who hears of a proxy: its holder, and again at each vote it is for."""

import uuid

from sqlalchemy import ColumnElement, and_, select

from coop.assembly.events import MemberArrived, ProxyEnded, ProxyGiven, VoteClosed, VoteOpened
from coop.assembly.lookups import (
    is_for_item,
    item_of_poll,
    open_poll_in,
    proxy_by_id,
    standing_in,
)
from coop.assembly.models import Attendance, Proxy
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.models import Notice
from coop.notices.outbox import ChatOf, ToPerson, queue, queue_in_chats
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind, proxy_screen
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind


def _tell_holder(uow: UnitOfWork, event: ProxyGiven) -> None:
    # Without a purpose: who holds a vote of somebody else is owed to know it.
    queue(
        uow,
        kind=NoticeKind.PROXY_RECEIVED,
        to=ToPerson(proxy_by_id(uow.session, event.proxy_id).holder_id),
        subject_id=event.proxy_id,
        dedupe=f"proxy:{event.proxy_id}:given",
    )


def _tell_holder_of_end(uow: UnitOfWork, event: ProxyEnded) -> None:
    queue(
        uow,
        kind=NoticeKind.PROXY_LOST,
        to=ToPerson(proxy_by_id(uow.session, event.proxy_id).holder_id),
        subject_id=event.proxy_id,
        dedupe=f"proxy:{event.proxy_id}:ended",
    )


def _hand_out(uow: UnitOfWork, event: VoteOpened) -> None:
    _hand_to_holders(uow, event.meeting_id, event.poll_id)


def _hand_to_latecomer(uow: UnitOfWork, event: MemberArrived) -> None:
    poll_id = open_poll_in(uow.session, event.meeting_id)
    if poll_id is not None:
        arrived = Proxy.holder_id == event.person_id
        _hand_to_holders(uow, event.meeting_id, poll_id, arrived)


def _hand_to_holders(
    uow: UnitOfWork, meeting_id: uuid.UUID, poll_id: uuid.UUID, *who: ColumnElement[bool]
) -> None:
    item_id = item_of_poll(uow.session, poll_id).id
    here = and_(
        Attendance.meeting_id == meeting_id,
        Attendance.person_id == Proxy.holder_id,
        Attendance.until_at.is_(None),
    )
    rows = uow.session.execute(
        select(Proxy.id, Person.id, Channel.value, Person.language)
        .join(Person, Person.id == Proxy.holder_id)
        .join(Attendance, here)
        .join(Channel, _is_live_chat())
        .where(standing_in(meeting_id), is_for_item(item_id), *who)
    )
    for proxy_id, person_id, address, language in rows.all():
        _show(uow, proxy_id, poll_id, ChatOf(person_id, address, language), "open")


def _close(uow: UnitOfWork, event: VoteClosed) -> None:
    # Whoever was given the buttons reads in their place that it is over.
    rows = uow.session.execute(
        select(Proxy.id, Person.id, Channel.value, Person.language)
        .join(Notice, Notice.subject_id == Proxy.id)
        .join(Person, Person.id == Notice.person_id)
        .join(Channel, _is_live_chat())
        .where(
            Notice.kind == NoticeKind.VOTE_FOR,
            Proxy.meeting_id == event.meeting_id,
            Notice.dedupe_key.startswith(f"vote_for:{event.poll_id}:"),
        )
        .distinct()
    )
    for proxy_id, person_id, address, language in rows.all():
        _show(uow, proxy_id, event.poll_id, ChatOf(person_id, address, language), "closed")


def _show(
    uow: UnitOfWork, proxy_id: uuid.UUID, poll_id: uuid.UUID, chat: ChatOf, state: str
) -> None:
    queue_in_chats(
        uow,
        kind=NoticeKind.VOTE_FOR,
        to=[chat],
        subject_id=proxy_id,
        dedupe=f"vote_for:{poll_id}:{proxy_id}:{state}",
        screen=proxy_screen(proxy_id, poll_id),
    )


def _is_live_chat() -> ColumnElement[bool]:
    return and_(
        Channel.person_id == Person.id,
        Channel.kind == ChannelKind.TELEGRAM,
        Channel.dead_since.is_(None),
    )


REACTIONS: Reactions = {
    MemberArrived: (_hand_to_latecomer,),
    ProxyEnded: (_tell_holder_of_end,),
    ProxyGiven: (_tell_holder,),
    VoteClosed: (_close,),
    VoteOpened: (_hand_out,),
}
