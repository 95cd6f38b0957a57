"""What who reported says of a report that was closed."""

import uuid

from coop.incidents.errors import ReportHandledError
from coop.incidents.events import ReportNotSolved
from coop.incidents.lookups.outcomes import asks_verdict
from coop.incidents.lookups.reports import ensure_own, newest_state, report_by_id
from coop.incidents.models import ReportVerdict
from coop.incidents.rules.states import State
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def say_solved(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, is_solved: bool) -> None:
    """Keep whether it is solved; if not, it goes back to the moderators' queue."""
    report = report_by_id(uow.session, report_id, lock=True)
    ensure_own(uow.session, actor, report_id)
    newest = newest_state(uow.session, report_id)
    if not asks_verdict(uow.session, newest):
        raise ReportHandledError(state=newest.state)
    uow.session.merge(ReportVerdict(report_id=report_id, is_solved=is_solved, given_at=uow.now))
    if not is_solved:
        uow.session.add(newest.followed_by(State.RECEIVED, at=uow.now, function="bewoner"))
        uow.record(ReportNotSolved(report_id=report_id, group_id=report.group_id))
    uow.note("report", report_id, topic=f"group:{report.group_id}", signed=False)
