"""Giving a function, announcing its end, and ending it."""

import uuid
from collections.abc import Collection
from datetime import date

from coop.groups.lookups import group_by_id
from coop.kernel.permissions import EVERYWHERE, Actor, Permission, Scope
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import person_by_id
from coop.people.models import Role
from coop.people.rules import RoleKind
from coop.people.services import grant_role
from coop.roles.errors import OwnRoleError
from coop.roles.events import RoleEndAnnounced, RoleGiven
from coop.roles.lookups import (
    Post,
    ensure_fits,
    ensure_seat_free,
    lock_givers,
    other_givers,
    role_to_change,
    term_of,
)
from coop.roles.rules.conflicts import Conflict
from coop.roles.rules.kinds import GIVERS, ensure_scope
from coop.roles.rules.terms import Term, ensure_end, ensure_somebody_gives, ensure_term


@use_case(Permission.PEOPLE_ROLE_GRANT)
def appoint(
    uow: UnitOfWork,
    actor: Actor,
    *,
    person_id: uuid.UUID,
    kind: RoleKind,
    scope: Scope = EVERYWHERE,
    starts_on: date,
    ends_on: date | None = None,
    seen: Collection[Conflict] = (),
) -> uuid.UUID:
    """Give somebody a function, as law, statutes and good custom allow."""
    lock_givers(uow.session)
    person_by_id(uow.session, person_id)
    if person_id == actor.person_id:
        raise OwnRoleError
    post = Post(kind=kind, scope=scope, term=Term(starts_on, ends_on))
    ensure_term(post.term)
    ensure_scope(kind, scope.kind)
    if scope.id is not None:
        group_by_id(uow.session, scope.id)
    clashes = ensure_fits(uow.session, person_id, post, seen=seen, today=uow.today)
    ensure_seat_free(uow.session, post)
    role_id = grant_role(
        uow,
        actor,
        person_id=person_id,
        kind=kind,
        scope=scope,
        starts_on=starts_on,
        ends_on=ends_on,
        conflict_seen=bool(clashes),
    )
    uow.record(RoleGiven(role_id=role_id, giver_id=actor.person_id))
    conflicts = ",".join(clash.conflict for clash in clashes)
    uow.note("person", person_id, role=kind.value, conflicts_seen=conflicts or None)
    return role_id


@use_case(Permission.PEOPLE_ROLE_GRANT)
def announce_end(uow: UnitOfWork, actor: Actor, *, role_id: uuid.UUID, ends_on: date) -> None:
    """Say from which day somebody no longer holds a function."""
    role = role_to_change(uow.session, role_id, uow.today)
    ensure_end(term_of(role), ends_on, uow.today)
    _end(uow, role, ends_on)


@use_case(Permission.PEOPLE_ROLE_GRANT)
def end_role(uow: UnitOfWork, actor: Actor, *, role_id: uuid.UUID) -> None:
    """End a function today; one that was still to begin never does."""
    role = role_to_change(uow.session, role_id, uow.today)
    _end(uow, role, max(uow.today, role.starts_on))


def _end(uow: UnitOfWork, role: Role, ends_on: date) -> None:
    if role.kind in GIVERS:
        ensure_somebody_gives(other_givers(uow.session, role.id), ends_on)
    role.ends_on = ends_on
    uow.record(RoleEndAnnounced(role_id=role.id))
    uow.note("person", role.person_id, role=role.kind.value, ends_on=ends_on.isoformat())
