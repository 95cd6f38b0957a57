"""Finds who looks at a report, what it was merged with, and what a group chose about reviewing."""

import uuid
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from coop.incidents.errors import ReportClaimedError
from coop.incidents.lookups.reports import newest_state, report_by_id, scope_of
from coop.incidents.models import Report, ReportClaim, ReportMerge, ReportShare, ReviewSettings
from coop.incidents.rules.review import USUAL, Reviewing
from coop.incidents.rules.states import State
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import Actor, Permission, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.people.lookups import holders_of
from coop.people.models import Role
from coop.people.rules import RoleKind

#: Thumbnails stand on the page of the report, and are no look of their own.
LOOKS = ("show_report", "print_report", "open_photo", "open_voice")
#: Who reported sees the newest; a report that goes round the moderators is opened often.
MOST_OPENINGS = 50


def report_to_decide(uow: UnitOfWork, actor: Actor, report_id: uuid.UUID) -> Report:
    """Return a report of the own group, locked; or refuse while another looks at it."""
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, scope_of(report, actor))
    claim = claim_of(uow.session, report_id, uow.now)
    if claim is not None and claim.person_id != actor.person_id:
        raise ReportClaimedError
    return report


def claim_of(session: Session, report_id: uuid.UUID, now: datetime) -> ReportClaim | None:
    """Return who looks at a report, as long as that counts (half-open)."""
    claim = session.get(ReportClaim, report_id)
    if claim is None or now >= claim.expires_at:
        return None
    return claim if newest_state(session, report_id).state is State.IN_REVIEW else None


def leading(session: Session, report: Report) -> Report:
    """Return the report that a merged one goes on with; any other is its own."""
    merge = session.get(ReportMerge, report.id)
    if merge is None or newest_state(session, report.id).state is not State.MERGED:
        return report
    return report_by_id(session, merge.into_id)


def merged_into(session: Session, report_id: uuid.UUID) -> tuple[uuid.UUID, ...]:
    """Return the reports that go on with this one."""
    merged = session.scalars(
        select(ReportMerge.report_id)
        .where(ReportMerge.into_id == report_id)
        .order_by(ReportMerge.report_id)
    )
    return tuple(merged)


def deputies_of(session: Session, group_id: uuid.UUID, today: date) -> tuple[uuid.UUID, ...]:
    """Return who may stand in for a group's moderators; the secretary where nobody may."""
    deputies = session.scalars(
        select(Role.deputy_id)
        .where(
            Role.kind == RoleKind.MODERATOR,
            or_(Role.scope_kind == ScopeKind.ALL, Role.scope_id == group_id),
            Role.starts_on <= today,
            or_(Role.ends_on.is_(None), Role.ends_on > today),
            Role.deputy_id.is_not(None),
        )
        .order_by(Role.deputy_id)
    )
    named = tuple(dict.fromkeys(deputy for deputy in deputies if deputy is not None))
    return named or tuple(holders_of(session, RoleKind.SECRETARY, today))


def openings_of(session: Session, report_id: uuid.UUID) -> tuple[JournalEntry, ...]:
    """Return the newest times a report was opened; the journal's rows are the access record."""
    opened = session.scalars(
        select(JournalEntry)
        .where(
            JournalEntry.subject_id == report_id,
            JournalEntry.subject_kind == "report",
            JournalEntry.use_case.in_(LOOKS),
        )
        .order_by(JournalEntry.seq.desc())
        .limit(MOST_OPENINGS)
    )
    return tuple(opened)


def shares_of(session: Session, report_id: uuid.UUID) -> dict[uuid.UUID, datetime]:
    """Return since when receivers other than the police know of a report, by contact."""
    shares = session.scalars(
        select(ReportShare).where(ReportShare.report_id == report_id).order_by(ReportShare.at)
    )
    return {share.contact_id: share.at for share in shares}


def reviewing_of(session: Session, group_id: uuid.UUID) -> Reviewing:
    """Return what a group chose about reviewing, or the usual."""
    return reviewing_by_group(session, {group_id}).get(group_id, USUAL)


def reviewing_by_group(
    session: Session, group_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, Reviewing]:
    """Return what groups chose about reviewing; those that chose nothing are not named."""
    chosen = session.scalars(select(ReviewSettings).where(ReviewSettings.group_id.in_(group_ids)))
    return {
        one.group_id: Reviewing(
            metres=one.metres, days=one.days, now_minutes=one.now_minutes, minutes=one.minutes
        )
        for one in chosen
    }
