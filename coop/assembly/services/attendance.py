"""Who is present: checked in at the door, or taking part from home (C12)."""

import uuid

from sqlalchemy import update

from coop.assembly.errors import NotAMemberError, SuspendedError
from coop.assembly.events import MemberArrived, MemberLeft
from coop.assembly.lookups import locked_meeting, presence_of, scopes_held, trouble_now
from coop.assembly.models import Attendance, Meeting
from coop.assembly.rules import (
    Presence,
    ProxyEnd,
    ensure_door_is_open,
    ensure_online,
    ensure_open,
)
from coop.assembly.services.proxies import lapse_proxies
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import standing_of
from coop.membership.rules.lifecycle import Standing


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def check_in(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    person_id: uuid.UUID,
    for_own_item: bool = False,
) -> None:
    """Let a member in at the door; who took part from home is in the hall from now on.

    Who is suspended comes in for the point about him- or herself only, to speak and not to vote.
    """
    meeting = locked_meeting(uow.session, meeting_id)
    ensure_door_is_open(meeting.state, starts_at=meeting.starts_at, today=uow.today)
    _ensure_access(uow, meeting_id, person_id, for_own_item=for_own_item)
    _arrive(uow, actor, meeting, person_id, Presence.DOOR)


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def check_out(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, person_id: uuid.UUID
) -> None:
    """Record that somebody left."""
    _leave(uow, locked_meeting(uow.session, meeting_id), person_id)


@use_case(Permission.ASSEMBLY_MEETING_ATTEND)
def join_meeting(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Take part from home ("Ik doe mee"); who is in the hall already stays there."""
    assert actor.person_id is not None
    meeting = locked_meeting(uow.session, meeting_id)
    ensure_open(meeting.state)
    if presence_of(uow.session, meeting_id, actor.person_id) is not None:
        return
    ensure_online(meeting.form)
    _ensure_access(uow, meeting_id, actor.person_id, for_own_item=False)
    _arrive(uow, actor, meeting, actor.person_id, Presence.ONLINE)


@use_case(Permission.ASSEMBLY_MEETING_ATTEND)
def leave_meeting(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> None:
    """Stop taking part; a ballot that was cast stays counted."""
    assert actor.person_id is not None
    _leave(uow, locked_meeting(uow.session, meeting_id), actor.person_id)


def _ensure_access(
    uow: UnitOfWork, meeting_id: uuid.UUID, person_id: uuid.UUID, *, for_own_item: bool
) -> None:
    standing = standing_of(uow.session, person_id, uow.now)
    # Where the statutes let a friend hold a proxy (BW 2:38 lid 4), he or she comes in with it.
    is_holder = standing is Standing.FRIEND and scopes_held(uow.session, meeting_id, person_id)
    if standing is Standing.NONE or (standing is Standing.FRIEND and not is_holder):
        raise NotAMemberError(person_id=person_id)
    # BW 2:38 lid 1: no access, but to the meeting that treats the suspension; the same for an
    # expulsion (Hof Arnhem-Leeuwarden 2021:4710).
    if standing is Standing.SUSPENDED and not for_own_item:
        raise SuspendedError(person_id=person_id)


def _arrive(
    uow: UnitOfWork, actor: Actor, meeting: Meeting, person_id: uuid.UUID, how: Presence
) -> None:
    before = presence_of(uow.session, meeting.id, person_id)
    if before is not None and before.how is how:
        return
    if before is not None:
        _end(uow, before)
        _settle_trouble(uow, meeting.id, person_id)
    uow.session.add(
        Attendance(
            id=uow.chance.new_id(),
            meeting_id=meeting.id,
            person_id=person_id,
            how=how,
            since_at=uow.now,
        )
    )
    # Who comes votes him- or herself (research/dutch-rules.md 2.1).
    lapsed = lapse_proxies(
        uow, actor, meeting_id=meeting.id, giver_id=person_id, ended_by=ProxyEnd.CAME
    )
    meeting.revision += 1
    uow.note(
        "meeting",
        meeting.id,
        topic=meeting.topic,
        person=str(person_id),
        how=how.value,
        proxies_lapsed=lapsed,
    )
    uow.record(MemberArrived(meeting_id=meeting.id, person_id=person_id))


def _leave(uow: UnitOfWork, meeting: Meeting, person_id: uuid.UUID) -> None:
    attendance = presence_of(uow.session, meeting.id, person_id)
    if attendance is None:
        return
    _end(uow, attendance)
    _settle_trouble(uow, meeting.id, person_id)
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, person=str(person_id))
    uow.record(MemberLeft(meeting_id=meeting.id, person_id=person_id))


def _settle_trouble(uow: UnitOfWork, meeting_id: uuid.UUID, person_id: uuid.UUID) -> None:
    # Who left no longer tries to follow; who comes to the hall can.
    trouble = trouble_now(uow.session, meeting_id, person_id)
    if trouble is not None:
        trouble.until_at = uow.now


def _end(uow: UnitOfWork, attendance: Attendance) -> None:
    # At once, not with the rest: a session writes new rows before changed ones, and for a
    # moment somebody would be present twice.
    uow.session.execute(
        update(Attendance).where(Attendance.id == attendance.id).values(until_at=uow.now)
    )
