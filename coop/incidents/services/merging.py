"""Two reports that tell of the same go on as one."""

import uuid

from sqlalchemy import update

from coop.incidents.events import ReportMerged
from coop.incidents.lookups.reports import newest_state, report_by_id
from coop.incidents.lookups.review import report_to_decide
from coop.incidents.models import ReportMerge
from coop.incidents.rules.review import ensure_may_merge
from coop.incidents.rules.states import State
from coop.incidents.services.alarms import expire_alarm
from coop.incidents.services.claims import MODERATOR
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def merge_report(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, into_id: uuid.UUID
) -> None:
    """Let a report go on with another of its group; its reporter hears through that one."""
    report = report_to_decide(uow, actor, report_id)
    into = report_by_id(uow.session, into_id, lock=True)
    ensure_may_merge(
        is_same=report.id == into.id,
        is_same_group=report.group_id == into.group_id,
        into=newest_state(uow.session, into.id).state,
    )
    newest = newest_state(uow.session, report.id)
    uow.session.add(newest.followed_by(State.MERGED, at=uow.now, function=MODERATOR))
    # What went on with this one goes along, so that nobody has to follow a chain.
    uow.session.execute(
        update(ReportMerge).where(ReportMerge.into_id == report.id).values(into_id=into.id)
    )
    merge = uow.session.get(ReportMerge, report.id)
    if merge is None:
        uow.session.add(ReportMerge(report_id=report.id, into_id=into.id))
    else:
        merge.into_id = into.id
    expire_alarm(uow, actor, report_id=report_id)
    uow.record(ReportMerged(report_id=report.id, into_id=into.id))
    uow.note(
        "report",
        report.id,
        topic=f"group:{report.group_id}",
        number=report.number,
        into=into.number,
    )
