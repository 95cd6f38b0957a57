"""What a moderator does to somebody in a group, and how that is undone or looked at again."""

import uuid

from sqlalchemy import delete, select

from coop.groups.lookups import group_by_id, group_by_slug
from coop.groups.models import Group
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.errors import LadderMovedError, SanctionNotFoundError, SanctionOverError
from coop.moderation.events import SanctionAppealed, SanctionDecided, SanctionImposed
from coop.moderation.lookups.chats import account_of
from coop.moderation.lookups.sanctions import (
    ensure_writes_in,
    sanction_by_id,
    sanctions_of,
    standing,
)
from coop.moderation.models import Sanction
from coop.moderation.outbox import order
from coop.moderation.rules.ladder import (
    COUNTS_FOR,
    Breach,
    Rung,
    ensure_may_appeal,
    ensure_on_ladder,
    ensure_somebody_else,
    lasts_until,
)
from coop.moderation.rules.orders import OrderKind

#: What the bot does in the chat at each rung, and when it is taken back.
IN_CHAT = {Rung.MUTE: OrderKind.MUTE, Rung.REMOVAL: OrderKind.KICK, Rung.BAN: OrderKind.BAN}
BACK_IN_CHAT = {Rung.MUTE: OrderKind.UNMUTE, Rung.BAN: OrderKind.UNBAN}


@use_case(Permission.MODERATION_SANCTION_IMPOSE)
def impose_sanction(
    uow: UnitOfWork,
    actor: Actor,
    *,
    slug: str,
    person_id: uuid.UUID,
    rung: Rung,
    breach: Breach,
    seen: int,
) -> uuid.UUID:
    """Do something to somebody; ``seen`` is how much had been done when the moderator looked."""
    group = group_by_slug(uow.session, slug)
    uow.require(actor, Permission.MODERATION_SANCTION_IMPOSE, Scope(ScopeKind.GROUP, group.id))
    # One at a time in a group: of two moderators at once, the second looks again.
    uow.session.execute(select(Group.id).where(Group.id == group.id).with_for_update())
    ensure_writes_in(uow.session, group.id, person_id)
    before = sanctions_of(uow.session, group.id, person_id)
    if len(before) != seen:
        raise LadderMovedError
    ensure_on_ladder(rung, standing(before, uow.now), breach)
    mutes = sum(one.rung is Rung.MUTE for one in before)
    sanction = Sanction(
        id=uow.chance.new_id(),
        group_id=group.id,
        person_id=person_id,
        rung=rung,
        breach=breach,
        at=uow.now,
        until=lasts_until(rung, uow.now, mutes),
        imposed_by=actor.person_id,
    )
    uow.session.add(sanction)
    if rung in IN_CHAT:
        _in_chat(uow, sanction, IN_CHAT[rung])
    uow.record(SanctionImposed(sanction_id=sanction.id))
    uow.note("sanction", sanction.id, rung=rung.value, breach=breach.value)
    return sanction.id


@use_case(Permission.MODERATION_SANCTION_IMPOSE)
def lift_sanction(uow: UnitOfWork, actor: Actor, *, sanction_id: uuid.UUID) -> None:
    """End a measure before its time."""
    sanction = _of_group(uow, actor, sanction_id)
    _lift(uow, actor, sanction)
    uow.record(SanctionDecided(sanction_id=sanction.id))
    uow.note("sanction", sanction.id, lifted=True)


@use_case(Permission.MODERATION_SANCTION_IMPOSE)
def decide_appeal(uow: UnitOfWork, actor: Actor, *, sanction_id: uuid.UUID, stands: bool) -> None:
    """Look at an appeal as another moderator than the one who did it."""
    sanction = _of_group(uow, actor, sanction_id)
    if sanction.appealed_at is None or sanction.appeal_decided_at is not None:
        raise SanctionOverError
    ensure_somebody_else(sanction.imposed_by, actor.person_id)
    sanction.appeal_decided_at, sanction.appeal_decided_by = uow.now, actor.person_id
    if not stands:
        _lift(uow, actor, sanction)
    uow.record(SanctionDecided(sanction_id=sanction.id))
    uow.note("sanction", sanction.id, stands=stands)


@use_case(Permission.MODERATION_SANCTION_APPEAL)
def appeal_sanction(uow: UnitOfWork, actor: Actor, *, sanction_id: uuid.UUID) -> None:
    """Ask for another moderator to look at what was done to the actor."""
    sanction = sanction_by_id(uow.session, sanction_id, lock=True)
    if actor.person_id is None or sanction.person_id != actor.person_id:
        raise SanctionNotFoundError
    if sanction.lifted_at is not None:
        raise SanctionOverError
    ensure_may_appeal(sanction.at, sanction.appealed_at, uow.now)
    sanction.appealed_at = uow.now
    uow.record(SanctionAppealed(sanction_id=sanction.id))
    uow.note("sanction", sanction.id, appealed=True)


@use_case(Permission.MODERATION_TEXT_FORGET, journal=False)
def forget_sanctions(uow: UnitOfWork, actor: Actor) -> None:
    """Remove what counts no longer: nobody is followed by what is over."""
    for rung, term in COUNTS_FOR.items():
        uow.session.execute(
            delete(Sanction).where(Sanction.rung == rung, Sanction.at <= uow.now - term)
        )


def _of_group(uow: UnitOfWork, actor: Actor, sanction_id: uuid.UUID) -> Sanction:
    sanction = sanction_by_id(uow.session, sanction_id, lock=True)
    scope = Scope(ScopeKind.GROUP, sanction.group_id)
    uow.require(actor, Permission.MODERATION_SANCTION_IMPOSE, scope)
    return sanction


def _lift(uow: UnitOfWork, actor: Actor, sanction: Sanction) -> None:
    if sanction.lifted_at is not None:
        raise SanctionOverError
    sanction.lifted_at, sanction.lifted_by = uow.now, actor.person_id
    back = BACK_IN_CHAT.get(sanction.rung)
    is_over = sanction.until is not None and sanction.until <= uow.now
    if back is not None and not is_over:
        _in_chat(uow, sanction, back)


def _in_chat(uow: UnitOfWork, sanction: Sanction, kind: OrderKind) -> None:
    """Let the bot do it where the group talks, to whom it can find there."""
    chat_id = group_by_id(uow.session, sanction.group_id).telegram_chat_id
    account_id = account_of(uow.session, sanction.person_id)
    if chat_id is not None and account_id is not None:
        order(uow, kind, chat_id=chat_id, account_id=account_id, until=sanction.until)
