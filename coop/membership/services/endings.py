"""How a membership ends, and how an end entered by mistake is taken back.

BW 2:35 lid 1 knows four ways: death, resignation, notice by the cooperative, and expulsion; the
last has a module of its own.
"""

import uuid
from datetime import date, timedelta

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import (
    DayBeforeMembershipError,
    DayInFutureError,
    EndDateChangedError,
    MemberNotFoundError,
    MembershipEndsError,
    MembershipGoesOnError,
)
from coop.membership.events import MemberResigned
from coop.membership.lookups.endings import open_expulsion, terms_on
from coop.membership.lookups.members import member_by_id, membership_of
from coop.membership.models import Member
from coop.membership.rules.lifecycle import Change, EndGround, Way
from coop.membership.rules.terms import (
    AtOnce,
    ensure_may_leave_at_once,
    ensure_reason,
    ensure_received_in_time,
    last_day_of_resignation,
)
from coop.membership.services.history import keep_change


@use_case(Permission.MEMBERSHIP_MEMBER_RESIGN)
def resign(uow: UnitOfWork, actor: Actor, *, expected: date) -> None:
    """Resign; ``expected`` is the last day the page showed, so nobody confirms what was unseen."""
    member = membership_of(uow.session, actor.person_id, uow.today, lock=True)
    if member is None:
        raise MemberNotFoundError
    _ensure_no_end(member)
    last_day = last_day_of_resignation(uow.today, terms_on(uow.session, uow.today).notice)
    if last_day != expected:
        raise EndDateChangedError(last_day=last_day)
    _end(member, EndGround.RESIGNED, last_day)
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.RESIGNED,
        happened_on=uow.today,
        way=Way.WEB,
    )
    uow.record(MemberResigned(member_id=member.id))


@use_case(Permission.MEMBERSHIP_MEMBER_END)
def record_resignation(
    uow: UnitOfWork,
    actor: Actor,
    *,
    member_id: uuid.UUID,
    received_on: date,
    way: Way,
    at_once: AtOnce | None = None,
    learned_on: date | None = None,
) -> None:
    """Enter a resignation that came by letter or mail; the day of receipt counts."""
    member = member_by_id(uow.session, member_id, lock=True)
    _ensure_no_end(member)
    ensure_received_in_time(received_on, today=uow.today)
    _ensure_was_member(member, received_on)
    if at_once is None:
        notice = terms_on(uow.session, received_on).notice
        last_day = last_day_of_resignation(received_on, notice)
    else:
        ensure_may_leave_at_once(at_once, learned_on=learned_on, notice_on=received_on)
        last_day = received_on
    _end(member, EndGround.RESIGNED, last_day)
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.RESIGNED,
        happened_on=received_on,
        way=way,
    )
    uow.record(MemberResigned(member_id=member.id))


@use_case(Permission.MEMBERSHIP_MEMBER_END)
def record_death(uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID, died_on: date) -> None:
    """Enter that a member died; the membership ended with it (BW 2:35 lid 1 sub a)."""
    member = member_by_id(uow.session, member_id, lock=True)
    if died_on > uow.today:
        raise DayInFutureError
    _ensure_was_member(member, died_on)
    if member.ended_ground is EndGround.DIED:
        raise MembershipEndsError
    _end(member, EndGround.DIED, died_on)
    keep_change(uow, actor, member_id=member.id, change=Change.DIED, happened_on=died_on)


@use_case(Permission.MEMBERSHIP_MEMBER_DISCIPLINE)
def terminate_membership(
    uow: UnitOfWork,
    actor: Actor,
    *,
    member_id: uuid.UUID,
    notified_on: date,
    reason: str,
    reference: str,
    at_once: bool = False,
) -> None:
    """Give a member notice (BW 2:35 lid 2), with the same term as a member has (2:36 lid 1)."""
    ensure_reason(reason)
    member = member_by_id(uow.session, member_id, lock=True)
    _ensure_no_end(member)
    ensure_received_in_time(notified_on, today=uow.today)
    _ensure_was_member(member, notified_on)
    # BW 2:36 lid 1, last part: at once where going on cannot reasonably be asked.
    notice = terms_on(uow.session, notified_on).notice
    last_day = notified_on if at_once else last_day_of_resignation(notified_on, notice)
    _end(member, EndGround.TERMINATED, last_day)
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.TERMINATED,
        happened_on=notified_on,
        reason=reason,
        reference=reference,
    )


@use_case(Permission.MEMBERSHIP_MEMBER_END)
def revive_membership(uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID, reason: str) -> None:
    """Take back an end that was entered by mistake; an expulsion only the assembly takes back."""
    ensure_reason(reason)
    member = member_by_id(uow.session, member_id, lock=True)
    if member.ended_on is None:
        raise MembershipGoesOnError
    if open_expulsion(uow.session, member.id) is not None:
        raise MembershipEndsError
    other = membership_of(uow.session, member.person_id, uow.today)
    if other is not None and other.id != member.id:
        # Came back under a new number meanwhile.
        raise MembershipGoesOnError
    member.ended_on = member.ended_ground = None
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.REVIVED,
        happened_on=uow.today,
        reason=reason,
    )


def _ensure_no_end(member: Member) -> None:
    if member.ended_on is not None:
        raise MembershipEndsError


def _ensure_was_member(member: Member, day: date) -> None:
    if day < member.joined_on:
        raise DayBeforeMembershipError


def _end(member: Member, ground: EndGround, last_day: date) -> None:
    member.ended_on = last_day + timedelta(days=1)
    member.ended_ground = ground
