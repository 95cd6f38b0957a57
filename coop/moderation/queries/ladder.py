"""What was done to somebody: as moderators see it, and as he or she sees it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.groups.lookups import group_by_slug
from coop.groups.models import Group
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.lookups.sanctions import ensure_writes_in, sanctions_of, standing
from coop.moderation.models import Sanction
from coop.moderation.rules.ladder import (
    APPEAL_WITHIN,
    RUNGS,
    Breach,
    Rung,
    highest_allowed,
    next_rung,
    still_counts,
)
from coop.people.lookups import person_by_id


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionView:
    """One measure, the same for the moderators and for whom it is about."""

    id: uuid.UUID
    group: str
    rung: Rung
    breach: Breach
    at: datetime
    until: datetime | None
    counts: bool
    lifted_at: datetime | None
    appealed_at: datetime | None
    appeal_decided_at: datetime | None
    may_appeal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderView:
    """Somebody's place on the ladder of one group."""

    person_id: uuid.UUID
    name: str
    group: str
    slug: str
    sanctions: tuple[SanctionView, ...]
    following: Rung
    #: Up to where a moderator may go, by what happened.
    allowed: dict[Breach, Rung]
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealView:
    """An appeal that waits for another moderator."""

    sanction: SanctionView
    slug: str
    person_id: uuid.UUID
    is_own: bool


@use_case(Permission.MODERATION_SANCTION_IMPOSE)
def ladder_view(uow: UnitOfWork, actor: Actor, *, slug: str, person_id: uuid.UUID) -> LadderView:
    """Return what was done to somebody in a group, and what may follow."""
    group = group_by_slug(uow.session, slug)
    uow.require(actor, Permission.MODERATION_SANCTION_IMPOSE, Scope(ScopeKind.GROUP, group.id))
    ensure_writes_in(uow.session, group.id, person_id)
    sanctions = sanctions_of(uow.session, group.id, person_id)
    rungs = standing(sanctions, uow.now)
    allowed = {breach: highest_allowed(rungs, breach) for breach in Breach}
    highest = max(RUNGS.index(rung) for rung in allowed.values())
    return LadderView(
        person_id=person_id,
        name=person_by_id(uow.session, person_id).name.full,
        group=group.name,
        slug=group.slug,
        sanctions=tuple(_view(uow, one, group.name) for one in reversed(sanctions)),
        following=next_rung(rungs),
        allowed=allowed,
        rungs=RUNGS[: highest + 1],
    )


@use_case(Permission.MODERATION_SANCTION_IMPOSE)
def open_appeals(uow: UnitOfWork, actor: Actor) -> tuple[AppealView, ...]:
    """Return the appeals that wait in the groups of a moderator."""
    rows = uow.session.execute(
        select(Sanction, Group)
        .join(Group, Group.id == Sanction.group_id)
        .where(Sanction.appealed_at.is_not(None), Sanction.appeal_decided_at.is_(None))
        .where(Sanction.lifted_at.is_(None))
        .order_by(Sanction.appealed_at)
    ).all()
    # Who looks after no group at all is refused nothing and sees nothing.
    uow.scope_checked = True
    permission = Permission.MODERATION_SANCTION_IMPOSE
    return tuple(
        AppealView(
            sanction=_view(uow, sanction, group.name),
            slug=group.slug,
            person_id=sanction.person_id,
            is_own=actor.person_id is not None and sanction.imposed_by == actor.person_id,
        )
        for sanction, group in rows
        if actor.holds(permission, Scope(ScopeKind.GROUP, group.id))
    )


@use_case(Permission.MODERATION_SANCTION_APPEAL)
def own_sanctions(uow: UnitOfWork, actor: Actor) -> tuple[SanctionView, ...]:
    """Return what was done to the actor, the newest first."""
    rows = uow.session.execute(
        select(Sanction, Group.name)
        .join(Group, Group.id == Sanction.group_id)
        .where(Sanction.person_id == actor.person_id)
        .order_by(Sanction.at.desc(), Sanction.id)
    )
    return tuple(_view(uow, sanction, name) for sanction, name in rows)


def _view(uow: UnitOfWork, one: Sanction, group: str) -> SanctionView:
    return SanctionView(
        id=one.id,
        group=group,
        rung=one.rung,
        breach=one.breach,
        at=one.at,
        until=one.until,
        counts=still_counts(one.rung, one.at, one.lifted_at, uow.now),
        lifted_at=one.lifted_at,
        appealed_at=one.appealed_at,
        appeal_decided_at=one.appeal_decided_at,
        may_appeal=one.lifted_at is None
        and one.appealed_at is None
        and uow.now < one.at + APPEAL_WITHIN,
    )
