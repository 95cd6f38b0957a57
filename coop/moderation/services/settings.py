"""What moderators choose for their group: what each rule does, and the night."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from sqlalchemy import select

from coop.groups.lookups import group_by_slug
from coop.groups.models import Group
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.models import GroupRule, Night
from coop.moderation.outbox import order
from coop.moderation.rules.kinds import HouseRule, Measure
from coop.moderation.rules.orders import OrderKind
from coop.moderation.rules.pace import ensure_night, is_night


@use_case(Permission.MODERATION_RULE_SET)
def set_rules(
    uow: UnitOfWork,
    actor: Actor,
    *,
    slug: str,
    measures: Mapping[HouseRule, Measure],
) -> None:
    """Choose what each rule does in a group; those not named stay as they are."""
    group = group_by_slug(uow.session, slug)
    uow.require(actor, Permission.MODERATION_RULE_SET, Scope(ScopeKind.GROUP, group.id))
    for rule, measure in measures.items():
        own = uow.session.get(GroupRule, (group.id, rule))
        if own is None:
            uow.session.add(GroupRule(group_id=group.id, rule=rule, measure=measure))
        else:
            own.measure = measure
    chosen: dict[str, Any] = {rule.value: kind.value for rule, kind in measures.items()}
    uow.note("group", group.id, **chosen)


@use_case(Permission.MODERATION_RULE_SET)
def set_night(
    uow: UnitOfWork,
    actor: Actor,
    *,
    slug: str,
    begins: time | None,
    ends: time | None,
) -> None:
    """Choose between which hours members do not write; without hours there is no night."""
    group = group_by_slug(uow.session, slug)
    uow.require(actor, Permission.MODERATION_RULE_SET, Scope(ScopeKind.GROUP, group.id))
    ensure_night(begins, ends)
    night = uow.session.get(Night, group.id, with_for_update=True)
    if night is None:
        uow.session.add(Night(group_id=group.id, begins=begins, ends=ends))
    else:
        night.begins, night.ends = begins, ends
        _turn(uow, group, night, closed=is_night(begins, ends, uow.now))
    uow.note("group", group.id, night=begins is not None)


@use_case(Permission.MODERATION_ORDER_CARRY_OUT, journal=False)
def keep_nights(uow: UnitOfWork, actor: Actor) -> None:
    """Close the groups whose night begins, and open those whose night is over.

    Members cannot write then; what the bot places it places as administrator, so an urgent
    report is never held back (C4).
    """
    for night, group in uow.session.execute(
        select(Night, Group).join(Group, Group.id == Night.group_id)
    ):
        _turn(uow, group, night, closed=is_night(night.begins, night.ends, uow.now))


@use_case(Permission.MODERATION_ORDER_CARRY_OUT, journal=False)
def keep_permissions(
    uow: UnitOfWork, actor: Actor, *, chat_id: int, permissions: Mapping[str, bool]
) -> None:
    """Remember what members may do by day, unless that is remembered already."""
    night = _night_of(uow, chat_id)
    if night is not None and night.permissions is None:
        night.permissions = dict(permissions)


@use_case(Permission.MODERATION_ORDER_CARRY_OUT, journal=False)
def give_back_permissions(uow: UnitOfWork, actor: Actor, *, chat_id: int) -> None:
    """Forget what was remembered, for members may do it again."""
    night = _night_of(uow, chat_id)
    if night is not None:
        night.permissions = None


def _night_of(uow: UnitOfWork, chat_id: int) -> Night | None:
    return uow.session.scalar(
        select(Night)
        .join(Group, Group.id == Night.group_id)
        .where(Group.telegram_chat_id == chat_id)
        .with_for_update(of=Night)
    )


def _turn(uow: UnitOfWork, group: Group, night: Night, *, closed: bool) -> None:
    if night.is_closed is closed or group.telegram_chat_id is None:
        return
    night.is_closed = closed
    kind = OrderKind.CLOSE if closed else OrderKind.OPEN
    order(uow, kind, chat_id=group.telegram_chat_id)
