"""The board releases buurtpreventie: one read everything and proposes, one confirms (C6)."""

import uuid
from collections.abc import Collection
from datetime import date

from coop.groups.errors import NoReleaseWaitsError
from coop.groups.lookups import (
    groups_by_name,
    last_release,
    newest_release,
    release_in_force,
)
from coop.groups.models import GroupRelease
from coop.groups.rules import Agreement, ContactKind, Cover, ReleaseState, ReportKind
from coop.groups.rules.presets import deciding
from coop.groups.rules.release import (
    LONGEST_REFERENCE,
    ensure_agreed,
    ensure_may_adopt,
    ensure_may_propose,
    warnings_due,
)
from coop.kernel.errors import MissingPermissionError
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.outbox import ToPerson, queue
from coop.notices.rules import NoticeKind
from coop.roles.lookups import givers_on
from coop.wording.dpia import DPIA_DIGEST


@use_case(Permission.GROUPS_RELEASE_ADOPT)
def propose_release(
    uow: UnitOfWork,
    actor: Actor,
    *,
    seen_digest: str,
    kinds: Collection[ReportKind],
    receivers: Collection[ContactKind],
    ticked: Collection[bool],
    police_on: date | None = None,
    police_reference: str = "",
    municipality_on: date | None = None,
    municipality_reference: str = "",
    photos: bool = False,
) -> uuid.UUID:
    """Propose to release; an agreement without a date is none, ticked with what that means."""
    person_id = _person(actor)
    cover = Cover(kinds=frozenset(kinds), receivers=frozenset(receivers), photos=photos)
    waiting = newest_release(uow.session, lock=True)
    ensure_may_propose(
        cover=cover,
        ticked=ticked,
        seen_digest=seen_digest,
        digest=DPIA_DIGEST,
        has_waiting=waiting is not None and _is_waiting(waiting, uow.today),
    )
    police, municipality = _agreement(police_on), _agreement(municipality_on)
    _ensure_agreed(uow, police, municipality)
    release = GroupRelease(
        id=uow.chance.new_id(),
        proposed_at=uow.now,
        proposed_by=person_id,
        proposed_as=_function(actor),
        digest=DPIA_DIGEST,
        kinds=sorted(cover.kinds),
        receivers=sorted(cover.receivers),
        photos=cover.photos,
        police_agreement=police,
        police_on=police_on,
        police_reference=police_reference.strip()[:LONGEST_REFERENCE],
        municipality_agreement=municipality,
        municipality_on=municipality_on,
        municipality_reference=municipality_reference.strip()[:LONGEST_REFERENCE],
    )
    uow.session.add(release)
    uow.note("group_release", release.id, digest=DPIA_DIGEST)
    return release.id


@use_case(Permission.GROUPS_RELEASE_ADOPT)
def confirm_release(uow: UnitOfWork, actor: Actor) -> None:
    """Release buurtpreventie for a year, as somebody else on the board proposed."""
    release = _newest(uow)
    ensure_may_adopt(
        release.state_on(uow.today),
        proposed_by=release.proposed_by,
        confirmed_by=_person(actor),
        is_same_text=release.digest == DPIA_DIGEST,
    )
    _ensure_agreed(uow, release.police_agreement, release.municipality_agreement)
    release.adopted_on = uow.today
    release.decided_by, release.decided_as = _person(actor), _function(actor)
    uow.note("group_release", release.id, digest=release.digest)


@use_case(Permission.GROUPS_RELEASE_ADOPT)
def refuse_release(uow: UnitOfWork, actor: Actor) -> None:
    """Turn the proposal down, or take one's own back."""
    release = _newest(uow)
    if not _is_waiting(release, uow.today):
        raise NoReleaseWaitsError
    release.refused_at = uow.now
    release.decided_by, release.decided_as = _person(actor), _function(actor)
    uow.note("group_release", release.id)


@use_case(Permission.GROUPS_RELEASE_ADOPT)
def stop_release(uow: UnitOfWork, actor: Actor) -> None:
    """Stop using buurtpreventie at once; this takes one board member and no second."""
    release = release_in_force(uow.session, uow.today)
    if release is None:
        raise NoReleaseWaitsError
    release.stopped_at, release.stopped_as = uow.now, _function(actor)
    uow.note("group_release", release.id)


@use_case(Permission.GROUPS_RELEASE_ADOPT, journal=False)
def warn_of_release_end(uow: UnitOfWork, actor: Actor) -> None:
    """Tell the board in time that a release ends, and on the day that it did."""
    release = last_release(uow.session, uow.today)
    if release is None or release.adopted_on is None or release.stopped_at is not None:
        return
    due = warnings_due(release.adopted_on, uow.today)
    for person_id in givers_on(uow.session, uow.today) if due else ():
        # Of what was missed while the worker stood still, only the newest is told.
        queue(
            uow,
            kind=NoticeKind.RELEASE_ENDS,
            to=ToPerson(person_id),
            subject_id=release.id,
            dedupe=f"release_ends:{release.id}:{due[-1]}:{person_id}",
        )


def _newest(uow: UnitOfWork) -> GroupRelease:
    release = newest_release(uow.session, lock=True)
    if release is None:
        raise NoReleaseWaitsError
    return release


def _is_waiting(release: GroupRelease, today: date) -> bool:
    return release.state_on(today) is ReleaseState.WAITING


def _agreement(on: date | None) -> Agreement:
    return Agreement.NONE if on is None else Agreement.ON_FILE


def _ensure_agreed(uow: UnitOfWork, police: Agreement, municipality: Agreement) -> None:
    along = {
        one
        for group in groups_by_name(uow.session)
        for one in deciding(police=group.police, municipality=group.municipality)
    }
    ensure_agreed(police=police, municipality=municipality, deciding=along)


def _person(actor: Actor) -> uuid.UUID:
    """Return who acts; a release is a decision of people, never of the system."""
    if actor.person_id is None:
        raise MissingPermissionError(permission=Permission.GROUPS_RELEASE_ADOPT)
    return actor.person_id


def _function(actor: Actor) -> str:
    grant = actor.grant_for(Permission.GROUPS_RELEASE_ADOPT)
    return grant.function if grant else ""
