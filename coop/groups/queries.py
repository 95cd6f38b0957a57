"""What can be seen of groups."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from coop.groups.errors import GroupNotFoundError
from coop.groups.lookups import (
    contact_by_id,
    contacts_of,
    group_by_slug,
    kinds_of,
    moderators_of,
    newest_code,
)
from coop.groups.models import ContactBrowser, Group
from coop.groups.rules import CODE_ATTEMPTS, ContactKind, GroupChannel, ReportKind
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person, Role
from coop.people.rules import FUNCTIONS, RoleKind, hash_of

#: C20: the board stands in the register of the Chamber of Commerce by name; nobody else does.
PUBLIC_BY_NAME = (RoleKind.CHAIR, RoleKind.SECRETARY, RoleKind.TREASURER)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """Who outside takes part, by function."""

    kind: ContactKind
    function: str
    #: ``None`` means: no answer was agreed.
    answer_within_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group as everybody may see it: what it is for and who takes part."""

    id: uuid.UUID
    name: str
    slug: str
    channel: GroupChannel
    area: str
    purpose: str
    kinds: tuple[ReportKind, ...]
    #: How many neighbours look after it; names are for participants only (C20).
    moderators: int
    contacts: tuple[ContactView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupLine:
    """One group in a list."""

    id: uuid.UUID
    name: str
    slug: str
    area: str
    channel: GroupChannel


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserView:
    """How far a browser is known to be a contact's."""

    is_known: bool
    #: A code is on its way to the contact's address, and this browser may type it.
    awaits_code: bool


@use_case(Permission.GROUPS_CONTACT_PROVE)
def browser_view(uow: UnitOfWork, actor: Actor, *, browser: str | None) -> BrowserView:
    """Return whether the contact whose link this is was shown to sit at this browser."""
    if actor.contact_id is None or not browser:
        return BrowserView(is_known=False, awaits_code=False)
    contact = contact_by_id(uow.session, actor.contact_id)
    known = uow.session.scalar(
        select(ContactBrowser.id).where(
            ContactBrowser.address_hash == hash_of(contact.email),
            ContactBrowser.browser_hash == hash_of(browser),
            ContactBrowser.known_until > uow.now,
        )
    )
    code = newest_code(uow.session, contact.email, browser, uow.now)
    return BrowserView(
        is_known=known is not None,
        awaits_code=code is not None and code.attempts < CODE_ATTEMPTS,
    )


@use_case(Permission.GROUPS_GROUP_READ)
def all_groups(uow: UnitOfWork, actor: Actor) -> tuple[GroupLine, ...]:
    """Return every group, by name."""
    groups = uow.session.scalars(select(Group).order_by(Group.name))
    return tuple(_line(group) for group in groups)


@use_case(Permission.GROUPS_GROUP_READ)
def group_view(uow: UnitOfWork, actor: Actor, *, slug: str) -> GroupView:
    """Return one group with who takes part."""
    group = group_by_slug(uow.session, slug)
    return GroupView(
        id=group.id,
        name=group.name,
        slug=group.slug,
        channel=group.channel,
        area=group.area,
        purpose=group.purpose,
        kinds=kinds_of(uow.session, group.id),
        moderators=len(moderators_of(uow.session, group.id, uow.today)),
        contacts=tuple(
            ContactView(
                kind=contact.kind,
                function=contact.function,
                answer_within_days=contact.answer_within_days,
            )
            for contact in contacts_of(uow.session, group.id)
        ),
    )


@use_case(Permission.GROUPS_GROUP_READ)
def group_of_chat(uow: UnitOfWork, actor: Actor, *, telegram_chat_id: int) -> GroupLine:
    """Return the group that talks in a Telegram chat."""
    group = uow.session.scalar(select(Group).where(Group.telegram_chat_id == telegram_chat_id))
    if group is None:
        raise GroupNotFoundError
    return _line(group)


def _line(group: Group) -> GroupLine:
    return GroupLine(
        id=group.id,
        name=group.name,
        slug=group.slug,
        area=group.area,
        channel=group.channel,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLine:
    """A member of the board, who is public by name (C20)."""

    function: str
    name: str
    starts_on: date
    #: The first day without it, if that was announced.
    ends_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoView:
    """Who does what: the board by name, all others by function."""

    board: tuple[OfficerLine, ...]
    groups: tuple[GroupView, ...]


@use_case(Permission.GROUPS_GROUP_READ)
def who_does_what(uow: UnitOfWork, actor: Actor) -> WhoView:
    """Return who holds which function today, as far as everybody may know."""
    rows = uow.session.execute(
        select(Role, Person)
        .join(Person, Person.id == Role.person_id)
        .where(
            Role.kind.in_(PUBLIC_BY_NAME),
            Role.starts_on <= uow.today,
            or_(Role.ends_on.is_(None), Role.ends_on > uow.today),
        )
        .order_by(Role.starts_on, Person.sort_name)
    ).all()
    return WhoView(
        board=tuple(
            OfficerLine(
                function=FUNCTIONS[role.kind],
                name=person.name.full,
                starts_on=role.starts_on,
                ends_on=role.ends_on,
            )
            for role, person in sorted(rows, key=lambda row: PUBLIC_BY_NAME.index(row[0].kind))
        ),
        groups=tuple(
            group_view(uow, actor, slug=slug)
            for slug in uow.session.scalars(select(Group.slug).order_by(Group.name))
        ),
    )
