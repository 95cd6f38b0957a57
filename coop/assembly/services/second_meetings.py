"""Putting off what too few members can decide, and preparing the second meeting about it."""

import uuid
from datetime import datetime

from sqlalchemy import delete

from coop.assembly.errors import (
    NothingDeferredError,
    QuorumReachedError,
    SecondMeetingDayError,
    SecondMeetingUnknownError,
    VoteStillOpenError,
)
from coop.assembly.lookups import (
    item_by_id,
    locked_meeting,
    meeting_facts,
    open_poll_in,
    waiting_deferrals,
)
from coop.assembly.models import AgendaItem, Deferral
from coop.assembly.rules import day_of, ensure_open, is_within, second_window
from coop.assembly.services.agenda import add_item
from coop.assembly.services.planning import plan_meeting
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import rules_in_force


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def defer_item(uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID) -> None:
    """Establish that too few members take part to decide on a point, with the numbers.

    It holds for this meeting until it is taken back by opening the vote when enough came.
    """
    item = item_by_id(uow.session, item_id)
    meeting = locked_meeting(uow.session, item.meeting_id)
    ensure_open(meeting.state)
    if open_poll_in(uow.session, meeting.id) is not None:
        raise VoteStillOpenError(meeting_id=meeting.id)
    quorum = meeting_facts(uow.session, meeting, uow.today, item).quorum_of(item_id, item.kind)
    if quorum.is_reached:
        raise QuorumReachedError(item_id=item_id)
    uow.session.execute(delete(Deferral).where(Deferral.item_id == item_id))
    uow.session.add(
        Deferral(
            item_id=item_id,
            deferred_at=uow.now,
            counted=quorum.numbers.counted,
            needed=quorum.needed,
            entitled=quorum.numbers.entitled,
            article=quorum.quorum.article,
        )
    )
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def prepare_second_meeting(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, starts_at: datetime
) -> uuid.UUID:
    """Begin the second meeting about what was put off: the same proposals, word by word.

    It is a plan like any other; the secretary convenes the members to it.
    """
    meeting = locked_meeting(uow.session, meeting_id)
    waiting = waiting_deferrals(uow.session, meeting_id)
    if not waiting:
        raise NothingDeferredError(meeting_id=meeting_id)
    window = second_window(day_of(meeting.starts_at), rules_in_force(uow.session, uow.today))
    if window is None:
        raise SecondMeetingUnknownError(meeting_id=meeting_id)
    if not is_within(window, day_of(starts_at)):
        raise SecondMeetingDayError(first=window.first, last=window.last)
    second_id = plan_meeting(
        uow,
        actor,
        title=f"Tweede vergadering: {meeting.title}",
        form=meeting.form,
        place=meeting.place,
        starts_at=starts_at,
        online_url=meeting.online_url,
    )
    for row in waiting:
        row.second_item_id = _put_again(uow, actor, second_id, row.item_id)
    meeting.revision += 1
    uow.note("meeting", meeting_id, topic=meeting.topic)
    return second_id


def _put_again(
    uow: UnitOfWork, actor: Actor, meeting_id: uuid.UUID, item_id: uuid.UUID
) -> uuid.UUID:
    item: AgendaItem = item_by_id(uow.session, item_id)
    return add_item(
        uow,
        actor,
        meeting_id=meeting_id,
        title=item.title,
        explanation=item.explanation,
        motion=item.motion,
        kind=item.kind,
    )
