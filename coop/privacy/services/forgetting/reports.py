"""What was reported and who told it, once its time is over; how much there was stays (C7)."""

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, or_, update

from coop.incidents.lookups.reports import standing_in
from coop.incidents.models import Report, ReportState
from coop.incidents.rules.states import BY_ITSELF, HANDLED, State
from coop.kernel.db import Base
from coop.kernel.journal import JournalEntry
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.notices.models import Notice, Screen
from coop.notices.rules import alarm_screen, outcome_screen
from coop.people.models import Link
from coop.privacy.rules.reports import EMPTIED, LINKS_GO, ROWS_GO
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
    tables = Base.metadata.tables
    for name, emptied in EMPTIED.items():
        table = tables[name]
        key = table.c.id if name == "reports" else table.c.report_id
        uow.session.execute(update(table).where(key.in_(reports)).values(emptied))
    for name in ROWS_GO:
        table = tables[name]
        uow.session.execute(delete(table).where(table.c.report_id.in_(reports)))
    _forget_what_was_told(uow, reports)
    uow.session.execute(
        update(JournalEntry)
        .where(JournalEntry.subject_kind == "report", JournalEntry.subject_id.in_(reports))
        .values(details={})
    )


def _forget_what_was_told(uow: UnitOfWork, reports: Sequence[uuid.UUID]) -> None:
    """Remove the messages about reports, the links in them, and where they stood in chats."""
    uow.session.execute(
        delete(Link).where(Link.subject_id.in_(reports), Link.purpose.in_(LINKS_GO))
    )
    uow.session.execute(delete(Notice).where(Notice.subject_id.in_(reports)))
    screens = [name(one) for one in reports for name in (alarm_screen, outcome_screen)]
    uow.session.execute(delete(Screen).where(Screen.screen.in_(screens)))
