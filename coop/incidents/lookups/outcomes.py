"""Finds what came of reports."""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.incidents.models import (
    Handover,
    Report,
    ReportAnswer,
    ReportState,
    ReportVerdict,
)
from coop.incidents.rules.figures import Course
from coop.incidents.rules.states import BY_ITSELF, State


def asks_verdict(session: Session, newest: ReportState) -> bool:
    """Tell whether a report was closed by a moderator, and its maker did not say yet how it is."""
    if newest.state is not State.CLOSED or newest.function == BY_ITSELF:
        return False
    verdict = session.get(ReportVerdict, newest.report_id)
    return verdict is None or verdict.given_at < newest.at


def courses_of(
    session: Session, group_ids: Collection[uuid.UUID], since: datetime, until: datetime
) -> dict[uuid.UUID, list[Course]]:
    """Return how the reports of groups went that came in between two moments (half-open).

    Practice is left out. Three looks, however many reports there are.
    """
    rows = session.execute(
        select(
            Report.id,
            Report.group_id,
            Report.received_at,
            Handover.handed_at,
            ReportAnswer.given_at,
            ReportVerdict.is_solved,
        )
        .outerjoin(Handover, Handover.report_id == Report.id)
        .outerjoin(ReportAnswer, ReportAnswer.report_id == Report.id)
        .outerjoin(ReportVerdict, ReportVerdict.report_id == Report.id)
        .where(
            Report.group_id.in_(group_ids),
            Report.received_at >= since,
            Report.received_at < until,
            Report.is_practice.is_(False),
        )
        .order_by(Report.number)
    ).all()
    first: dict[uuid.UUID, datetime] = {}
    merged: set[uuid.UUID] = set()
    steps = session.execute(
        select(ReportState.report_id, ReportState.state, ReportState.at)
        .join(Report, Report.id == ReportState.report_id)
        .where(
            Report.group_id.in_(group_ids),
            Report.received_at >= since,
            Report.received_at < until,
            ReportState.position > 1,
        )
        .order_by(ReportState.position.desc())
    )
    for step in steps:
        # The oldest comes last, and stays.
        first[step.report_id] = step.at
        if step.state is State.MERGED:
            merged.add(step.report_id)
    courses: dict[uuid.UUID, dict[uuid.UUID, Course]] = {}
    for row in rows:
        # A report that went to several contacts is one.
        courses.setdefault(row.group_id, {})[row.id] = Course(
            received_at=row.received_at,
            looked_at=first.get(row.id),
            handed_at=row.handed_at,
            answered_at=row.given_at,
            is_solved=row.is_solved,
            is_merged=row.id in merged,
        )
    return {group_id: list(found.values()) for group_id, found in courses.items()}
