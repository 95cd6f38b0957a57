"""Finds functions: who holds which in a time, and who would be left to give them."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from coop.groups.lookups import group_by_slug
from coop.groups.models import Group
from coop.kernel.permissions import Scope, ScopeKind
from coop.membership.lookups.members import membership_of
from coop.parts.lookups import ensure_on
from coop.parts.rules import part_of_function
from coop.people.models import Role
from coop.people.rules import RoleKind
from coop.roles.errors import (
    InvitationNotFoundError,
    MemberNeededError,
    NobodyToAskError,
    RoleHeldError,
    RoleNotFoundError,
    SeatTakenError,
)
from coop.roles.models import RoleInvitation
from coop.roles.rules.conflicts import Clash, Conflict, clashes_of, ensure_compatible
from coop.roles.rules.kinds import GIVERS, SEATS, needs_member
from coop.roles.rules.questions import ensure_asked
from coop.roles.rules.terms import Term
from coop.statutes.lookups import rule_in_force
from coop.statutes.rules import RuleKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A function on something in a time, whoever is to hold it or to stand in."""

    kind: RoleKind
    scope: Scope
    term: Term


def lock_givers(session: Session) -> None:
    """Let one board member at a time change who holds what.

    Two who each end the other's function, or each give the one seat of the chair, would
    otherwise both be right.
    """
    session.execute(
        select(Role.id).where(Role.kind.in_(GIVERS)).order_by(Role.id).with_for_update()
    )


def role_to_change(session: Session, role_id: uuid.UUID, today: date) -> Role:
    """Return a function that has not ended, or refuse; nobody else changes it meanwhile."""
    lock_givers(session)
    role = session.get(Role, role_id, with_for_update=True, populate_existing=True)
    if role is None or (role.ends_on is not None and role.ends_on <= today):
        raise RoleNotFoundError
    return role


def term_of(role: Role) -> Term:
    """Return from when until when a function is held."""
    return Term(role.starts_on, role.ends_on)


def is_in(term: Term) -> ColumnElement[bool]:
    """Select functions that are held on some day of a term."""
    ends_after = or_(Role.ends_on.is_(None), Role.ends_on > term.starts_on)
    if term.ends_on is None:
        return ends_after
    return ends_after & (Role.starts_on < term.ends_on)


def invitation_by_id(
    session: Session, invitation_id: uuid.UUID | None, *, lock: bool = False
) -> RoleInvitation:
    """Return an invitation, or refuse."""
    query = select(RoleInvitation).where(RoleInvitation.id == invitation_id)
    invitation = session.scalar(query.with_for_update() if lock else query)
    if invitation is None:
        raise InvitationNotFoundError
    return invitation


def ensure_for_outsider(session: Session, kind: RoleKind, today: date) -> None:
    """Refuse a function that only a member can hold."""
    outsiders = rule_in_force(session, RuleKey.BOARD_OUTSIDERS, today).is_on
    if needs_member(kind, board_takes_outsiders=outsiders):
        raise MemberNeededError


def held_in(session: Session, person_id: uuid.UUID, term: Term) -> Sequence[Role]:
    """Return what somebody holds, or stands in for, on some day of a term."""
    return session.scalars(
        select(Role).where(
            or_(Role.person_id == person_id, Role.deputy_id == person_id), is_in(term)
        )
    ).all()


def ensure_seat_free(session: Session, post: Post) -> None:
    """Refuse a second chair, secretary or treasurer."""
    if post.kind not in SEATS:
        return
    taken = session.scalar(
        select(Role)
        .where(Role.kind == post.kind, is_in(post.term))
        .order_by(Role.starts_on)
        .limit(1)
    )
    if taken is not None:
        raise SeatTakenError


def ensure_fits(
    session: Session,
    person_id: uuid.UUID,
    post: Post,
    *,
    seen: Collection[Conflict],
    today: date,
) -> tuple[Clash, ...]:
    """Refuse who cannot hold a function; returns what was seen and accepted."""
    if membership_of(session, person_id, today) is None:
        ensure_for_outsider(session, post.kind, today)
    held = held_in(session, person_id, post.term)
    own = [role for role in held if role.person_id == person_id]
    if any(role.kind is post.kind and role.scope == post.scope for role in own):
        raise RoleHeldError
    clashes = clashes_of(post.kind, {role.kind for role in held})
    has_rvc = rule_in_force(session, RuleKey.SUPERVISORY_BOARD, today).is_on
    ensure_compatible(clashes, seen, has_rvc=has_rvc)
    return clashes


def other_givers(session: Session, role_id: uuid.UUID) -> list[Term]:
    """Return the terms of all who could give functions if this one were gone."""
    roles = session.scalars(
        select(Role).where(
            Role.kind.in_(GIVERS), Role.scope_kind == ScopeKind.ALL, Role.id != role_id
        )
    )
    return [term_of(role) for role in roles]


def givers_on(session: Session, day: date) -> Sequence[uuid.UUID]:
    """Return who can give functions on a day."""
    return session.scalars(
        select(Role.person_id)
        .where(
            Role.kind.in_(GIVERS), Role.scope_kind == ScopeKind.ALL, is_in(Term(day, _next(day)))
        )
        .distinct()
    ).all()


def _next(day: date) -> date:
    return day + timedelta(days=1)


def group_asked(session: Session, slug: str) -> Group | None:
    """Return the group whose people are asked; none where the whole cooperative is meant."""
    return group_by_slug(session, slug) if slug else None


def answering(
    session: Session, kind: RoleKind, group_id: uuid.UUID | None, today: date
) -> tuple[uuid.UUID, ...]:
    """Return who answers for a function today: the holder, or else the deputy; or refuse."""
    ensure_asked(kind)
    ensure_on(session, part_of_function(kind))
    # Who looks after everything looks after each group.
    where = Role.scope_kind == ScopeKind.ALL
    if group_id is not None:
        where = or_(where, Role.scope_id == group_id)
    roles = session.scalars(
        select(Role).where(Role.kind == kind, where, is_in(Term(today, _next(today))))
    )
    people = {
        role.deputy_id if role.deputy_id and role.is_away_on(today) else role.person_id
        for role in roles
    }
    if not people:
        raise NobodyToAskError
    return tuple(sorted(people))
