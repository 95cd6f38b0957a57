"""Who hears of what was put before a contact outside, and of an answer that does not come."""

from coop.groups.lookups import contact_by_id, moderators_of
from coop.incidents.events import OverviewMade, ReportUnanswered
from coop.incidents.lookups.reports import report_by_id, reporter_of
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToContact, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind


def _send_overview(uow: UnitOfWork, event: OverviewMade) -> None:
    contact = contact_by_id(uow.session, event.contact_id)
    queue(
        uow,
        kind=NoticeKind.REPORT_OVERVIEW,
        to=ToContact(contact.id, contact.email),
        subject_id=event.overview_id,
        urgent=True,
        dedupe=f"report_overview:{event.overview_id}",
    )


def _say_nobody_answered(uow: UnitOfWork, event: ReportUnanswered) -> None:
    report = report_by_id(uow.session, event.report_id)
    for person_id in moderators_of(uow.session, report.group_id, uow.today):
        queue(
            uow,
            kind=NoticeKind.REPORT_UNANSWERED,
            to=ToPerson(person_id),
            subject_id=report.id,
            dedupe=f"report_unanswered:{report.id}:{person_id}",
        )
    reporter = reporter_of(uow.session, report.id)
    if reporter.person_id is not None:
        # As a reply: it leaves no row that joins a person to a report. Who gave an address
        # only is written to when there is something to read.
        queue(
            uow,
            kind=NoticeKind.REPORT_SILENT,
            to=ToPerson(reporter.person_id),
            subject_id=report.id,
            is_reply=True,
        )


REACTIONS: Reactions = {
    OverviewMade: (_send_overview,),
    ReportUnanswered: (_say_nobody_answered,),
}
