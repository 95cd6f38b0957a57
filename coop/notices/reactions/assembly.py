"""Who hears of a vote at once, and of what stays of a meeting on paper."""

import uuid

from sqlalchemy import ColumnElement, Select, and_, select

from coop.assembly.events import (
    DecisionsPublished,
    MemberArrived,
    MinutesProposed,
    VoteClosed,
    VoteOpened,
)
from coop.assembly.lookups import open_poll_in
from coop.assembly.models import Attendance
from coop.kernel.unit_of_work import UnitOfWork
from coop.membership.lookups import is_legal
from coop.membership.models import Member
from coop.notices.models import Notice
from coop.notices.outbox import ChatOf, queue_in_chats, queue_to_many
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind, vote_screen
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind
from coop.voting.rules import VotingMethod


def _hand_out(uow: UnitOfWork, event: VoteOpened) -> None:
    # Buttons are of use only where everybody votes on the own screen.
    if event.method is VotingMethod.ELECTRONIC:
        _tell(uow, event.poll_id, _chats_of_present(uow, event.meeting_id), "open")


def _hand_to_latecomer(uow: UnitOfWork, event: MemberArrived) -> None:
    poll_id = open_poll_in(uow.session, event.meeting_id, VotingMethod.ELECTRONIC)
    if poll_id is not None:
        arrived = Attendance.person_id == event.person_id
        _tell(uow, poll_id, _chats_of_present(uow, event.meeting_id, arrived), "open")


def _declare(uow: UnitOfWork, event: VoteClosed) -> None:
    # Whoever was given the buttons reads the outcome in their place.
    told = and_(Notice.kind == NoticeKind.VOTE, Notice.subject_id == event.poll_id)
    rows = uow.session.execute(
        select(Person.id, Channel.value, Person.language)
        .join(Notice, Notice.person_id == Person.id)
        .join(Channel, _is_live_chat())
        .where(told)
        .distinct()
    )
    _tell(uow, event.poll_id, [ChatOf(*row) for row in rows], "closed")


def _chats_of_present(
    uow: UnitOfWork, meeting_id: uuid.UUID, *who: ColumnElement[bool]
) -> list[ChatOf]:
    rows = uow.session.execute(
        select(Person.id, Channel.value, Person.language)
        .join(Attendance, Attendance.person_id == Person.id)
        .join(Channel, _is_live_chat())
        .where(Attendance.meeting_id == meeting_id, Attendance.until_at.is_(None), *who)
    )
    return [ChatOf(*row) for row in rows]


def _is_live_chat() -> ColumnElement[bool]:
    return and_(
        Channel.person_id == Person.id,
        Channel.kind == ChannelKind.TELEGRAM,
        Channel.dead_since.is_(None),
    )


def _tell(uow: UnitOfWork, poll_id: uuid.UUID, chats: list[ChatOf], state: str) -> None:
    # Without a purpose: who takes part in a meeting is owed the vote, at any hour.
    queue_in_chats(
        uow,
        kind=NoticeKind.VOTE,
        to=chats,
        subject_id=poll_id,
        dedupe=f"vote:{poll_id}:{state}",
        screen=vote_screen(poll_id),
    )


def _make_known(uow: UnitOfWork, event: DecisionsPublished) -> None:
    """Tell every member: BW 2:15 lid 5 counts from when decisions were made known."""
    members = select(Member.person_id).where(is_legal(uow.today))
    _tell_many(uow, NoticeKind.DECISIONS_PUBLISHED, members, event.meeting_id)


def _ask_comments(uow: UnitOfWork, event: MinutesProposed) -> None:
    attended = select(Attendance.person_id).where(Attendance.meeting_id == event.meeting_id)
    _tell_many(uow, NoticeKind.MINUTES_PROPOSED, attended, event.meeting_id)


def _tell_many(
    uow: UnitOfWork, kind: NoticeKind, to: Select[uuid.UUID], meeting_id: uuid.UUID
) -> None:
    queue_to_many(
        uow, kind=kind, to=to, subject_id=meeting_id, dedupe=f"{kind}:{meeting_id}:{uow.today}"
    )


REACTIONS: Reactions = {
    DecisionsPublished: (_make_known,),
    MinutesProposed: (_ask_comments,),
    MemberArrived: (_hand_to_latecomer,),
    VoteClosed: (_declare,),
    VoteOpened: (_hand_out,),
}
