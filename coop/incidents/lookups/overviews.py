"""Finds overviews, the reports in them, and by which of them a link reaches a report."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.incidents.errors import OverviewNotFoundError
from coop.incidents.lookups.reports import scope_of
from coop.incidents.models import (
    Handover,
    OverviewLine,
    Report,
    ReportAnswer,
    ReportOverview,
    ReportState,
)
from coop.incidents.rules.handovers import Ask
from coop.incidents.rules.states import AgentAnswer, State
from coop.kernel.permissions import Actor, ActorKind, Permission, Scope, ScopeKind
from coop.wording import incidents as words


@dataclass(frozen=True, slots=True)
class AskedReport:
    """A report of an overview with why it stands there and how it stands now."""

    report: Report
    ask: Ask
    state: State


def overview_by_id(session: Session, overview_id: uuid.UUID) -> ReportOverview:
    """Return an overview, or refuse."""
    overview = session.get(ReportOverview, overview_id)
    if overview is None:
        raise OverviewNotFoundError
    return overview


def states_of(session: Session, report_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, State]:
    """Return where each of some reports stands, with one look."""
    newest = (
        select(ReportState.report_id, func.max(ReportState.position).label("position"))
        .where(ReportState.report_id.in_(report_ids))
        .group_by(ReportState.report_id)
        .subquery()
    )
    rows = session.execute(
        select(ReportState.report_id, ReportState.state).join(
            newest,
            (ReportState.report_id == newest.c.report_id)
            & (ReportState.position == newest.c.position),
        )
    )
    return {row.report_id: row.state for row in rows}


def reports_of_overview(session: Session, overview_id: uuid.UUID) -> tuple[AskedReport, ...]:
    """Return the reports of an overview, by number."""
    rows = session.execute(
        select(Report, OverviewLine.ask)
        .join(OverviewLine, OverviewLine.report_id == Report.id)
        .where(OverviewLine.overview_id == overview_id)
        .order_by(Report.number)
    ).all()
    states = states_of(session, [report.id for report, _ in rows])
    return tuple(AskedReport(report, ask, states[report.id]) for report, ask in rows)


def answering_scope(session: Session, report: Report, actor: Actor) -> Scope:
    """Return on what somebody reads or answers a report: also by the link of an overview."""
    if actor.kind is not ActorKind.LINK:
        return scope_of(report, actor)
    ids = {scope.id for scope in actor.scopes(Permission.INCIDENTS_REPORT_READ)} - {None}
    overview_id = session.scalar(
        select(OverviewLine.overview_id).where(
            OverviewLine.report_id == report.id, OverviewLine.overview_id.in_(ids)
        )
    )
    return Scope(ScopeKind.REPORT, overview_id or report.id)


def silent_in(session: Session, group_ids: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Return the reports of groups to which an agreed answer did not come, with one look."""
    return frozenset(
        session.scalars(
            select(Handover.report_id)
            .join(Report, Report.id == Handover.report_id)
            .where(Report.group_id.in_(group_ids), Handover.silent_at.is_not(None))
        )
    )


def answers_given(
    session: Session, report_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, AgentAnswer]:
    """Return the answers to some reports, where there are any, with one look."""
    rows = session.execute(
        select(ReportAnswer.report_id, ReportAnswer.answer).where(
            ReportAnswer.report_id.in_(report_ids)
        )
    )
    return {row.report_id: row.answer for row in rows}


def when_of(report: Report, today: date, locale: str) -> str:
    """Return when it was, as people say it."""
    moment = report.what_was_said().moment
    return words.spoken(
        moment.at if moment else None, moment.precision if moment else "unknown", today, locale
    )
