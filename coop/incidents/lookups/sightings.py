"""What was reported shortly before, nearby, that may be the same thing."""

import uuid
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.incidents.lookups.reports import standing_in
from coop.incidents.lookups.review import reviewing_of
from coop.incidents.models import Draft, Report, Reporter, ReportSighting
from coop.incidents.rules.review import Seen, is_similar
from coop.incidents.rules.states import OPEN_FOR_REVIEW
from coop.kernel.unit_of_work import UnitOfWork

#: More is a list to read, and nobody reads before sending.
MOST_SHOWN = 3


def similar_to(uow: UnitOfWork, draft: Draft) -> tuple[Report, ...]:
    """Return the newest reports of the same kind, near and lately, of the same group.

    One's own is none of them: who adds something to it answers the moderator, or sends anew.
    """
    reviewing = reviewing_of(uow.session, draft.group_id)
    own = select(Reporter.report_id).where(
        Reporter.person_id.is_not(None), Reporter.person_id == draft.person_id
    )
    rows = uow.session.execute(
        standing_in(OPEN_FOR_REVIEW)
        .where(
            Report.group_id == draft.group_id,
            Report.kind == draft.kind,
            Report.received_at >= uow.now - timedelta(days=reviewing.days),
            Report.id.not_in(own),
        )
        .order_by(Report.received_at.desc(), Report.number.desc())
    )
    here = Seen(place=draft.where(), received_at=uow.now)
    found = [
        report
        for report, _ in rows
        if is_similar(here, Seen(place=report.where(), received_at=report.received_at), reviewing)
    ]
    return tuple(found[:MOST_SHOWN])


def sightings_of(session: Session, report_id: uuid.UUID) -> int:
    """Count the neighbours who saw the same."""
    query = (
        select(func.count())
        .select_from(ReportSighting)
        .where(ReportSighting.report_id == report_id)
    )
    return session.scalar(query) or 0


def has_seen(session: Session, report_id: uuid.UUID, person_id: uuid.UUID | None) -> bool:
    """Tell whether a person said so before."""
    if person_id is None:
        return False
    query = select(ReportSighting.id).where(
        ReportSighting.report_id == report_id, ReportSighting.person_id == person_id
    )
    return session.scalar(query) is not None
