"""What returns on the next agenda: the minutes of the former meeting, and what is not done yet."""

import uuid

from sqlalchemy import ColumnElement, select

from coop.assembly.errors import AgendaFrozenError, NothingReturnsError
from coop.assembly.lookups import held_over_items, item_by_id, locked_meeting
from coop.assembly.lookups.decisions import to_be_done
from coop.assembly.lookups.minutes import recorded_meeting
from coop.assembly.models import AgendaItem, Meeting, Minutes
from coop.assembly.rules import MeetingKind, MeetingState, day_of
from coop.assembly.services.agenda import add_item, move_item
from coop.assembly.services.board import add_board_item
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.wording import minutes as words


@use_case(Permission.ASSEMBLY_DECISION_RECORD)
def add_returning_items(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Put on a plan's agenda what returns: minutes to adopt, and decisions to carry out.

    In the assembly also the proposals on which the votes were equal, where the statutes leave
    those to the next meeting. All come right after the opening. Twice adds nothing: minutes and
    proposals wait under one point, and progress is one point.
    """
    found = recorded_meeting(uow.session, actor, meeting_id)
    meeting = locked_meeting(uow.session, meeting_id, kind=found.kind)
    if meeting.state is not MeetingState.PLANNED:
        raise AgendaFrozenError(meeting_id=meeting_id)
    added = [
        *_add_minutes(uow, actor, meeting),
        *_add_progress(uow, actor, meeting),
        *_add_ties(uow, actor, meeting),
    ]
    if not added:
        raise NothingReturnsError(meeting_id=meeting_id)
    if meeting.kind is MeetingKind.MEMBERS:
        for number, item_id in enumerate(added, start=2):
            move_item(uow, actor, item_id=item_id, number=number)
    uow.note("meeting", meeting_id, topic=meeting.topic, items=len(added))


def _add_minutes(uow: UnitOfWork, actor: Actor, meeting: Meeting) -> list[uuid.UUID]:
    waiting = uow.session.execute(
        select(Minutes, Meeting)
        .join(Meeting, Meeting.id == Minutes.meeting_id)
        .where(
            Meeting.kind == meeting.kind,
            Minutes.adopted_at.is_(None),
            Minutes.adoption_item_id.is_(None) | _is_over(),
        )
        .order_by(Meeting.starts_at)
        .with_for_update(of=Minutes)
    ).all()
    added = []
    for minutes, former in waiting:
        day = day_of(former.starts_at)
        minutes.adoption_item_id = _add(
            uow,
            actor,
            meeting,
            title=words.adoption_title(former.title, day),
            motion=words.adoption_motion(former.title, day),
        )
        added.append(minutes.adoption_item_id)
    return added


def _is_over() -> ColumnElement[bool]:
    """Select minutes whose meeting to adopt them came and went without doing so."""
    point = select(AgendaItem.id).join(Meeting, Meeting.id == AgendaItem.meeting_id)
    return Minutes.adoption_item_id.in_(point.where(Meeting.closed_at.is_not(None)))


def _add_progress(uow: UnitOfWork, actor: Actor, meeting: Meeting) -> list[uuid.UUID]:
    title = words.progress_title()
    stands = select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.title == title
    )
    waiting = to_be_done(uow.session, meeting.kind)
    if not waiting or uow.session.scalar(stands) is not None:
        return []
    lines = [
        words.progress_line(one.number, one.subject, one.owner, one.due_on)
        for one in waiting
        if one.due_on is not None
    ]
    return [_add(uow, actor, meeting, title=title, explanation="\n".join(lines))]


def _add_ties(uow: UnitOfWork, actor: Actor, meeting: Meeting) -> list[uuid.UUID]:
    if meeting.kind is not MeetingKind.MEMBERS:
        return []
    added = []
    for former in held_over_items(uow.session):
        item_id = add_item(
            uow,
            actor,
            meeting_id=meeting.id,
            title=former.title,
            explanation=former.explanation,
            motion=former.motion,
            kind=former.kind,
        )
        item_by_id(uow.session, item_id).held_over_id = former.id
        added.append(item_id)
    return added


def _add(
    uow: UnitOfWork,
    actor: Actor,
    meeting: Meeting,
    *,
    title: str,
    motion: str = "",
    explanation: str = "",
) -> uuid.UUID:
    if meeting.kind is MeetingKind.BOARD:
        # The board votes on no wording set beforehand: it says what it decided.
        return add_board_item(
            uow, actor, meeting_id=meeting.id, title=title, explanation=motion or explanation
        )
    return add_item(
        uow, actor, meeting_id=meeting.id, title=title, motion=motion, explanation=explanation
    )
