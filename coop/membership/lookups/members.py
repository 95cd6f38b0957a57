"""Finds memberships, and what they give a right to on a day."""

import uuid
from datetime import date, datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Session

from coop.kernel.clock import TIME_ZONE
from coop.membership.errors import MemberNotFoundError
from coop.membership.lookups.categories import is_friend
from coop.membership.lookups.minors import is_minor, minors_vote
from coop.membership.models import Member, MemberCounter, Suspension
from coop.membership.rules.lifecycle import Standing


def is_current(day: date) -> ColumnElement[bool]:
    """Select memberships that hold on a day."""
    return and_(Member.joined_on <= day, or_(Member.ended_on.is_(None), Member.ended_on > day))


def is_suspended(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Select memberships that are suspended on a day."""
    return exists().where(
        Suspension.member_id == Member.id,
        Suspension.starts_on <= day,
        or_(Suspension.ends_on.is_(None), Suspension.ends_on > day),
    )


def is_voter(day: date) -> ColumnElement[bool]:
    """Select memberships that give a vote on a day.

    BW 2:38 lid 1: every member who is not suspended has access and a vote; who is a friend or
    a donor is no member in the sense of the law.
    """
    return and_(is_legal(day), ~is_suspended(day))


def is_legal(day: date) -> ColumnElement[bool]:
    """Select who is a member in the sense of the law on a day, suspended or not."""
    return and_(is_current(day), ~is_friend(day))


#: Asked at every request of somebody who is signed in, so it is built once.
_STANDING = select(
    is_suspended(bindparam("day", type_=Date)),
    is_friend(bindparam("day", type_=Date)),
    is_minor(bindparam("day", type_=Date)),
).where(
    Member.person_id == bindparam("person_id"),
    Member.joined_on <= bindparam("day"),
    or_(Member.ended_on.is_(None), Member.ended_on > bindparam("day")),
)


def standing_of(session: Session, person_id: uuid.UUID | None, now: datetime) -> Standing:
    """Return what somebody is at this moment, as far as rights go."""
    day = now.astimezone(TIME_ZONE).date()
    found = session.execute(_STANDING, {"person_id": person_id, "day": day}).first()
    if found is None:
        return Standing.NONE
    suspended, friend, minor = found
    if friend:
        return Standing.FRIEND
    if suspended:
        return Standing.SUSPENDED
    # The rule book is asked for minors only: this is asked at every request.
    return Standing.REPRESENTED if minor and not minors_vote(session, day) else Standing.MEMBER


def is_member(session: Session, person_id: uuid.UUID | None, now: datetime) -> bool:
    """Tell whether somebody is a member at this moment, suspended or not."""
    return standing_of(session, person_id, now) not in {Standing.NONE, Standing.FRIEND}


def member_by_id(session: Session, member_id: uuid.UUID, *, lock: bool = False) -> Member:
    """Return a membership, or refuse."""
    member = session.get(Member, member_id, with_for_update=True if lock else None)
    if member is None:
        raise MemberNotFoundError
    return member


def membership_of(
    session: Session, person_id: uuid.UUID | None, day: date, *, lock: bool = False
) -> Member | None:
    """Return the membership somebody holds on a day."""
    query = select(Member).where(Member.person_id == person_id, is_current(day))
    return session.scalar(query.with_for_update() if lock else query)


def next_number(session: Session) -> int:
    """Give out the next membership number; whoever asks meanwhile waits for the one before.

    Numbers are never used twice, so the highest is remembered even if its membership goes.
    """
    counter = member_counter(session)
    counter.number += 1
    return counter.number


def member_counter(session: Session) -> MemberCounter:
    """Return the highest number ever given out, locked for whoever gives out more."""
    counter = session.get(MemberCounter, 1, with_for_update=True)
    newest = session.scalar(select(func.max(Member.number))) or 0
    if counter is None:
        counter = MemberCounter(id=1, number=newest)
        session.add(counter)
    counter.number = max(counter.number, newest)
    return counter
