"""Saying to come or not, and saying that one cannot follow (C12)."""

import uuid

from coop.assembly.errors import NotAMemberError, NotPresentError
from coop.assembly.lookups import locked_meeting, presence_of, trouble_now
from coop.assembly.models import Announcement, Trouble
from coop.assembly.rules import ensure_may_announce, ensure_open
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import standing_of
from coop.membership.rules.lifecycle import Standing


@use_case(Permission.ASSEMBLY_ANNOUNCEMENT_GIVE)
def announce_coming(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, comes: bool) -> None:
    """Say whether one comes ("Ik kom"); it may be changed until the meeting opens."""
    assert actor.person_id is not None
    uow.require(actor, Permission.ASSEMBLY_ANNOUNCEMENT_GIVE, Scope(ScopeKind.MEETING, meeting_id))
    # Locked, so that two presses at once are one row.
    meeting = locked_meeting(uow.session, meeting_id)
    ensure_may_announce(meeting.state)
    # A link of before may be in the hands of who has left since.
    # Who is represented has no vote in hand, but has access all the same (BW 2:13 lid 2).
    standing = standing_of(uow.session, actor.person_id, uow.now)
    if standing not in {Standing.MEMBER, Standing.REPRESENTED}:
        raise NotAMemberError(person_id=actor.person_id)
    said = uow.session.get(Announcement, (meeting_id, actor.person_id))
    if said is None:
        uow.session.add(
            Announcement(
                meeting_id=meeting_id, person_id=actor.person_id, comes=comes, said_at=uow.now
            )
        )
    else:
        said.comes, said.said_at = comes, uow.now
    uow.note("meeting", meeting_id, comes=comes)


@use_case(Permission.ASSEMBLY_MEETING_ATTEND)
def cannot_follow(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Say that one cannot follow the meeting; the chair sees how many cannot."""
    assert actor.person_id is not None
    meeting = locked_meeting(uow.session, meeting_id)
    ensure_open(meeting.state)
    if presence_of(uow.session, meeting_id, actor.person_id) is None:
        raise NotPresentError
    if trouble_now(uow.session, meeting_id, actor.person_id) is not None:
        return
    uow.session.add(
        Trouble(
            id=uow.chance.new_id(),
            meeting_id=meeting_id,
            person_id=actor.person_id,
            since_at=uow.now,
        )
    )
    meeting.revision += 1
    uow.note("meeting", meeting_id, topic=meeting.topic, person=str(actor.person_id))


@use_case(Permission.ASSEMBLY_MEETING_ATTEND)
def can_follow_again(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Say that one can follow again."""
    meeting = locked_meeting(uow.session, meeting_id)
    trouble = trouble_now(uow.session, meeting_id, actor.person_id)
    if trouble is None:
        return
    trouble.until_at = uow.now
    meeting.revision += 1
    uow.note("meeting", meeting_id, topic=meeting.topic, person=str(actor.person_id))
