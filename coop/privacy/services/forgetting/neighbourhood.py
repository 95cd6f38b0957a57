"""What was reported and who was invited, once it is over; how much there was stays."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from coop.buurtent.models import TentInvitation, TentSession, TentVolunteer
from coop.incidents.models import Report, ReportAnswer, Reporter, ReportState
from coop.incidents.rules.states import State
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.privacy.rules.retention import REPORT_KEPT_AFTER_END, REPORT_KEPT_AT_MOST, end_of

ROWS_AT_ONCE = 200
_ENDS = (State.CLOSED, State.REJECTED, State.WITHDRAWN)


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_reports(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove of a report who told it and what only that evening needed (C7).

    Kind, street, day and what became of it stay, so that a year can be counted.
    """
    old = uow.session.scalars(
        select(Report.id)
        .where(
            or_(
                Report.received_at <= uow.now - REPORT_KEPT_AT_MOST,
                _has_ended(uow.now - REPORT_KEPT_AFTER_END),
            ),
            _has_traces(),
        )
        .order_by(Report.id)
        .limit(ROWS_AT_ONCE)
    ).all()
    _make_plain(uow, old)
    return len(old)


def _has_ended(at: datetime) -> ColumnElement[bool]:
    later = aliased(ReportState)
    return exists().where(
        ReportState.report_id == Report.id,
        ReportState.state.in_(_ENDS),
        ReportState.at <= at,
        ~exists().where(
            later.report_id == ReportState.report_id, later.position > ReportState.position
        ),
    )


def _has_traces() -> ColumnElement[bool]:
    mine = Reporter.report_id == Report.id
    return or_(
        Report.behaviour_text.is_not(None),
        Report.place_text.is_not(None),
        Report.police_number.is_not(None),
        Report.latitude.is_not(None),
        exists().where(mine, or_(Reporter.person_id.is_not(None), Reporter.email.is_not(None))),
        exists().where(ReportState.report_id == Report.id, ReportState.note != ""),
        exists().where(
            ReportAnswer.report_id == Report.id,
            or_(ReportAnswer.to_reporter != "", ReportAnswer.to_group != ""),
        ),
    )


def _make_plain(uow: UnitOfWork, reports: Sequence[uuid.UUID]) -> None:
    told = ("behaviour_text", "place_text", "police_number", "latitude", "longitude")
    teller = ("person_id", "email", "origin_hash")
    for kind, key, emptied in (
        (Report, Report.id, dict.fromkeys(told)),
        (Reporter, Reporter.report_id, {"may_be_asked": False, **dict.fromkeys(teller)}),
        (ReportState, ReportState.report_id, {"note": ""}),
        (ReportAnswer, ReportAnswer.report_id, {"to_reporter": "", "to_group": ""}),
    ):
        uow.session.execute(update(kind).where(key.in_(reports)).values(emptied))


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_tents(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove who was invited to an evening so long ago, and who helped."""
    old = select(TentSession.id).where(TentSession.ends_at < end_of(until))
    invited = uow.session.scalars(
        select(TentInvitation.id).where(TentInvitation.session_id.in_(old)).limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(TentInvitation).where(TentInvitation.id.in_(invited)))
    helped = select(func.count()).where(TentVolunteer.session_id.in_(old))
    helpers = uow.session.scalar(helped) or 0
    uow.session.execute(delete(TentVolunteer).where(TentVolunteer.session_id.in_(old)))
    return len(invited) + helpers
