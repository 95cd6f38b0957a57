"""What can be seen of leaving: by anybody beforehand, and of one membership afterwards."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.endings import open_expulsion, open_suspension, terms_on
from coop.membership.lookups.members import member_by_id, membership_of
from coop.membership.models import Expulsion, Member, MemberChange
from coop.membership.rules.lifecycle import Change, EndGround, MemberState, Way
from coop.membership.rules.terms import NoticeTerms, last_day_of_resignation
from coop.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingView:
    """How one leaves, and when it would end for who resigns today."""

    terms: NoticeTerms
    #: The last day of membership of who resigns today.
    last_day: date
    #: Whether whoever asks is a member.
    is_member: bool
    #: The last day of who has an end already.
    own_last_day: date | None


# BW 2:35 lid 6: everybody must be able to find how to resign, signed in or not.
@use_case(Permission.PEOPLE_SESSION_OPEN)
def leaving_view(uow: UnitOfWork, actor: Actor) -> LeavingView:
    """Return how one leaves, today."""
    terms = terms_on(uow.session, uow.today).notice
    member = membership_of(uow.session, actor.person_id, uow.today)
    return LeavingView(
        terms=terms,
        last_day=last_day_of_resignation(uow.today, terms),
        is_member=member is not None,
        own_last_day=_day_before(member.ended_on) if member else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One line of the history of a membership."""

    change: Change
    happened_on: date
    at: datetime
    way: Way
    recorded_by: str
    reason: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpulsionView:
    """How far an expulsion is."""

    notified_on: date
    appeal_until: date
    appealed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView:
    """How a membership goes: its state, its end, and everything that happened to it."""

    member_id: uuid.UUID
    state: MemberState
    last_day: date | None
    ground: EndGround | None
    is_suspended: bool
    #: The last day of a suspension; none while an expulsion is not settled.
    suspended_until: date | None
    expulsion: ExpulsionView | None
    #: The last day of who resigns, or is given notice, today.
    last_day_from_today: date
    longest_suspension: int
    history: tuple[ChangeLine, ...]


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def course_view(uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID) -> CourseView:
    """Return how one membership goes."""
    member = member_by_id(uow.session, member_id)
    terms = terms_on(uow.session, uow.today)
    suspension = open_suspension(uow.session, member_id, uow.today)
    return CourseView(
        member_id=member_id,
        state=member.state(uow.today),
        last_day=_day_before(member.ended_on),
        ground=member.ended_ground,
        is_suspended=suspension is not None,
        suspended_until=_day_before(suspension.ends_on) if suspension else None,
        expulsion=_expulsion(open_expulsion(uow.session, member_id)),
        last_day_from_today=last_day_of_resignation(uow.today, terms.notice),
        longest_suspension=terms.suspension_days,
        history=_history(uow, member),
    )


def _day_before(day: date | None) -> date | None:
    return None if day is None else day - timedelta(days=1)


def _expulsion(found: Expulsion | None) -> ExpulsionView | None:
    if found is None:
        return None
    return ExpulsionView(
        notified_on=found.notified_on,
        appeal_until=found.appeal_until,
        appealed_on=found.appealed_on,
    )


def _history(uow: UnitOfWork, member: Member) -> tuple[ChangeLine, ...]:
    rows = uow.session.execute(
        select(MemberChange, Person)
        .outerjoin(Person, Person.id == MemberChange.recorded_by)
        .where(MemberChange.member_id == member.id)
        .order_by(MemberChange.at.desc(), MemberChange.id.desc())
    )
    return tuple(_line(change, person) for change, person in rows)


def _line(change: MemberChange, person: Person | None) -> ChangeLine:
    return ChangeLine(
        change=change.change,
        happened_on=change.happened_on,
        at=change.at,
        way=change.way,
        recorded_by=person.name.full if person else "",
        reason=change.reason,
        reference=change.reference,
    )
