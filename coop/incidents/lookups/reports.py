"""Finds reports, where they stand and, apart from that, who made them."""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from coop.incidents.errors import ReportNotFoundError
from coop.incidents.models import Report, ReportAlarm, Reporter, ReportState
from coop.incidents.rules.states import State
from coop.kernel.permissions import Actor, ActorKind, Permission, Scope, ScopeKind


def report_by_id(session: Session, report_id: uuid.UUID, *, lock: bool = False) -> Report:
    """Return a report, locked where it is about to change, or refuse."""
    query = select(Report).where(Report.id == report_id)
    report = session.scalar(query.with_for_update() if lock else query)
    if report is None:
        raise ReportNotFoundError
    return report


def scope_of(report: Report, actor: Actor) -> Scope:
    """Return on what an actor reaches a report: the group of a moderator, the report of a link."""
    if actor.kind is ActorKind.LINK:
        return Scope(ScopeKind.REPORT, report.id)
    return Scope(ScopeKind.GROUP, report.group_id)


def newest_state(session: Session, report_id: uuid.UUID) -> ReportState:
    """Return where a report stands."""
    newest = session.scalar(
        select(ReportState)
        .where(ReportState.report_id == report_id)
        .order_by(ReportState.position.desc())
        .limit(1)
    )
    if newest is None:
        raise ReportNotFoundError
    return newest


def history_of(session: Session, report_id: uuid.UUID) -> tuple[ReportState, ...]:
    """Return every step of a report, the oldest first."""
    steps = session.scalars(
        select(ReportState)
        .where(ReportState.report_id == report_id)
        .order_by(ReportState.position)
    )
    return tuple(steps)


def standing_in(states: Collection[State]) -> Select[Report, ReportState]:
    """Select reports that stand in one of these states, with the step that says so."""
    last = (
        select(ReportState.report_id, func.max(ReportState.position).label("position"))
        .group_by(ReportState.report_id)
        .subquery()
    )
    return (
        select(Report, ReportState)
        .join(last, last.c.report_id == Report.id)
        .join(
            ReportState,
            (ReportState.report_id == last.c.report_id)
            & (ReportState.position == last.c.position),
        )
        .where(ReportState.state.in_(states))
    )


def reports_in(
    session: Session,
    group_ids: Collection[uuid.UUID],
    states: Collection[State],
    *,
    most: int | None = None,
) -> list[tuple[Report, State]]:
    """Return the reports of groups that stand in one of these states, the newest first."""
    rows = session.execute(
        standing_in(states)
        .where(Report.group_id.in_(group_ids))
        .order_by(Report.received_at.desc(), Report.number.desc())
        .limit(most)
    )
    return [(report, step.state) for report, step in rows]


def reporter_of(session: Session, report_id: uuid.UUID) -> Reporter:
    """Return who reported; only to tell that person, never to show to somebody else."""
    reporter = session.get(Reporter, report_id)
    if reporter is None:
        raise ReportNotFoundError
    return reporter


def sent_since(
    session: Session, since: datetime, *, person_id: uuid.UUID | None, origin: str | None
) -> int:
    """Count what one person, or one place on the network, reported since a moment."""
    query = (
        select(func.count())
        .select_from(Reporter)
        .join(Report, Report.id == Reporter.report_id)
        .where(Report.received_at > since)
    )
    if person_id is not None:
        query = query.where(Reporter.person_id == person_id)
    elif origin is not None:
        query = query.where(Reporter.origin_hash == origin)
    else:
        return 0
    return session.scalar(query) or 0


def received_since(session: Session, group_id: uuid.UUID, since: datetime) -> int:
    """Count what a group received since a moment."""
    query = (
        select(func.count())
        .select_from(Report)
        .where(Report.group_id == group_id, Report.received_at > since)
    )
    return session.scalar(query) or 0


def alarms_since(session: Session, group_id: uuid.UUID, since: datetime) -> int:
    """Count what the bot placed in a group before review since a moment."""
    query = (
        select(func.count())
        .select_from(ReportAlarm)
        .where(ReportAlarm.group_id == group_id, ReportAlarm.placed_at > since)
    )
    return session.scalar(query) or 0


def ensure_own(session: Session, actor: Actor, report_id: uuid.UUID) -> None:
    """Refuse who is neither the reporter nor holds the link to follow this report.

    Everybody known holds the permission to follow; whose report it is stands here alone.
    """
    if actor.kind is ActorKind.LINK:
        scope = Scope(ScopeKind.REPORT, report_id)
        if actor.holds(Permission.INCIDENTS_REPORT_FOLLOW, scope):
            return
    elif actor.kind is ActorKind.PERSON:
        reporter = session.get(Reporter, report_id)
        if reporter is not None and reporter.person_id == actor.person_id:
            return
    raise ReportNotFoundError
