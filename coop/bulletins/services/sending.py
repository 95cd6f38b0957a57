"""A contact tells a neighbourhood something: by page, by reply mail, or through a moderator."""

import uuid
from collections.abc import Collection
from datetime import datetime, timedelta

from coop.bulletins.errors import BulletinGroupNeededError, BulletinNotFoundError
from coop.bulletins.events import BulletinEnded, BulletinSent
from coop.bulletins.lookups import (
    add_step,
    bulletin_by_id,
    bulletin_in_group,
    groups_of_mail,
    senders_at,
    waiting_in,
)
from coop.bulletins.models import Bulletin
from coop.bulletins.rules import (
    OPEN,
    USUAL_HOURS,
    BulletinAct,
    BulletinKind,
    SentHow,
    ensure_end,
    ensure_few_waiting,
    ensure_standing,
    ensure_text,
)
from coop.groups.lookups import contact_by_id
from coop.groups.models import Contact
from coop.incidents.services.claims import MODERATOR
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.BULLETINS_BULLETIN_SEND)
def send_bulletin(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_ids: Collection[uuid.UUID],
    kind: BulletinKind,
    text: str,
    ends_at: datetime,
) -> int:
    """Ask the moderators of groups to place something, by a link; say in how many groups."""
    senders = [one for one in _speaking_as(uow, actor) if one.group_id in group_ids]
    if not senders:
        raise BulletinGroupNeededError
    for sender in senders:
        _send(uow, sender, kind=kind, text=text, ends_at=ends_at, how=SentHow.PAGE)
    assert actor.contact_id is not None
    uow.note("contact", actor.contact_id, kind=kind.value, groups=len(senders))
    return len(senders)


@use_case(Permission.BULLETINS_BULLETIN_SEND)
def send_by_mail(
    uow: UnitOfWork, actor: Actor, *, contact_id: uuid.UUID, subject_id: uuid.UUID, text: str
) -> None:
    """Take the words of a reply mail to the moderators of the groups that mail was about."""
    contact = contact_by_id(uow.session, contact_id)
    groups = groups_of_mail(uow.session, subject_id)
    senders = [one for one, _ in senders_at(uow.session, contact.email) if one.group_id in groups]
    if not senders:
        raise BulletinGroupNeededError
    ends_at = uow.now + timedelta(hours=USUAL_HOURS)
    for sender in senders:
        _send(uow, sender, kind=BulletinKind.WARNING, text=text, ends_at=ends_at, how=SentHow.MAIL)
    uow.note("contact", contact.id, groups=len(senders))


@use_case(Permission.BULLETINS_BULLETIN_PLACE)
def enter_bulletin(
    uow: UnitOfWork,
    actor: Actor,
    *,
    contact_id: uuid.UUID,
    kind: BulletinKind,
    text: str,
    ends_at: datetime,
) -> uuid.UUID:
    """Write down what a contact said to a moderator, on the contact's behalf."""
    contact = contact_by_id(uow.session, contact_id)
    scope = Scope(ScopeKind.GROUP, contact.group_id)
    uow.require(actor, Permission.BULLETINS_BULLETIN_PLACE, scope)
    if contact.ended_at is not None:
        raise BulletinGroupNeededError
    bulletin = _send(uow, contact, kind=kind, text=text, ends_at=ends_at, how=SentHow.MODERATOR)
    uow.note("bulletin", bulletin.id, topic=f"group:{bulletin.group_id}", how=bulletin.how.value)
    return bulletin.id


@use_case(Permission.BULLETINS_BULLETIN_SEND)
def correct_bulletin(
    uow: UnitOfWork, actor: Actor, *, bulletin_id: uuid.UUID, text: str, ends_at: datetime
) -> None:
    """Put one's own words right; a moderator places the correction."""
    bulletin, sender = _own_bulletin(uow, actor, bulletin_id)
    _correct(uow, bulletin, text=text, ends_at=ends_at, function=sender.function)
    uow.record(BulletinSent(bulletin_id=bulletin.id, group_id=bulletin.group_id, by_mail=False))


@use_case(Permission.BULLETINS_BULLETIN_SEND)
def withdraw_bulletin(uow: UnitOfWork, actor: Actor, *, bulletin_id: uuid.UUID) -> None:
    """Take one's own words back, at once: nobody has to agree to that."""
    bulletin, sender = _own_bulletin(uow, actor, bulletin_id)
    _withdraw(uow, bulletin, sender.function)


@use_case(Permission.BULLETINS_BULLETIN_PLACE)
def correct_for_sender(
    uow: UnitOfWork, actor: Actor, *, bulletin_id: uuid.UUID, text: str, ends_at: datetime
) -> None:
    """Put right what a contact said, as the contact told a moderator; placed by a second tap."""
    bulletin = bulletin_in_group(uow, actor, bulletin_id)
    _correct(uow, bulletin, text=text, ends_at=ends_at, function=MODERATOR)


@use_case(Permission.BULLETINS_BULLETIN_PLACE)
def withdraw_for_sender(uow: UnitOfWork, actor: Actor, *, bulletin_id: uuid.UUID) -> None:
    """Take back what a contact does not want to stand there any more."""
    bulletin = bulletin_in_group(uow, actor, bulletin_id)
    _withdraw(uow, bulletin, MODERATOR)


def _send(
    uow: UnitOfWork,
    sender: Contact,
    *,
    kind: BulletinKind,
    text: str,
    ends_at: datetime,
    how: SentHow,
) -> Bulletin:
    ensure_text(text)
    ensure_end(ends_at, uow.now)
    ensure_few_waiting(waiting_in(uow.session, sender.group_id, uow.now))
    bulletin = Bulletin(
        id=uow.chance.new_id(),
        group_id=sender.group_id,
        contact_id=sender.id,
        kind=kind,
        how=how,
        sent_at=uow.now,
        text=text.strip(),
        ends_at=ends_at,
    )
    uow.session.add(bulletin)
    add_step(uow, bulletin, BulletinAct.SENT, sender.function)
    if how is not SentHow.MODERATOR:
        uow.record(
            BulletinSent(
                bulletin_id=bulletin.id,
                group_id=bulletin.group_id,
                by_mail=how is SentHow.MAIL,
            )
        )
    return bulletin


def _correct(
    uow: UnitOfWork, bulletin: Bulletin, *, text: str, ends_at: datetime, function: str
) -> None:
    ensure_standing(bulletin.state_at(uow.now), OPEN)
    ensure_text(text)
    ensure_end(ends_at, uow.now, placed_at=bulletin.placed_at)
    bulletin.text, bulletin.ends_at = text.strip(), ends_at
    add_step(uow, bulletin, BulletinAct.CORRECTED, function)
    _note(uow, bulletin)


def _withdraw(uow: UnitOfWork, bulletin: Bulletin, function: str) -> None:
    ensure_standing(bulletin.state_at(uow.now), OPEN)
    bulletin.withdrawn_at = uow.now
    add_step(uow, bulletin, BulletinAct.WITHDRAWN, function)
    if bulletin.placed_at is not None:
        bulletin.ended_at = uow.now
        uow.record(BulletinEnded(bulletin_id=bulletin.id, group_id=bulletin.group_id))
    _note(uow, bulletin)


def _speaking_as(uow: UnitOfWork, actor: Actor) -> tuple[Contact, ...]:
    """Return as whom the holder of a link may speak; the address says it, in every group."""
    if actor.contact_id is None:
        return ()
    email = contact_by_id(uow.session, actor.contact_id).email
    return tuple(contact for contact, _ in senders_at(uow.session, email))


def _own_bulletin(
    uow: UnitOfWork, actor: Actor, bulletin_id: uuid.UUID
) -> tuple[Bulletin, Contact]:
    bulletin = bulletin_by_id(uow.session, bulletin_id, lock=True)
    for contact in _speaking_as(uow, actor):
        if contact.id == bulletin.contact_id:
            return bulletin, contact
    # What somebody else sent does not exist here.
    raise BulletinNotFoundError


def _note(uow: UnitOfWork, bulletin: Bulletin) -> None:
    uow.note("bulletin", bulletin.id, topic=f"group:{bulletin.group_id}", kind=bulletin.kind.value)
