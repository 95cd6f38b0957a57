"""What can be done about groups."""

import uuid
from collections.abc import Sequence

from sqlalchemy import exists, or_, select, update

from coop.groups.errors import (
    ChatTakenError,
    ContactNotFoundError,
    FieldMissingError,
    GroupNotFoundError,
    InvalidContactEmailError,
    NoChatInOwnAppError,
    SlugTakenError,
)
from coop.groups.events import ChatConnected
from coop.groups.lookups import contact_by_id, group_by_id
from coop.groups.models import (
    Contact,
    Group,
    GroupKind,
    GroupStep,
    GroupStreet,
    ModeratorsChat,
)
from coop.groups.rules import (
    ContactKind,
    Delivery,
    GroupChannel,
    GroupModel,
    GroupState,
    ReportKind,
    ensure_slug,
)
from coop.groups.rules.joining import CONNECT_LASTS
from coop.groups.rules.presets import PRESETS
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import hash_of, is_email


@use_case(Permission.GROUPS_GROUP_MANAGE)
def create_group(
    uow: UnitOfWork,
    actor: Actor,
    *,
    name: str,
    slug: str,
    channel: GroupChannel,
    model: GroupModel,
    area: str,
    purpose: str,
    streets: Sequence[str] = (),
    kinds: Sequence[ReportKind] = tuple(ReportKind),
) -> uuid.UUID:
    """Write a group down that somebody asks for; unless told otherwise it takes every kind.

    The rest is as its model says, and photos are not taken in (C27).
    """
    ensure_slug(slug)
    if not (name.strip() and area.strip() and purpose.strip()):
        raise FieldMissingError
    if uow.session.scalar(select(exists().where(Group.slug == slug))):
        raise SlugTakenError(slug=slug)
    group = Group(
        id=uow.chance.new_id(),
        name=name,
        slug=slug,
        channel=channel,
        model=model,
        area=area,
        purpose=purpose,
        created_at=uow.now,
        police=PRESETS[model].police,
        municipality=PRESETS[model].municipality,
        to_group=PRESETS[model].to_group,
    )
    uow.session.add(group)
    uow.session.add(_first_step(uow, actor, group.id))
    uow.session.add_all(GroupKind(group_id=group.id, kind=kind) for kind in set(kinds))
    uow.session.add_all(
        GroupStreet(group_id=group.id, position=position, street=street)
        for position, street in enumerate(dict.fromkeys(streets))
    )
    uow.note("group", group.id, slug=slug, channel=channel.value)
    return group.id


@use_case(Permission.GROUPS_GROUP_RUN)
def connect_chat(
    uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, telegram_chat_id: int
) -> None:
    """Tell in which Telegram chat a group talks."""
    uow.require(actor, Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group_id))
    _connect(uow, group_by_id(uow.session, group_id), telegram_chat_id)


@use_case(Permission.GROUPS_GROUP_RUN)
def ask_chat(uow: UnitOfWork, actor: Actor, *, group_id: uuid.UUID, token: str) -> None:
    """Let whoever puts the bot into a chat with this token connect that chat, once."""
    uow.require(actor, Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group_id))
    group = group_by_id(uow.session, group_id)
    if group.channel is not GroupChannel.TELEGRAM:
        raise NoChatInOwnAppError
    group.connect_hash, group.connect_until = hash_of(token), uow.now + CONNECT_LASTS
    uow.note("group", group_id)


@use_case(Permission.GROUPS_GROUP_JOIN)
def connect_chat_by_token(
    uow: UnitOfWork, actor: Actor, *, token: str, telegram_chat_id: int
) -> None:
    """Connect the chat into which the bot was put.

    In a chat nobody takes a second step, so the right to do this comes with the token: who made
    it on the website took that step.
    """
    group = uow.session.scalar(
        select(Group)
        .where(Group.connect_hash == hash_of(token), Group.connect_until > uow.now)
        .with_for_update()
    )
    if group is None:
        raise GroupNotFoundError
    group.connect_hash = group.connect_until = None
    _connect(uow, group, telegram_chat_id)


@use_case(Permission.INBOX_UPDATE_HANDLE)
def move_chat(uow: UnitOfWork, actor: Actor, *, old_chat_id: int, new_chat_id: int) -> None:
    """Follow a chat that Telegram made a supergroup: the same group under another number."""
    uow.session.execute(
        update(Group)
        .where(Group.telegram_chat_id == old_chat_id)
        .values(telegram_chat_id=new_chat_id)
    )
    uow.session.execute(
        update(ModeratorsChat)
        .where(ModeratorsChat.telegram_chat_id == old_chat_id)
        .values(telegram_chat_id=new_chat_id)
    )


@use_case(Permission.GROUPS_GROUP_RUN)
def add_contact(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_id: uuid.UUID,
    kind: ContactKind,
    function: str,
    email: str,
    delivery: Delivery = Delivery.PER_REPORT,
    answer_within_days: int | None = None,
    deputy_id: uuid.UUID | None = None,
) -> uuid.UUID:
    """Record whom a group tells, and what was agreed about answering (C2)."""
    uow.require(actor, Permission.GROUPS_GROUP_RUN, Scope(ScopeKind.GROUP, group_id))
    group_by_id(uow.session, group_id)
    if deputy_id is not None and contact_by_id(uow.session, deputy_id).group_id != group_id:
        raise ContactNotFoundError(contact_id=deputy_id)
    if not function.strip():
        raise FieldMissingError
    email = email.strip().lower()
    if not is_email(email):
        raise InvalidContactEmailError
    contact = Contact(
        id=uow.chance.new_id(),
        group_id=group_id,
        kind=kind,
        function=function.strip(),
        email=email,
        delivery=delivery,
        answer_within_days=answer_within_days,
        deputy_id=deputy_id,
    )
    uow.session.add(contact)
    uow.note("group", group_id, contact_kind=kind.value)
    return contact.id


def _first_step(uow: UnitOfWork, actor: Actor, group_id: uuid.UUID) -> GroupStep:
    grant = actor.grant_for(Permission.GROUPS_GROUP_MANAGE)
    return GroupStep(
        group_id=group_id,
        position=1,
        state=GroupState.REQUESTED,
        happened_on=uow.today,
        recorded_at=uow.now,
        function=grant.function if grant else "",
    )


def _connect(uow: UnitOfWork, group: Group, telegram_chat_id: int) -> None:
    if group.channel is not GroupChannel.TELEGRAM:
        raise NoChatInOwnAppError
    taken = exists().where(Group.telegram_chat_id == telegram_chat_id, Group.id != group.id)
    of_moderators = exists().where(ModeratorsChat.telegram_chat_id == telegram_chat_id)
    if uow.session.scalar(select(or_(taken, of_moderators))):
        raise ChatTakenError
    group.telegram_chat_id = telegram_chat_id
    uow.record(ChatConnected(group_id=group.id))
    uow.note("group", group.id)
