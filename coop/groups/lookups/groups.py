"""Finds groups, what they take in, who looks after them and whom they tell."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from coop.groups.errors import (
    ContactNotFoundError,
    DeputyNotPossibleError,
    GroupNotFoundError,
)
from coop.groups.models import (
    Contact,
    ContactCode,
    Group,
    GroupKind,
    GroupStreet,
    ModeratorsChat,
)
from coop.groups.rules import ContactKind, ReportKind, kinds_in_order
from coop.kernel.permissions import ScopeKind
from coop.people.models import Role
from coop.people.rules import RoleKind, hash_of
from coop.places.lookups import streets_in
from coop.places.rules import AreaKind


def group_by_id(session: Session, group_id: uuid.UUID) -> Group:
    """Return a group, or refuse."""
    group = session.get(Group, group_id)
    if group is None:
        raise GroupNotFoundError(group_id=group_id)
    return group


def group_by_slug(session: Session, slug: str) -> Group:
    """Return a group by its short name, or refuse."""
    group = session.scalar(select(Group).where(Group.slug == slug))
    if group is None:
        raise GroupNotFoundError(slug=slug)
    return group


def kinds_of(session: Session, group_id: uuid.UUID) -> tuple[ReportKind, ...]:
    """Return which kinds of report a group takes, in their order."""
    kinds = session.scalars(select(GroupKind.kind).where(GroupKind.group_id == group_id))
    return kinds_in_order(set(kinds))


def streets_of(session: Session, group_id: uuid.UUID) -> tuple[str, ...]:
    """Return the streets of a group's area, as its moderators ordered them.

    A group that named none has all those of the prevention area on the map.
    """
    streets = session.scalars(
        select(GroupStreet.street)
        .where(GroupStreet.group_id == group_id)
        .order_by(GroupStreet.position)
    )
    return tuple(streets) or streets_in(session, AreaKind.PREVENTION)


def contact_by_id(session: Session, contact_id: uuid.UUID) -> Contact:
    """Return a contact, or refuse."""
    contact = session.get(Contact, contact_id)
    if contact is None:
        raise ContactNotFoundError(contact_id=contact_id)
    return contact


def ensure_deputy(session: Session, contact: Contact, deputy_id: uuid.UUID) -> None:
    """Refuse a deputy of another group, and two who would wait for each other."""
    deputy = contact_by_id(session, deputy_id)
    if deputy.group_id != contact.group_id or deputy.ended_at is not None:
        raise ContactNotFoundError(contact_id=deputy_id)
    is_deputy = exists().where(Contact.deputy_id == contact.id, Contact.ended_at.is_(None))
    if (
        deputy_id == contact.id
        or deputy.deputy_id is not None
        or session.scalar(select(is_deputy))
    ):
        raise DeputyNotPossibleError


def contacts_of(session: Session, group_id: uuid.UUID) -> tuple[Contact, ...]:
    """Return a group's present contacts, the police first."""
    contacts = session.scalars(
        select(Contact)
        .where(Contact.group_id == group_id, Contact.ended_at.is_(None))
        .order_by(Contact.function)
    )
    return tuple(sorted(contacts, key=lambda contact: list(ContactKind).index(contact.kind)))


def police_contact_of(session: Session, group_id: uuid.UUID) -> Contact | None:
    """Return whom of the police a group tells, if anybody; a deputy comes after the other."""
    contacts = contacts_of(session, group_id)
    deputies = {contact.deputy_id for contact in contacts}
    police = [contact for contact in contacts if contact.kind is ContactKind.POLICE]
    return next((contact for contact in police if contact.id not in deputies), None)


def moderators_of(session: Session, group_id: uuid.UUID, today: date) -> tuple[uuid.UUID, ...]:
    """Return the persons who look after a group today."""
    moderators = session.scalars(
        select(Role.person_id)
        .where(
            Role.kind == RoleKind.MODERATOR,
            or_(Role.scope_kind == ScopeKind.ALL, Role.scope_id == group_id),
            Role.starts_on <= today,
            or_(Role.ends_on.is_(None), Role.ends_on > today),
        )
        .order_by(Role.starts_on, Role.person_id)
    )
    return tuple(dict.fromkeys(moderators))


def moderators_in(
    session: Session, group_ids: Iterable[uuid.UUID], today: date
) -> frozenset[uuid.UUID]:
    """Return which of some groups somebody looks after today."""
    wanted = set(group_ids)
    scopes = session.execute(
        select(Role.scope_kind, Role.scope_id).where(
            Role.kind == RoleKind.MODERATOR,
            or_(Role.scope_kind == ScopeKind.ALL, Role.scope_id.in_(wanted)),
            Role.starts_on <= today,
            or_(Role.ends_on.is_(None), Role.ends_on > today),
        )
    ).all()
    if any(kind is ScopeKind.ALL for kind, _ in scopes):
        return frozenset(wanted)
    return frozenset(scope_id for _, scope_id in scopes if scope_id is not None)


def moderators_chat(session: Session, *, lock: bool = False) -> ModeratorsChat | None:
    """Return the chat of the moderators of all groups, if one was ever asked for."""
    query = select(ModeratorsChat).limit(1)
    return session.scalar(query.with_for_update() if lock else query)


def newest_code(
    session: Session, email: str, browser: str, now: datetime, *, lock: bool = False
) -> ContactCode | None:
    """Return the code that a browser waits for, if one is on its way and still works."""
    query = (
        select(ContactCode)
        .where(
            ContactCode.address_hash == hash_of(email),
            ContactCode.browser_hash == hash_of(browser),
            ContactCode.used_at.is_(None),
            ContactCode.expires_at > now,
        )
        .order_by(ContactCode.asked_at.desc(), ContactCode.id)
        .limit(1)
    )
    return session.scalar(query.with_for_update() if lock else query)
