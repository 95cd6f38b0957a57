"""Suspension and expulsion, with the appeal the law gives (BW 2:35 lid 3 and 4, 2:38 lid 1)."""

import uuid
from datetime import date, timedelta

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import (
    AlreadySuspendedError,
    MembershipEndsError,
    MembershipGoesOnError,
    NoExpulsionError,
)
from coop.membership.events import MemberExpelled
from coop.membership.lookups.endings import open_expulsion, open_suspension, terms_on
from coop.membership.lookups.members import member_by_id
from coop.membership.models import Expulsion, Member, Suspension
from coop.membership.rules.lifecycle import Change, EndGround, MemberState
from coop.membership.rules.terms import (
    appeal_until,
    ensure_appeal_in_time,
    ensure_reason,
    ensure_received_in_time,
    ensure_suspension_ends,
)
from coop.membership.services.history import keep_change


@use_case(Permission.MEMBERSHIP_MEMBER_DISCIPLINE)
def suspend_member(
    uow: UnitOfWork,
    actor: Actor,
    *,
    member_id: uuid.UUID,
    last_day: date,
    reason: str,
    reference: str,
) -> None:
    """Take a member's access and vote until a day (BW 2:38 lid 1), as the statutes allow."""
    ensure_reason(reason)
    member = _present_member(uow, member_id)
    longest = terms_on(uow.session, uow.today).suspension_days
    ends_on = last_day + timedelta(days=1)
    ensure_suspension_ends(ends_on, today=uow.today, longest_days=longest)
    if open_suspension(uow.session, member.id, uow.today) is not None:
        raise AlreadySuspendedError
    _suspend(uow, member, ends_on)
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.SUSPENDED,
        happened_on=uow.today,
        reason=reason,
        reference=reference,
    )


@use_case(Permission.MEMBERSHIP_MEMBER_DISCIPLINE)
def lift_suspension(
    uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID, reference: str
) -> None:
    """End a suspension early; the one of an expulsion ends with the appeal only."""
    member = member_by_id(uow.session, member_id, lock=True)
    suspension = open_suspension(uow.session, member.id, uow.today)
    if suspension is None:
        raise MembershipGoesOnError
    if suspension.ends_on is None:
        raise MembershipEndsError
    suspension.ends_on = uow.today
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.SUSPENSION_LIFTED,
        happened_on=uow.today,
        reference=reference,
    )


@use_case(Permission.MEMBERSHIP_MEMBER_DISCIPLINE)
def expel_member(
    uow: UnitOfWork,
    actor: Actor,
    *,
    member_id: uuid.UUID,
    notified_on: date,
    reason: str,
    reference: str,
) -> None:
    """Expel a member: with reasons, suspended at once, out when the month of appeal is over."""
    ensure_reason(reason)
    member = _present_member(uow, member_id)
    ensure_received_in_time(notified_on, today=uow.today)
    if open_expulsion(uow.session, member.id) is not None:
        raise MembershipEndsError
    months = terms_on(uow.session, uow.today).appeal_months
    until = appeal_until(notified_on, months)
    uow.session.add(
        Expulsion(
            id=uow.chance.new_id(),
            member_id=member.id,
            # BW 2:35 lid 4: suspended during the term of appeal and the appeal itself.
            suspension_id=_suspend(uow, member, None),
            notified_on=notified_on,
            appeal_until=until,
            reason=reason,
            ended_on_before=member.ended_on,
            ended_ground_before=member.ended_ground,
        )
    )
    _end_on(member, until + timedelta(days=1))
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.EXPELLED,
        happened_on=notified_on,
        reason=reason,
        reference=reference,
    )
    uow.record(MemberExpelled(member_id=member.id))


@use_case(Permission.MEMBERSHIP_MEMBER_END)
def note_appeal_of_member(
    uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID, appealed_on: date
) -> None:
    """Note that an expelled member asks the assembly; until it decides, the end is off."""
    member = member_by_id(uow.session, member_id, lock=True)
    expulsion = open_expulsion(uow.session, member.id)
    if expulsion is None or expulsion.appealed_on is not None:
        raise NoExpulsionError
    ensure_received_in_time(appealed_on, today=uow.today)
    ensure_appeal_in_time(appealed_on, until=expulsion.appeal_until)
    expulsion.appealed_on = appealed_on
    member.ended_on = expulsion.ended_on_before
    member.ended_ground = expulsion.ended_ground_before
    keep_change(uow, actor, member_id=member.id, change=Change.APPEALED, happened_on=appealed_on)


@use_case(Permission.MEMBERSHIP_MEMBER_END)
def settle_appeal(
    uow: UnitOfWork,
    actor: Actor,
    *,
    member_id: uuid.UUID,
    upheld: bool,
    decided_on: date,
    reference: str,
) -> None:
    """Carry out what the assembly decided about an expulsion: it stands, or never was."""
    member = member_by_id(uow.session, member_id, lock=True)
    expulsion = open_expulsion(uow.session, member.id)
    if expulsion is None or expulsion.appealed_on is None:
        raise NoExpulsionError
    ensure_received_in_time(decided_on, today=uow.today)
    expulsion.settled_on = decided_on
    suspension = uow.session.get(Suspension, expulsion.suspension_id)
    assert suspension is not None
    suspension.ends_on = uow.today
    if upheld:
        _end_on(member, uow.today)
    keep_change(
        uow,
        actor,
        member_id=member.id,
        change=Change.EXPULSION_UPHELD if upheld else Change.EXPULSION_REVERSED,
        happened_on=decided_on,
        reference=reference,
    )


def _present_member(uow: UnitOfWork, member_id: uuid.UUID) -> Member:
    member = member_by_id(uow.session, member_id, lock=True)
    if member.state(uow.today) is not MemberState.MEMBER:
        raise MembershipEndsError
    return member


def _suspend(uow: UnitOfWork, member: Member, ends_on: date | None) -> uuid.UUID:
    suspension = Suspension(
        id=uow.chance.new_id(), member_id=member.id, starts_on=uow.today, ends_on=ends_on
    )
    uow.session.add(suspension)
    return suspension.id


def _end_on(member: Member, day: date) -> None:
    # An earlier end that stands already stays: nobody is kept by being expelled.
    if member.ended_on is None or day < member.ended_on:
        member.ended_on, member.ended_ground = day, EndGround.EXPELLED
