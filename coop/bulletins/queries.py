"""What moderators and senders see of bulletins."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.bulletins.lookups import (
    bulletin_by_id,
    group_text,
    over_text,
    senders_at,
    steps_of,
    wanted_text,
)
from coop.bulletins.models import Bulletin
from coop.bulletins.rules import (
    OPEN,
    BulletinAct,
    BulletinKind,
    BulletinState,
    SentHow,
    worries_in,
)
from coop.groups.lookups import contact_by_id
from coop.groups.models import Contact, Group
from coop.groups.rules import GroupChannel
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.rules.kinds import HouseRule

#: What was before stands there to look back at, not to be searched (C6).
MOST_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One line of the history, by function."""

    act: BulletinAct
    at: datetime
    function: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinLine:
    """One bulletin with what can be done about it."""

    id: uuid.UUID
    group: str
    channel: GroupChannel
    #: By function, never by name (C20).
    sender: str
    kind: BulletinKind
    how: SentHow
    state: BulletinState
    sent_at: datetime
    #: What the sender wants now, and until when.
    text: str
    ends_at: datetime
    awaits_correction: bool
    is_open: bool
    #: As the group reads it, or would: to place by hand, and to share with groups next door.
    shown: str
    wanted: str
    over: str
    worries: tuple[HouseRule, ...]
    steps: tuple[StepLine, ...]

    @property
    def awaits_tap(self) -> bool:
        """Tell whether a moderator has something to place."""
        return self.state is BulletinState.WAITING or (self.is_open and self.awaits_correction)


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderChoice:
    """As whom, or to which group, something can be said."""

    id: uuid.UUID
    function: str
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """The bulletins of the groups somebody looks after."""

    #: Contacts on whose behalf a moderator can write something down.
    senders: tuple[SenderChoice, ...]
    waiting: tuple[BulletinLine, ...]
    placed: tuple[BulletinLine, ...]
    past: tuple[BulletinLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderView:
    """What the holder of a link sent, and to which groups more can be said."""

    function: str
    now: datetime
    #: By group: `id` is the group's.
    groups: tuple[SenderChoice, ...]
    bulletins: tuple[BulletinLine, ...]


@use_case(Permission.BULLETINS_BULLETIN_PLACE)
def bulletin_desk(uow: UnitOfWork, actor: Actor, *, locale: str = "nl") -> DeskView:
    """Return the bulletins of the groups a moderator looks after, the newest first."""
    groups = _groups(uow, actor)
    lines = _lines(
        uow,
        uow.session.scalars(
            select(Bulletin)
            .where(Bulletin.group_id.in_(groups))
            .order_by(Bulletin.sent_at.desc(), Bulletin.id)
            .limit(MOST_SHOWN)
        ),
        locale,
    )
    contacts = uow.session.scalars(
        select(Contact)
        .where(Contact.group_id.in_(groups), Contact.ended_at.is_(None))
        .order_by(Contact.function, Contact.id)
    )
    return DeskView(
        senders=tuple(
            SenderChoice(id=one.id, function=one.function, group=groups[one.group_id].name)
            for one in contacts
        ),
        waiting=tuple(line for line in lines if line.awaits_tap),
        placed=tuple(
            line
            for line in lines
            if line.state is BulletinState.PLACED and not line.awaits_correction
        ),
        past=tuple(line for line in lines if not line.is_open),
    )


@use_case(Permission.BULLETINS_BULLETIN_PLACE)
def bulletins_waiting(uow: UnitOfWork, actor: Actor) -> int:
    """Count what a moderator has to look at, for the page of the reports."""
    groups = _groups(uow, actor)
    open_ones = uow.session.scalars(
        select(Bulletin).where(
            Bulletin.group_id.in_(groups),
            Bulletin.ends_at > uow.now,
            Bulletin.declined_at.is_(None),
            Bulletin.withdrawn_at.is_(None),
        )
    )
    states = [(one.state_at(uow.now), one.awaits_correction) for one in open_ones]
    return sum(
        state is BulletinState.WAITING or (state in OPEN and corrected)
        for state, corrected in states
    )


@use_case(Permission.BULLETINS_BULLETIN_PLACE)
def one_bulletin(
    uow: UnitOfWork, actor: Actor, *, bulletin_id: uuid.UUID, locale: str = "nl"
) -> BulletinLine:
    """Return one bulletin of a group a moderator looks after."""
    bulletin = bulletin_by_id(uow.session, bulletin_id)
    scope = Scope(ScopeKind.GROUP, bulletin.group_id)
    uow.require(actor, Permission.BULLETINS_BULLETIN_PLACE, scope)
    return _lines(uow, (bulletin,), locale)[0]


@use_case(Permission.BULLETINS_BULLETIN_SEND)
def sender_view(uow: UnitOfWork, actor: Actor, *, locale: str = "nl") -> SenderView | None:
    """Return what a contact may say and said before; nothing for who holds no working link."""
    if actor.contact_id is None:
        return None
    contact = contact_by_id(uow.session, actor.contact_id)
    senders = senders_at(uow.session, contact.email)
    sent = uow.session.scalars(
        select(Bulletin)
        .where(Bulletin.contact_id.in_([one.id for one, _ in senders]))
        .order_by(Bulletin.sent_at.desc(), Bulletin.id)
        .limit(MOST_SHOWN)
    )
    return SenderView(
        function=contact.function,
        now=uow.now,
        groups=tuple(
            SenderChoice(id=group.id, function=one.function, group=group.name)
            for one, group in senders
        ),
        bulletins=_lines(uow, sent, locale),
    )


def _groups(uow: UnitOfWork, actor: Actor) -> dict[uuid.UUID, Group]:
    permission = Permission.BULLETINS_BULLETIN_PLACE
    groups = {
        group.id: group
        for group in uow.session.scalars(select(Group).order_by(Group.name))
        if actor.holds(permission, Scope(ScopeKind.GROUP, group.id))
    }
    for group_id in groups:
        uow.require(actor, permission, Scope(ScopeKind.GROUP, group_id))
    # Who looks after no group at all is refused nothing and sees nothing.
    uow.scope_checked = True
    return groups


def _lines(
    uow: UnitOfWork, bulletins: Iterable[Bulletin], locale: str
) -> tuple[BulletinLine, ...]:
    found = tuple(bulletins)
    steps = steps_of(uow.session, [one.id for one in found])
    contacts = {
        one.id: one
        for one in uow.session.scalars(
            select(Contact).where(Contact.id.in_({one.contact_id for one in found}))
        )
    }
    groups = {
        one.id: one
        for one in uow.session.scalars(
            select(Group).where(Group.id.in_({one.group_id for one in found}))
        )
    }
    return tuple(
        _line(
            one,
            groups[one.group_id],
            sender=contacts[one.contact_id].function,
            steps=tuple(
                StepLine(act=step.act, at=step.at, function=step.function)
                for step in steps[one.id]
            ),
            now=uow.now,
            locale=locale,
        )
        for one in found
    )


def _line(
    bulletin: Bulletin,
    group: Group,
    *,
    sender: str,
    steps: tuple[StepLine, ...],
    now: datetime,
    locale: str,
) -> BulletinLine:
    state = bulletin.state_at(now)
    return BulletinLine(
        id=bulletin.id,
        group=group.name,
        channel=group.channel,
        sender=sender,
        kind=bulletin.kind,
        how=bulletin.how,
        state=state,
        sent_at=bulletin.sent_at,
        text=bulletin.text,
        ends_at=bulletin.ends_at,
        awaits_correction=bulletin.awaits_correction,
        is_open=state in OPEN,
        shown=group_text(bulletin, sender, locale),
        wanted=wanted_text(bulletin, sender, locale),
        over=over_text(bulletin, sender, locale),
        worries=worries_in(bulletin.text),
        steps=steps,
    )
