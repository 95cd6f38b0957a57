"""Who is present, and whom the door may let in."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, func, or_, select

from coop.assembly.errors import NotAMemberError
from coop.assembly.lookups import (
    PresentNumbers,
    meeting_by_id,
    present_numbers,
    standing_in,
)
from coop.assembly.models import Attendance, Proxy
from coop.assembly.rules import MeetingState, Presence
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import is_legal, is_suspended
from coop.membership.models import Member
from coop.people.errors import LinkNotFoundError
from coop.people.models import Link, Person
from coop.people.rules import LinkPurpose, ensure_link_works, hash_of
from coop.rendering.pdf import qr_picture

#: The link of a convocation answers "komt u?" and says at the door whose it is.
SAYS_WHO = frozenset({LinkPurpose.ANNOUNCEMENT, LinkPurpose.DOOR})
#: More hits than fit a screen mean: type some more.
MOST_HITS = 20
SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeRow:
    """A member at the door: who, and whether present."""

    person_id: uuid.UUID
    #: As in a list: "Vries, Jan de".
    name: str
    number: int
    how: Presence | None
    since_at: datetime | None
    #: Comes in for the point about him- or herself, and does not vote.
    is_suspended: bool
    #: Coming in ends the proxy this member gave.
    gave_proxy: bool
    #: For how many others this member votes.
    holds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceView:
    """Who takes part in a meeting now."""

    meeting_id: uuid.UUID
    title: str
    state: MeetingState
    numbers: PresentNumbers
    present: tuple[AttendeeRow, ...]


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def attendance_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> AttendanceView:
    """Return everybody who is present, by name."""
    meeting = meeting_by_id(uow.session, meeting_id)
    return AttendanceView(
        meeting_id=meeting_id,
        title=meeting.title,
        state=meeting.state,
        numbers=present_numbers(uow.session, meeting_id),
        present=_attendees(uow, meeting_id, Attendance.id.is_not(None)),
    )


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def find_members(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID, text: str
) -> tuple[AttendeeRow, ...]:
    """Find members by number, or by parts of their name, for who sits at the door."""
    text = text.strip()
    if text.isdecimal():
        return _attendees(uow, meeting_id, Member.number == int(text[:9]))
    words = [word for word in text.replace(",", " ").split() if len(word) >= SHORTEST_NAME]
    if not words:
        return ()
    return _attendees(uow, meeting_id, and_(*(_is_in_name(word) for word in words)), MOST_HITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorCodePage:
    """What a scanned code leads to, for whoever opens it: a meeting, and the code itself."""

    meeting_id: uuid.UUID
    title: str
    picture: str


@use_case(Permission.PEOPLE_SESSION_OPEN)
def door_code(uow: UnitOfWork, actor: Actor, *, token: str, address: str) -> DoorCodePage:
    """Return the page of a code, which tells nobody whose it is."""
    meeting_id, _ = _behind(uow, token)
    return DoorCodePage(
        meeting_id=meeting_id,
        title=meeting_by_id(uow.session, meeting_id).title,
        picture=qr_picture(address),
    )


@use_case(Permission.ASSEMBLY_ATTENDANCE_CHECK_IN)
def member_of_code(uow: UnitOfWork, actor: Actor, *, token: str) -> AttendeeRow:
    """Return whose code it is, to who sits at the door."""
    meeting_id, person_id = _behind(uow, token)
    found = _attendees(uow, meeting_id, Person.id == person_id)
    if not found:
        raise NotAMemberError(person_id=person_id)
    return found[0]


def _behind(uow: UnitOfWork, token: str) -> tuple[uuid.UUID, uuid.UUID]:
    link = uow.session.scalar(select(Link).where(Link.token_hash == hash_of(token)))
    if link is None or link.purpose not in SAYS_WHO:
        raise LinkNotFoundError
    ensure_link_works(expires_at=link.expires_at, used_at=link.used_at, now=uow.now)
    assert link.subject_id is not None
    assert link.person_id is not None
    return link.subject_id, link.person_id


def _givers_of(meeting_id: uuid.UUID) -> ScalarSelect[int]:
    return (
        select(func.count(Proxy.giver_id.distinct()))
        .where(standing_in(meeting_id), Proxy.holder_id == Person.id)
        .correlate(Person)
        .scalar_subquery()
    )


def _is_in_name(word: str) -> ColumnElement[bool]:
    columns = (Person.given_name, Person.tussenvoegsel, Person.family_name)
    return or_(*(column.icontains(word, autoescape=True) for column in columns))


def _attendees(
    uow: UnitOfWork,
    meeting_id: uuid.UUID,
    condition: ColumnElement[bool],
    limit: int | None = None,
) -> tuple[AttendeeRow, ...]:
    present = and_(
        Attendance.person_id == Person.id,
        Attendance.meeting_id == meeting_id,
        Attendance.until_at.is_(None),
    )
    rows = uow.session.execute(
        select(
            Person,
            Member.number,
            Attendance.how,
            Attendance.since_at,
            is_suspended(uow.today),
            exists().where(standing_in(meeting_id), Proxy.giver_id == Person.id),
            _givers_of(meeting_id),
        )
        .select_from(Person)
        .join(Member, and_(Member.person_id == Person.id, is_legal(uow.today)))
        .outerjoin(Attendance, present)
        .where(condition)
        .order_by(Person.family_name, Person.given_name, Member.number)
        .limit(limit)
    )
    return tuple(
        AttendeeRow(
            person_id=person.id,
            name=person.name.sorted,
            number=number,
            how=how,
            since_at=since_at,
            is_suspended=suspended,
            gave_proxy=gave_proxy,
            holds=holds,
        )
        for person, number, how, since_at, suspended, gave_proxy, holds in rows
    )
