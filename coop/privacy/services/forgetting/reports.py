"""What was reported and who told it, once its time is over; how much there was stays (C7)."""

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, update

from coop.incidents.lookups.reports import standing_in
from coop.incidents.models import Report, ReportAnswer, Reporter, ReportState
from coop.incidents.rules.states import BY_ITSELF, HANDLED, State
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.privacy.rules.retention import REPORT_KEPT_AFTER_END, REPORT_KEPT_AT_MOST

ROWS_AT_ONCE = 200


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_reports(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove of a report who told it and what only that evening needed (C7).

    Kind, street, day and what became of it stay, so that a year can be counted.
    """
    over = _over(uow)
    _make_plain(uow, [newest.report_id for newest in over])
    for newest in over:
        _mark(uow, newest)
    return len(over)


def _over(uow: UnitOfWork) -> Sequence[ReportState]:
    """Return where reports stand whose time is over; each is found once."""
    kept = tuple(state for state in State if state is not State.ANONYMISED)
    over = or_(
        Report.received_at <= uow.now - REPORT_KEPT_AT_MOST,
        ReportState.state.in_(HANDLED) & (ReportState.at <= uow.now - REPORT_KEPT_AFTER_END),
    )
    rows = uow.session.execute(
        standing_in(kept).where(over).order_by(Report.id).limit(ROWS_AT_ONCE)
    )
    return [newest for _, newest in rows]


def _mark(uow: UnitOfWork, newest: ReportState) -> None:
    """Let the history say so; what nobody ended in ninety days ends here."""
    if newest.state not in HANDLED:
        newest = newest.followed_by(State.CLOSED, at=uow.now, function=BY_ITSELF)
        uow.session.add(newest)
    uow.session.add(newest.followed_by(State.ANONYMISED, at=uow.now, function=BY_ITSELF))


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
