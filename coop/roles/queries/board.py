"""What the board sees of functions: who holds which, and what goes badly together."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import aliased

from coop.groups.models import Group
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.members import is_current, membership_of
from coop.membership.models import Member
from coop.people.lookups import person_by_id
from coop.people.models import Person, Role
from coop.people.rules import RoleKind, folded
from coop.roles.errors import RoleNotFoundError
from coop.roles.lookups import term_of
from coop.roles.rules.conflicts import Conflict, clashes_of

#: A search for somebody shows so many; more words find who is not among them.
MOST_FOUND = 20

_Deputy = aliased(Person)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """One function as somebody holds it, or will."""

    role_id: uuid.UUID
    kind: RoleKind
    person_id: uuid.UUID
    name: str
    #: No member today, though a function may ask it.
    is_member: bool
    starts_on: date
    #: The first day without it, if the end is announced.
    ends_on: date | None
    #: The one group it is held in; none for the whole cooperative.
    group: str | None
    deputy: str | None
    away_from: date | None
    back_on: date | None
    #: Today, so that the deputy acts.
    is_away: bool
    conflicts: tuple[Conflict, ...]
    conflict_seen_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RolesView:
    """All functions that have not ended."""

    now: tuple[RoleLine, ...]
    coming: tuple[RoleLine, ...]


@use_case(Permission.PEOPLE_ROLE_GRANT)
def roles_view(uow: UnitOfWork, actor: Actor) -> RolesView:
    """Return who holds what today, and who will."""
    lines = _lines(uow)
    return RolesView(
        now=tuple(line for line in lines if line.starts_on <= uow.today),
        coming=tuple(line for line in lines if line.starts_on > uow.today),
    )


@use_case(Permission.PEOPLE_ROLE_GRANT)
def role_view(uow: UnitOfWork, actor: Actor, *, role_id: uuid.UUID) -> RoleLine:
    """Return one function that has not ended."""
    for line in _lines(uow):
        if line.role_id == role_id:
            return line
    raise RoleNotFoundError


def _standing(uow: UnitOfWork) -> Sequence[tuple[Role, Person, Person | None, str | None, bool]]:
    is_member = exists().where(Member.person_id == Role.person_id, is_current(uow.today))
    rows = uow.session.execute(
        select(Role, Person, _Deputy, Group.name, is_member)
        .join(Person, Person.id == Role.person_id)
        .outerjoin(_Deputy, _Deputy.id == Role.deputy_id)
        .outerjoin(Group, Group.id == Role.scope_id)
        .where(or_(Role.ends_on.is_(None), Role.ends_on > uow.today))
        .order_by(Role.starts_on, Person.sort_name)
    )
    return [(role, person, deputy, group, member) for role, person, deputy, group, member in rows]


def _lines(uow: UnitOfWork) -> list[RoleLine]:
    rows = _standing(uow)
    roles = [row[0] for row in rows]
    order = list(RoleKind)
    lines = [
        RoleLine(
            role_id=role.id,
            kind=role.kind,
            person_id=person.id,
            name=person.name.full,
            is_member=is_member,
            starts_on=role.starts_on,
            ends_on=role.ends_on,
            group=group,
            deputy=deputy.name.full if deputy else None,
            away_from=role.away_from,
            back_on=role.back_on,
            is_away=role.is_away_on(uow.today),
            conflicts=_conflicts_of(role, roles),
            conflict_seen_at=role.conflict_seen_at,
        )
        for role, person, deputy, group, is_member in rows
    ]
    return sorted(lines, key=lambda line: order.index(line.kind))


def _conflicts_of(role: Role, roles: Sequence[Role]) -> tuple[Conflict, ...]:
    """Return what goes badly together with what the same person holds in the same time."""
    beside = {
        other.kind
        for other in roles
        if other.person_id == role.person_id and term_of(other).overlaps(term_of(role))
    }
    return tuple(clash.conflict for clash in clashes_of(role.kind, beside))


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """Somebody who may get a function."""

    person_id: uuid.UUID
    name: str
    #: None for who is no member.
    member_number: int | None


@use_case(Permission.PEOPLE_ROLE_GRANT)
def found_persons(uow: UnitOfWork, actor: Actor, *, search: str) -> tuple[FoundPerson, ...]:
    """Return who has all the words in the name; nobody for a search without words."""
    words = folded(search).split()
    if not words:
        return ()
    rows = uow.session.execute(
        select(Person, Member.number)
        .outerjoin(Member, and_(Member.person_id == Person.id, is_current(uow.today)))
        .where(*(Person.sort_name.contains(word, autoescape=True) for word in words))
        .order_by(Person.sort_name, Person.id)
        .limit(MOST_FOUND)
    )
    return tuple(
        FoundPerson(person_id=person.id, name=person.name.full, member_number=number)
        for person, number in rows
    )


@use_case(Permission.PEOPLE_ROLE_GRANT)
def found_person(uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID) -> FoundPerson:
    """Return one person who may get a function."""
    person = person_by_id(uow.session, person_id)
    member = membership_of(uow.session, person_id, uow.today)
    number = member.number if member else None
    return FoundPerson(person_id=person.id, name=person.name.full, member_number=number)
