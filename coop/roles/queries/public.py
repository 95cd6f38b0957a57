"""Who does what, as far as everybody may know it (C20)."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from coop.groups.models import Contact, Group
from coop.groups.rules import ContactKind
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.parts.lookups import parts_off
from coop.parts.rules import Part, part_of_function
from coop.people.models import Person, Role
from coop.people.rules import FUNCTIONS, RoleKind
from coop.roles.rules.kinds import BOARD_KINDS, LOCAL

#: C20: the board stands in the register of the Chamber of Commerce by name; nobody else does.
PUBLIC_BY_NAME = tuple(kind for kind in RoleKind if kind in BOARD_KINDS)
#: By function, with how many hold it. Who runs the server or stands for election is not asked.
PUBLIC_BY_FUNCTION = (
    RoleKind.SUPERVISOR,
    RoleKind.AUDIT_COMMITTEE,
    RoleKind.COUNTING_COMMITTEE,
    RoleKind.PROCESS_GUARDIAN,
    RoleKind.VOLUNTEER,
    RoleKind.MUNICIPALITY,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLine:
    """A member of the board, who is public by name (C20)."""

    kind: RoleKind
    function: str
    name: str
    starts_on: date
    #: The first day without it, if that was announced.
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionLine:
    """A function that is shown without who holds it."""

    kind: RoleKind
    function: str
    holders: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One group: how many look after it, and whom it tells, by function."""

    name: str
    slug: str
    functions: tuple[FunctionLine, ...]
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoView:
    """Who does what: the board by name, all others by function."""

    board: tuple[OfficerLine, ...]
    functions: tuple[FunctionLine, ...]
    groups: tuple[GroupLine, ...]


@use_case(Permission.PEOPLE_SESSION_OPEN)
def who_does_what(uow: UnitOfWork, actor: Actor) -> WhoView:
    """Return who holds which function today, in as many queries for one group as for many."""
    held = _held(uow)
    off = parts_off(uow.session)
    everywhere = [
        role
        for role, _ in held
        if role.scope_id is None and part_of_function(role.kind) not in off
    ]
    groups = () if Part.PREVENTION in off else _groups(uow)
    contacts = _contacts(uow)
    return WhoView(
        board=tuple(
            OfficerLine(
                kind=role.kind,
                function=FUNCTIONS[role.kind],
                name=person.name.full,
                starts_on=role.starts_on,
                ends_on=role.ends_on,
            )
            for kind in PUBLIC_BY_NAME
            for role, person in held
            if role.kind is kind
        ),
        functions=_lines(PUBLIC_BY_FUNCTION, everywhere),
        groups=tuple(
            GroupLine(
                name=group.name,
                slug=group.slug,
                functions=_lines(
                    [kind for kind in RoleKind if kind in LOCAL],
                    [role for role, _ in held if _is_in(role, group.id)],
                ),
                contacts=contacts.get(group.id, ()),
            )
            for group in groups
        ),
    )


def _groups(uow: UnitOfWork) -> Sequence[Group]:
    return uow.session.scalars(select(Group).order_by(Group.name)).all()


def _held(uow: UnitOfWork) -> Sequence[tuple[Role, Person]]:
    rows = uow.session.execute(
        select(Role, Person)
        .join(Person, Person.id == Role.person_id)
        .where(
            Role.starts_on <= uow.today,
            or_(Role.ends_on.is_(None), Role.ends_on > uow.today),
        )
        .order_by(Role.starts_on, Person.sort_name)
    )
    return [(role, person) for role, person in rows]


def _is_in(role: Role, group_id: uuid.UUID) -> bool:
    # A moderator of everything looks after each group; volunteers everywhere stand above.
    return role.scope_id == group_id or (role.scope_id is None and role.kind is RoleKind.MODERATOR)


def _lines(kinds: Iterable[RoleKind], roles: Sequence[Role]) -> tuple[FunctionLine, ...]:
    holders = {kind: {role.person_id for role in roles if role.kind is kind} for kind in kinds}
    return tuple(
        FunctionLine(kind=kind, function=FUNCTIONS[kind], holders=len(people))
        for kind, people in holders.items()
        if people
    )


def _contacts(uow: UnitOfWork) -> dict[uuid.UUID, tuple[str, ...]]:
    """Return whom each group tells, the police first."""
    order = list(ContactKind)
    found: dict[uuid.UUID, tuple[str, ...]] = {}
    contacts = uow.session.scalars(
        select(Contact).where(Contact.ended_at.is_(None)).order_by(Contact.function)
    )
    for contact in sorted(contacts, key=lambda contact: order.index(contact.kind)):
        found[contact.group_id] = (*found.get(contact.group_id, ()), contact.function)
    return found
