"""Who stands in for a holder, and when the holder is away."""

import uuid
from collections.abc import Collection
from datetime import date

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import person_by_id
from coop.people.models import Role
from coop.roles.errors import DeputyIsHolderError, OwnRoleError
from coop.roles.events import DeputyNamed
from coop.roles.lookups import Post, ensure_fits, role_to_change
from coop.roles.rules.conflicts import Conflict
from coop.roles.rules.terms import Term, ensure_absence


@use_case(Permission.PEOPLE_ROLE_GRANT)
def name_deputy(
    uow: UnitOfWork,
    actor: Actor,
    *,
    role_id: uuid.UUID,
    person_id: uuid.UUID,
    seen: Collection[Conflict] = (),
) -> None:
    """Say who acts for a holder while he or she is away, in the place of any other deputy."""
    role = role_to_change(uow.session, role_id, uow.today)
    person_by_id(uow.session, person_id)
    if person_id == role.person_id:
        raise DeputyIsHolderError
    if person_id == actor.person_id:
        raise OwnRoleError
    # What nobody may hold together, nobody may do together either.
    post = Post(kind=role.kind, scope=role.scope, term=_rest_of(role, uow.today))
    clashes = ensure_fits(uow.session, person_id, post, seen=seen, today=uow.today)
    role.deputy_id = person_id
    uow.record(DeputyNamed(role_id=role.id))
    conflicts = ",".join(clash.conflict for clash in clashes)
    uow.note("person", person_id, role=role.kind.value, conflicts_seen=conflicts or None)


@use_case(Permission.PEOPLE_ROLE_GRANT)
def drop_deputy(uow: UnitOfWork, actor: Actor, *, role_id: uuid.UUID) -> None:
    """Let nobody stand in for a holder any more."""
    role = role_to_change(uow.session, role_id, uow.today)
    role.deputy_id = None
    uow.note("person", role.person_id, role=role.kind.value)


@use_case(Permission.PEOPLE_ROLE_GRANT)
def record_absence(
    uow: UnitOfWork,
    actor: Actor,
    *,
    role_id: uuid.UUID,
    away_from: date,
    back_on: date | None = None,
) -> None:
    """Record that a holder is away; the deputy acts until the day back."""
    role = role_to_change(uow.session, role_id, uow.today)
    ensure_absence(away_from, back_on, uow.today)
    role.away_from, role.back_on = away_from, back_on
    uow.note("person", role.person_id, role=role.kind.value, away_from=away_from.isoformat())


@use_case(Permission.PEOPLE_ROLE_GRANT)
def end_absence(uow: UnitOfWork, actor: Actor, *, role_id: uuid.UUID) -> None:
    """Record that a holder is back, or does not go after all."""
    role = role_to_change(uow.session, role_id, uow.today)
    role.away_from = role.back_on = None
    uow.note("person", role.person_id, role=role.kind.value)


def _rest_of(role: Role, today: date) -> Term:
    return Term(max(today, role.starts_on), role.ends_on)
