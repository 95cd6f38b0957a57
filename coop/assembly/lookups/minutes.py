"""Finds minutes, their newest sections and who was there."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import distinct, exists, func, or_, select
from sqlalchemy.orm import Session

from coop.assembly.errors import MeetingNotFoundError, MinutesNotFoundError
from coop.assembly.lookups.meetings import meeting_by_id
from coop.assembly.lookups.proxies import standing_in
from coop.assembly.models import Attendance, Meeting, Minutes, MinutesText, Proxy
from coop.assembly.rules import MeetingKind, Presence
from coop.kernel.permissions import Actor, Permission
from coop.membership.lookups import is_voter
from coop.membership.models import Member
from coop.people.lookups import holders_of, person_by_id
from coop.people.rules import RoleKind


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceFacts:
    """How many members were there, each counted once."""

    all: int
    at_opening: int
    at_the_door: int
    online: int


def recorded_meeting(session: Session, actor: Actor, meeting_id: uuid.UUID) -> Meeting:
    """Return a meeting of the members, or of the board for who is on it."""
    meeting = meeting_by_id(session, meeting_id, kind=None)
    if meeting.kind is MeetingKind.BOARD and not actor.holds(Permission.ASSEMBLY_BOARD_READ):
        raise MeetingNotFoundError(meeting_id=meeting_id)
    return meeting


def minutes_of(session: Session, meeting_id: uuid.UUID) -> Minutes:
    """Return the minutes of a meeting, or refuse."""
    minutes = session.get(Minutes, meeting_id)
    if minutes is None:
        raise MinutesNotFoundError(meeting_id=meeting_id)
    return minutes


def sections_of(session: Session, meeting_id: uuid.UUID) -> Sequence[MinutesText]:
    """Return the newest version of each section, in the order of the agenda."""
    newest = (
        select(MinutesText.place, func.max(MinutesText.version).label("version"))
        .where(MinutesText.meeting_id == meeting_id)
        .group_by(MinutesText.place)
        .subquery()
    )
    return session.scalars(
        select(MinutesText)
        .join(
            newest,
            (newest.c.place == MinutesText.place) & (newest.c.version == MinutesText.version),
        )
        .where(MinutesText.meeting_id == meeting_id)
        .order_by(MinutesText.place)
    ).all()


def versions_of(session: Session, meeting_id: uuid.UUID, place: int) -> Sequence[MinutesText]:
    """Return every version of one section, the newest first; refuse when there is none."""
    versions = session.scalars(
        select(MinutesText)
        .where(MinutesText.meeting_id == meeting_id, MinutesText.place == place)
        .order_by(MinutesText.version.desc())
    ).all()
    if not versions:
        raise MinutesNotFoundError(meeting_id=meeting_id, place=place)
    return versions


def attended(session: Session, meeting_id: uuid.UUID, person_id: uuid.UUID | None) -> bool:
    """Tell whether somebody took part in a meeting, however shortly."""
    found = exists().where(Attendance.meeting_id == meeting_id, Attendance.person_id == person_id)
    return bool(session.scalar(select(found)))


def attendance_facts(session: Session, meeting: Meeting) -> AttendanceFacts:
    """Count who took part, also of those who left."""
    came = func.count(distinct(Attendance.person_id))
    rows = session.execute(
        select(Attendance.how, came)
        .where(Attendance.meeting_id == meeting.id)
        .group_by(Attendance.how)
    )
    ways = {how: number for how, number in rows}  # noqa: C416  # a Row is no pair to mypy
    at_opening = session.scalar(
        select(came).where(
            Attendance.meeting_id == meeting.id,
            Attendance.since_at <= meeting.opened_at,
            or_(Attendance.until_at.is_(None), Attendance.until_at > meeting.opened_at),
        )
    )
    return AttendanceFacts(
        all=session.scalar(select(came).where(Attendance.meeting_id == meeting.id)) or 0,
        at_opening=at_opening or 0,
        at_the_door=ways.get(Presence.DOOR, 0),
        online=ways.get(Presence.ONLINE, 0),
    )


def standing_proxies(session: Session, meeting_id: uuid.UUID) -> int:
    """Count the proxies of a meeting that were not revoked and did not lapse."""
    found = select(func.count()).select_from(Proxy).where(standing_in(meeting_id))
    return session.scalar(found) or 0


def names_in_office(session: Session, kind: RoleKind, day: date) -> str:
    """Return who held an office on a day; of nobody else do minutes hold a name (C28)."""
    holders = holders_of(session, kind, day)
    return ", ".join(person_by_id(session, one).name.full for one in holders)


def voters_on(session: Session, day: date) -> int:
    """Return how many members could vote on a day."""
    return session.scalar(select(func.count(distinct(Member.person_id))).where(is_voter(day))) or 0
