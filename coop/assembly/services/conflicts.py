"""Noting that somebody has an own interest in a point, before it is discussed."""

import uuid

from sqlalchemy import delete

from coop.assembly.errors import MeetingClosedError, VoteStillOpenError
from coop.assembly.lookups import interested_in, item_by_id, locked_meeting, open_poll_in
from coop.assembly.models import ItemConflict
from coop.assembly.rules import MeetingState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.ASSEMBLY_MEETING_LEAD)
def note_conflict(
    uow: UnitOfWork,
    actor: Actor,
    *,
    item_id: uuid.UUID,
    person_id: uuid.UUID,
    has_interest: bool = True,
) -> None:
    """Record that somebody has an own interest in a point, or that it is gone.

    Not while the vote about it is open: its roll is frozen.
    """
    item = item_by_id(uow.session, item_id)
    meeting = locked_meeting(uow.session, item.meeting_id, kind=None)
    if meeting.state is MeetingState.CLOSED:
        raise MeetingClosedError
    if open_poll_in(uow.session, meeting.id) is not None:
        raise VoteStillOpenError(meeting_id=meeting.id)
    if has_interest and person_id not in interested_in(uow.session, item_id):
        uow.session.add(ItemConflict(item_id=item_id, person_id=person_id, noted_at=uow.now))
    if not has_interest:
        uow.session.execute(
            delete(ItemConflict).where(
                ItemConflict.item_id == item_id, ItemConflict.person_id == person_id
            )
        )
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)
