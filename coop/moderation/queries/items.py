"""What moderators see: what was stopped, how often a rule was right, what a group chose."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import func, select

from coop.groups.lookups import group_by_slug
from coop.groups.models import Group
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.lookups.chats import measures_of
from coop.moderation.models import ChatTrouble, Night, StoppedMessage
from coop.moderation.rules.kinds import HouseRule, Measure
from coop.moderation.rules.rights import Trouble

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One stopped message that waits for a moderator; not who wrote it."""

    id: uuid.UUID
    group: str
    rule: HouseRule
    measure: Measure
    at: datetime
    #: Whose place on the ladder can be looked at, and where.
    person_id: uuid.UUID | None
    slug: str
    #: Nothing where it was a photo, a sticker, or is kept no longer.
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatGroup:
    """A group of the moderator's that talks in Telegram, and what is wrong there."""

    id: uuid.UUID
    name: str
    slug: str
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemQueue:
    """What waits in all groups of a moderator."""

    groups: tuple[ChatGroup, ...]
    waiting: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """One rule of a group: what it does there, and how often it was right of late."""

    rule: HouseRule
    measure: Measure
    right: int
    judged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatView:
    """What a group chose for its chat."""

    id: uuid.UUID
    name: str
    slug: str
    rules: tuple[RuleView, ...]
    begins: time | None
    ends: time | None
    troubles: tuple[Trouble, ...]


@use_case(Permission.MODERATION_ITEM_DECIDE)
def item_queue(uow: UnitOfWork, actor: Actor) -> ItemQueue:
    """Return what waits in the groups a moderator looks after, the oldest first."""
    groups = [
        group
        for group in uow.session.scalars(
            select(Group).where(Group.telegram_chat_id.is_not(None)).order_by(Group.name)
        )
        if actor.holds(Permission.MODERATION_ITEM_DECIDE, Scope(ScopeKind.GROUP, group.id))
    ]
    # Who looks after no group at all is refused nothing and sees nothing.
    uow.scope_checked = True
    names = {group.id: group.name for group in groups}
    slugs = {group.id: group.slug for group in groups}
    troubles: dict[uuid.UUID, list[Trouble]] = {}
    for one in uow.session.scalars(select(ChatTrouble).where(ChatTrouble.group_id.in_(names))):
        troubles.setdefault(one.group_id, []).append(one.trouble)
    items = uow.session.scalars(
        select(StoppedMessage)
        .where(StoppedMessage.group_id.in_(names), StoppedMessage.decided_at.is_(None))
        .order_by(StoppedMessage.at, StoppedMessage.id)
        .limit(MOST_SHOWN)
    )
    return ItemQueue(
        groups=tuple(
            ChatGroup(
                id=group.id,
                name=group.name,
                slug=group.slug,
                troubles=tuple(sorted(troubles.get(group.id, ()))),
            )
            for group in groups
        ),
        waiting=tuple(
            ItemLine(
                id=item.id,
                group=names[item.group_id],
                rule=item.rule,
                measure=item.measure,
                at=item.at,
                text=item.text,
                person_id=item.person_id,
                slug=slugs[item.group_id],
            )
            for item in items
        ),
    )


@use_case(Permission.MODERATION_RULE_SET)
def chat_view(uow: UnitOfWork, actor: Actor, *, slug: str) -> ChatView:
    """Return the rules of a group's chat with how often each was right, and its night."""
    group = group_by_slug(uow.session, slug)
    uow.require(actor, Permission.MODERATION_RULE_SET, Scope(ScopeKind.GROUP, group.id))
    judged = _judged(uow, group.id)
    measures = measures_of(uow.session, group.id)
    night = uow.session.get(Night, group.id)
    troubles = uow.session.scalars(
        select(ChatTrouble.trouble).where(ChatTrouble.group_id == group.id)
    )
    return ChatView(
        id=group.id,
        name=group.name,
        slug=group.slug,
        rules=tuple(
            RuleView(
                rule=rule,
                measure=measures[rule],
                right=judged.get((rule, True), 0),
                judged=judged.get((rule, True), 0) + judged.get((rule, False), 0),
            )
            for rule in HouseRule
        ),
        begins=night.begins if night else None,
        ends=night.ends if night else None,
        troubles=tuple(sorted(troubles)),
    )


def _judged(uow: UnitOfWork, group_id: uuid.UUID) -> Mapping[tuple[HouseRule, bool], int]:
    rows = uow.session.execute(
        select(StoppedMessage.rule, StoppedMessage.was_right, func.count())
        .where(StoppedMessage.group_id == group_id, StoppedMessage.was_right.is_not(None))
        .group_by(StoppedMessage.rule, StoppedMessage.was_right)
    )
    return {(rule, bool(right)): count for rule, right, count in rows}
