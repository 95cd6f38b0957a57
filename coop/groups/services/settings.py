"""What a group is for, who reads along and whom it tells: changed in the open, and asked again."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import delete

from coop.groups.errors import (
    FieldMissingError,
    InvalidContactEmailError,
    NoChatInOwnAppError,
)
from coop.groups.events import GroupRulesChanged
from coop.groups.lookups import (
    contact_by_id,
    ensure_deputy,
    ensure_open_group,
    group_by_id,
)
from coop.groups.models import Contact, Group, GroupKind, GroupStreet
from coop.groups.rules import (
    Delivery,
    GroupChannel,
    Involvement,
    PhotoPolicy,
    ReportKind,
    ToGroup,
)
from coop.groups.rules.joining import ensure_invite
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import is_email


@use_case(Permission.GROUPS_GROUP_RUN)
def change_purpose(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_id: uuid.UUID,
    area: str,
    purpose: str,
    police: Involvement,
    municipality: Involvement,
) -> bool:
    """Change what a group is for or who reads along; tell whether everybody is asked again.

    Data given for one purpose is not used for another (AVG art. 5 lid 1 b).
    """
    group = _own_group(uow, actor, group_id)
    if not (area.strip() and purpose.strip()):
        raise FieldMissingError
    agreed = (group.purpose, group.police, group.municipality)
    group.area, group.purpose = area.strip(), purpose.strip()
    group.police, group.municipality = police, municipality
    is_other = agreed != (group.purpose, police, municipality)
    if is_other:
        group.rules_version += 1
        uow.record(GroupRulesChanged(group_id=group_id))
    uow.note("group", group_id, topic=f"group:{group_id}", version=group.rules_version)
    return is_other


@use_case(Permission.GROUPS_GROUP_RUN)
def choose_kinds(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_id: uuid.UUID,
    kinds: Collection[ReportKind],
    to_group: ToGroup,
) -> None:
    """Say what a group takes in, and what of it reaches everybody (C4 stands above it)."""
    group = _own_group(uow, actor, group_id)
    if not kinds:
        raise FieldMissingError
    group.to_group = to_group
    uow.session.execute(delete(GroupKind).where(GroupKind.group_id == group_id))
    uow.session.add_all(GroupKind(group_id=group_id, kind=kind) for kind in set(kinds))
    uow.note("group", group_id, topic=f"group:{group_id}")


@use_case(Permission.GROUPS_GROUP_RUN)
def choose_photos(
    uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, photos: PhotoPolicy
) -> None:
    """Say whether a group takes photos in; it does so only once the board released it (C27)."""
    group = _own_group(uow, actor, group_id)
    group.photo_policy = photos
    uow.note("group", group_id, topic=f"group:{group_id}", photos=photos.value)


@use_case(Permission.GROUPS_GROUP_RUN)
def choose_streets(
    uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, streets: Sequence[str]
) -> None:
    """Say which streets belong to a group, in the order in which they are asked."""
    _own_group(uow, actor, group_id)
    named = dict.fromkeys(street.strip() for street in streets if street.strip())
    uow.session.execute(delete(GroupStreet).where(GroupStreet.group_id == group_id))
    uow.session.add_all(
        GroupStreet(group_id=group_id, position=position, street=street)
        for position, street in enumerate(named)
    )
    uow.note("group", group_id, topic=f"group:{group_id}")


@use_case(Permission.GROUPS_GROUP_RUN)
def change_channel(
    uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, channel: GroupChannel
) -> None:
    """Move a group to another app; its address and its people stay (C1)."""
    group = _own_group(uow, actor, group_id)
    ensure_open_group(uow.session, group_id)
    if channel is GroupChannel.OWN_APP:
        group.telegram_chat_id, group.invite_link = None, ""
    group.channel = channel
    uow.note("group", group_id, topic=f"group:{group_id}", channel=channel.value)


@use_case(Permission.GROUPS_GROUP_RUN)
def keep_invite_link(uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, link: str) -> None:
    """Keep the link with which who takes part finds the chat; the bot looks who comes in."""
    group = _own_group(uow, actor, group_id)
    ensure_invite(link.strip())
    if group.channel is not GroupChannel.TELEGRAM:
        raise NoChatInOwnAppError
    group.invite_link = link.strip()
    uow.note("group", group_id, topic=f"group:{group_id}")


@use_case(Permission.GROUPS_GROUP_RUN)
def change_contact(
    uow: UnitOfWork,
    actor: Actor,
    *,
    contact_id: uuid.UUID,
    function: str,
    email: str,
    delivery: Delivery,
    answer_within_days: int | None,
    absent_until: date | None,
    deputy_id: uuid.UUID | None = None,
) -> None:
    """Record what was agreed anew, or until when a contact is absent: then no clock runs (C21)."""
    contact = _own_contact(uow, actor, contact_id)
    if deputy_id is not None:
        ensure_deputy(uow.session, contact, deputy_id)
    contact.deputy_id = deputy_id
    contact.function, contact.email = _filled(function), _address(email)
    contact.delivery, contact.answer_within_days = delivery, answer_within_days
    contact.absent_until = absent_until
    uow.note("group", contact.group_id, contact_kind=contact.kind.value)


@use_case(Permission.GROUPS_GROUP_RUN)
def end_contact(uow: UnitOfWork, actor: Actor, *, contact_id: uuid.UUID) -> None:
    """Tell somebody nothing any more."""
    contact = _own_contact(uow, actor, contact_id)
    if contact.ended_at is None:
        contact.ended_at = uow.now
    uow.note("group", contact.group_id, contact_kind=contact.kind.value)


def _own_group(uow: UnitOfWork, actor: Actor, group_id: uuid.UUID) -> Group:
    uow.require(actor, Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group_id))
    return group_by_id(uow.session, group_id)


def _own_contact(uow: UnitOfWork, actor: Actor, contact_id: uuid.UUID) -> Contact:
    contact = contact_by_id(uow.session, contact_id)
    _own_group(uow, actor, contact.group_id)
    return contact


def _filled(text: str) -> str:
    if not text.strip():
        raise FieldMissingError
    return text.strip()


def _address(email: str) -> str:
    email = email.strip().lower()
    if not is_email(email):
        raise InvalidContactEmailError
    return email
