"""What can be seen of groups."""

import uuid
from dataclasses import dataclass

from sqlalchemy import select

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
from coop.people.rules import hash_of


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
