"""A moderator decides what of it the group reads; its end comes by itself."""

import uuid

from sqlalchemy import delete, select

from coop.bulletins.errors import BulletinHandledError, BulletinPracticeError
from coop.bulletins.events import BulletinEnded, BulletinLinkAsked, BulletinPlaced
from coop.bulletins.lookups import add_step, bulletin_in_group
from coop.bulletins.models import Bulletin, BulletinStep
from coop.bulletins.rules import (
    KEPT,
    OPEN,
    BulletinAct,
    BulletinState,
    ensure_standing,
    ensure_worries_seen,
)
from coop.groups.lookups import contact_by_id, is_in_use
from coop.incidents.rules.states import BY_ITSELF
from coop.incidents.services.claims import MODERATOR
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

#: One round of the worker; what is left is found by the next.
BATCH = 100


@use_case(Permission.BULLETINS_BULLETIN_PLACE)
def place_bulletin(
    uow: UnitOfWork, actor: Actor, *, bulletin_id: uuid.UUID, worries_seen: bool = False
) -> None:
    """Place a bulletin in the group, or its correction; the second to press changes nothing."""
    bulletin = bulletin_in_group(uow, actor, bulletin_id)
    state = bulletin.state_at(uow.now)
    ensure_standing(state, OPEN)
    is_correction = state is BulletinState.PLACED
    if is_correction and not bulletin.awaits_correction:
        raise BulletinHandledError(state=state)
    if not is_in_use(uow.session, bulletin.group_id, uow.today):
        raise BulletinPracticeError
    ensure_worries_seen(bulletin.text, seen=worries_seen)
    bulletin.placed_at = bulletin.placed_at or uow.now
    bulletin.placed_text, bulletin.placed_until = bulletin.text, bulletin.ends_at
    if is_correction:
        bulletin.corrected_at = uow.now
    act = BulletinAct.PLACED_AGAIN if is_correction else BulletinAct.PLACED
    add_step(uow, bulletin, act, MODERATOR)
    uow.record(BulletinPlaced(bulletin_id=bulletin.id, group_id=bulletin.group_id))
    _note(uow, bulletin)


@use_case(Permission.BULLETINS_BULLETIN_PLACE)
def decline_bulletin(uow: UnitOfWork, actor: Actor, *, bulletin_id: uuid.UUID) -> None:
    """Do not place a bulletin; its sender reads so on the own page."""
    bulletin = bulletin_in_group(uow, actor, bulletin_id)
    ensure_standing(bulletin.state_at(uow.now), {BulletinState.WAITING})
    bulletin.declined_at = uow.now
    add_step(uow, bulletin, BulletinAct.DECLINED, MODERATOR)
    _note(uow, bulletin)


@use_case(Permission.BULLETINS_BULLETIN_PLACE)
def send_contact_link(uow: UnitOfWork, actor: Actor, *, contact_id: uuid.UUID) -> None:
    """Mail a contact the link with which it tells the neighbourhood something."""
    contact = contact_by_id(uow.session, contact_id)
    scope = Scope(ScopeKind.GROUP, contact.group_id)
    uow.require(actor, Permission.BULLETINS_BULLETIN_PLACE, scope)
    if contact.ended_at is None:
        uow.record(BulletinLinkAsked(contact_id=contact.id))
    uow.note("contact", contact.id, topic=f"group:{contact.group_id}")


@use_case(Permission.BULLETINS_BULLETIN_END, journal=False)
def end_bulletins(uow: UnitOfWork, actor: Actor) -> None:
    """Tell groups that what stands there is over, at its end and not before."""
    over = uow.session.scalars(
        select(Bulletin)
        .where(Bulletin.placed_until <= uow.now, Bulletin.ended_at.is_(None))
        .order_by(Bulletin.placed_until, Bulletin.id)
        .limit(BATCH)
        .with_for_update()
    )
    for bulletin in over.all():
        bulletin.ended_at = uow.now
        add_step(uow, bulletin, BulletinAct.OVER, BY_ITSELF)
        uow.record(BulletinEnded(bulletin_id=bulletin.id, group_id=bulletin.group_id))


@use_case(Permission.BULLETINS_BULLETIN_END, journal=False)
def forget_bulletins(uow: UnitOfWork, actor: Actor) -> None:
    """Remove bulletins with their history ninety days after they were sent (C7)."""
    old = select(Bulletin.id).where(Bulletin.sent_at <= uow.now - KEPT)
    uow.session.execute(delete(BulletinStep).where(BulletinStep.bulletin_id.in_(old)))
    uow.session.execute(delete(Bulletin).where(Bulletin.sent_at <= uow.now - KEPT))


def _note(uow: UnitOfWork, bulletin: Bulletin) -> None:
    uow.note("bulletin", bulletin.id, topic=f"group:{bulletin.group_id}", kind=bulletin.kind.value)
