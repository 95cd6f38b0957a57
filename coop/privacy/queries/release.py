"""What the board sees before it releases buurtpreventie, and how the release stands (C6)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from coop.groups.lookups import groups_by_name, kinds_of, newest_release, release_in_force
from coop.groups.models import Contact, GroupRelease
from coop.groups.rules import (
    Authority,
    ContactKind,
    Cover,
    PhotoPolicy,
    ReleaseState,
    ReportKind,
)
from coop.groups.rules.presets import deciding
from coop.groups.rules.release import expires_on
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.privacy.lookups import modules_in_use
from coop.privacy.queries.desk import ProcessorView, statement_view
from coop.privacy.rules.holdings import Module
from coop.privacy.rules.retention import REPORT_KEPT_AFTER_END, REPORT_KEPT_AT_MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """One release: proposed by a function, and what came of it."""

    state: ReleaseState
    proposed_on: date
    proposed_as: str
    adopted_on: date | None
    decided_as: str
    #: The first day on which it does not hold any more.
    expires_on: date | None
    kinds: tuple[ReportKind, ...]
    receivers: tuple[ContactKind, ...]
    photos: bool
    police_on: date | None
    police_reference: str
    municipality_on: date | None
    municipality_reference: str
    #: The beginning of the digest, as two people read it to each other.
    text_mark: str
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseView:
    """Everything that has to be in order."""

    #: What holds today, if anything does.
    in_force: ReleaseLine | None
    #: What a second board member is asked about.
    waiting: ReleaseLine | None
    #: What groups take and whom they tell, and the release in force does not cover.
    kinds_not_covered: tuple[ReportKind, ...]
    receivers_not_covered: tuple[ContactKind, ...]
    photos_not_covered: bool
    #: What groups take and whom they tell today: where the form begins.
    kinds: tuple[ReportKind, ...]
    receivers: tuple[ContactKind, ...]
    photos: bool
    #: Who decides along somewhere, so that an agreement is needed.
    deciding: tuple[Authority, ...]
    processors: tuple[ProcessorView, ...]
    #: Whether the public statement speaks of buurtpreventie.
    is_stated: bool
    days_after_end: int
    days_at_most: int


@use_case(Permission.GROUPS_RELEASE_ADOPT)
def release_view(uow: UnitOfWork, actor: Actor) -> ReleaseView:
    """Return what has to be in order, and how it stands."""
    newest, standing = newest_release(uow.session), release_in_force(uow.session, uow.today)
    waits = newest is not None and newest.state_on(uow.today) is ReleaseState.WAITING
    used, covered = _used(uow), standing.cover if standing else None
    groups = groups_by_name(uow.session)
    along = {one for g in groups for one in deciding(police=g.police, municipality=g.municipality)}
    return ReleaseView(
        in_force=_line(standing, uow.today, actor) if standing else None,
        waiting=_line(newest, uow.today, actor) if newest and waits else None,
        kinds_not_covered=_kinds(used.kinds - covered.kinds) if covered else (),
        receivers_not_covered=_receivers(used.receivers - covered.receivers) if covered else (),
        photos_not_covered=covered is not None and used.photos and not covered.photos,
        kinds=_kinds(used.kinds),
        receivers=_receivers(used.receivers),
        photos=used.photos,
        deciding=tuple(one for one in Authority if one in along),
        processors=statement_view(uow, actor).processors,
        is_stated=Module.PREVENTION in modules_in_use(uow.session),
        days_after_end=REPORT_KEPT_AFTER_END.days,
        days_at_most=REPORT_KEPT_AT_MOST.days,
    )


def _used(uow: UnitOfWork) -> Cover:
    groups = groups_by_name(uow.session)
    kinds = {kind for group in groups for kind in kinds_of(uow.session, group.id)}
    receivers = uow.session.scalars(
        select(Contact.kind).where(Contact.ended_at.is_(None)).distinct()
    )
    return Cover(
        kinds=frozenset(kinds),
        receivers=frozenset(receivers),
        photos=any(group.photo_policy is PhotoPolicy.TAKEN_IN for group in groups),
    )


def _line(release: GroupRelease, today: date, actor: Actor) -> ReleaseLine:
    adopted_on = release.adopted_on
    return ReleaseLine(
        state=release.state_on(today),
        proposed_on=release.proposed_at.date(),
        proposed_as=release.proposed_as,
        adopted_on=adopted_on,
        decided_as=release.decided_as,
        expires_on=expires_on(adopted_on) if adopted_on else None,
        kinds=_kinds(release.cover.kinds),
        receivers=_receivers(release.cover.receivers),
        photos=release.photos,
        police_on=release.police_on,
        police_reference=release.police_reference,
        municipality_on=release.municipality_on,
        municipality_reference=release.municipality_reference,
        text_mark=release.digest[:8],
        is_mine=release.proposed_by == actor.person_id,
    )


def _kinds(kinds: frozenset[ReportKind]) -> tuple[ReportKind, ...]:
    return tuple(kind for kind in ReportKind if kind in kinds)


def _receivers(kinds: frozenset[ContactKind]) -> tuple[ContactKind, ...]:
    return tuple(kind for kind in ContactKind if kind in kinds)
