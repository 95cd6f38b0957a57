"""Writing the agenda of a meeting to which the members are not called yet."""

import uuid
from collections.abc import Sequence

from sqlalchemy import delete, exists, func, or_, select, update

from coop.assembly.errors import (
    AgendaFrozenError,
    ItemCountedOnError,
    ItemNotFoundError,
    NotConvenedError,
)
from coop.assembly.lookups import item_by_id, locked_meeting
from coop.assembly.models import (
    AgendaItem,
    Candidate,
    Meeting,
    MotionBackground,
    MotionInterest,
    MotionStatement,
    Proposal,
)
from coop.assembly.rules import DecisionKind, MeetingState, clean_text, text_of
from coop.assembly.services.convocations import call_members
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

LONGEST_TITLE = 200
#: What is said about a point, other than the motion itself.
LONGEST_REMARK = 5000
#: No agenda has so many points; here numbers wait while the others are given out anew.
OUT_OF_THE_WAY = 10_000


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def add_item(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    title: str,
    explanation: str = "",
    motion: str = "",
    kind: DecisionKind = DecisionKind.ORDINARY,
) -> uuid.UUID:
    """Put a point at the end of an agenda that the members were not convened to yet."""
    meeting = _planned(uow, meeting_id)
    item = _appended(uow, meeting, title=title, explanation=explanation, motion=motion, kind=kind)
    uow.note("meeting", meeting_id, topic=meeting.topic, item=item.number)
    return item.id


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def supplement_agenda(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    reason: str,
    title: str,
    explanation: str = "",
    motion: str = "",
    kind: DecisionKind = DecisionKind.ORDINARY,
    item_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Add a point to an agenda that members were called to, or correct one, and call them again.

    Both or neither: an agenda never differs from what members were called to.
    """
    meeting = locked_meeting(uow.session, meeting_id)
    if meeting.state is not MeetingState.CONVENED:
        raise NotConvenedError
    if item_id is None:
        item = _appended(
            uow, meeting, title=title, explanation=explanation, motion=motion, kind=kind
        )
    else:
        item = item_by_id(uow.session, item_id)
        if item.meeting_id != meeting_id:
            raise ItemNotFoundError(item_id=item_id)
        _rewrite(item, title=title, explanation=explanation, motion=motion, kind=kind)
    meeting.revision += 1
    call_members(uow, actor, meeting_id=meeting_id, reason=reason)
    return item.id


def _appended(
    uow: UnitOfWork,
    meeting: Meeting,
    *,
    title: str,
    explanation: str,
    motion: str,
    kind: DecisionKind,
) -> AgendaItem:
    last = uow.session.scalar(
        select(func.max(AgendaItem.number)).where(AgendaItem.meeting_id == meeting.id)
    )
    item = AgendaItem(
        id=uow.chance.new_id(),
        meeting_id=meeting.id,
        number=(last or 0) + 1,
        title=text_of(title, field="title", longest=LONGEST_TITLE),
        explanation=clean_text(explanation),
        motion=clean_text(motion),
        kind=kind,
    )
    uow.session.add(item)
    return item


def _rewrite(
    item: AgendaItem, *, title: str, explanation: str, motion: str, kind: DecisionKind
) -> None:
    item.title = text_of(title, field="title", longest=LONGEST_TITLE)
    item.explanation = clean_text(explanation)
    item.motion = clean_text(motion)
    item.kind = kind


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def change_item(
    uow: UnitOfWork,
    actor: Actor,
    *,
    item_id: uuid.UUID,
    title: str,
    explanation: str,
    motion: str,
    kind: DecisionKind,
) -> None:
    """Write a point of such an agenda anew."""
    item = item_by_id(uow.session, item_id)
    meeting = _planned(uow, item.meeting_id)
    _rewrite(item, title=title, explanation=explanation, motion=motion, kind=kind)
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def move_item(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, number: int) -> None:
    """Give a point another place on such an agenda; the others make room."""
    item = item_by_id(uow.session, item_id)
    meeting = _planned(uow, item.meeting_id)
    order = [one for one in _order_of(uow, meeting.id) if one != item_id]
    order.insert(max(0, number - 1), item_id)
    _number(uow, meeting.id, order)
    uow.note("meeting", meeting.id, topic=meeting.topic, item=number)


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def remove_item(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> None:
    """Take a point off such an agenda, with what was written and said about its motion.

    What the board put there for members stays: they were told that it would be treated.
    """
    item = item_by_id(uow.session, item_id)
    meeting = _planned(uow, item.meeting_id)
    _ensure_nobody_counts_on(uow, item_id)
    for table in (MotionBackground, MotionInterest, MotionStatement):
        uow.session.execute(delete(table).where(table.item_id == item_id))
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)
    uow.session.delete(item)
    _number(uow, meeting.id, [one for one in _order_of(uow, meeting.id) if one != item_id])


def _ensure_nobody_counts_on(uow: UnitOfWork, item_id: uuid.UUID) -> None:
    proposed = exists().where(or_(Proposal.item_id == item_id, Proposal.election_id == item_id))
    standing = exists().where(Candidate.item_id == item_id)
    if uow.session.scalar(select(or_(proposed, standing))):
        raise ItemCountedOnError(item_id=item_id)


def _planned(uow: UnitOfWork, meeting_id: uuid.UUID) -> Meeting:
    meeting = locked_meeting(uow.session, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AgendaFrozenError(meeting_id=meeting_id)
    return meeting


def _order_of(uow: UnitOfWork, meeting_id: uuid.UUID) -> Sequence[uuid.UUID]:
    return uow.session.scalars(
        select(AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.number)
    ).all()


def _number(uow: UnitOfWork, meeting_id: uuid.UUID, order: Sequence[uuid.UUID]) -> None:
    # A number is one point's, also halfway: first all of them go out of the way.
    uow.session.execute(
        update(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id)
        .values(number=AgendaItem.number + OUT_OF_THE_WAY)
    )
    for number, item_id in enumerate(order, start=1):
        uow.session.execute(
            update(AgendaItem).where(AgendaItem.id == item_id).values(number=number)
        )
