"""Who hears what came of reports."""

from coop.groups.lookups import group_by_id, moderators_of
from coop.incidents.events import ReportClosed, ReportNotSolved, WeekEnded
from coop.incidents.lookups.outcomes import asks_verdict
from coop.incidents.lookups.reports import newest_state, report_by_id, reporter_of
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import Recipient, ToChat, ToEmail, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind, after_quiet_hours, solved_screen


def _ask_whether_solved(uow: UnitOfWork, event: ReportClosed) -> None:
    report = report_by_id(uow.session, event.report_id)
    newest = newest_state(uow.session, event.report_id)
    if report.is_practice or not asks_verdict(uow.session, newest):
        return
    reporter = reporter_of(uow.session, event.report_id)
    to: Recipient
    if reporter.person_id is not None:
        to = ToPerson(reporter.person_id)
    elif reporter.email is not None:
        to = ToEmail(reporter.email)
    else:
        return
    # As a reply: it leaves no row that joins a person to a report, and no line on the desk.
    queue(
        uow,
        kind=NoticeKind.REPORT_CLOSED,
        to=to,
        subject_id=event.report_id,
        due_at=after_quiet_hours(uow.now),
        screen=solved_screen(event.report_id),
        is_reply=True,
    )


def _tell_moderators(uow: UnitOfWork, event: ReportNotSolved) -> None:
    for person_id in moderators_of(uow.session, event.group_id, uow.today):
        queue(
            uow,
            kind=NoticeKind.REPORT_NOT_SOLVED,
            to=ToPerson(person_id),
            subject_id=event.report_id,
            dedupe=f"report_not_solved:{event.report_id}:{person_id}:{uow.now.isoformat()}",
        )


def _tell_of_week(uow: UnitOfWork, event: WeekEnded) -> None:
    chat_id = group_by_id(uow.session, event.group_id).telegram_chat_id
    to: tuple[Recipient, ...]
    if chat_id is not None:
        to = (ToChat(chat_id),)
    else:
        moderators = moderators_of(uow.session, event.group_id, uow.today)
        to = tuple(ToPerson(person_id) for person_id in moderators)
    for number, one in enumerate(to):
        queue(
            uow,
            kind=NoticeKind.GROUP_WEEK,
            to=one,
            args={"week_on": event.week_on.isoformat()},
            subject_id=event.group_id,
            dedupe=f"group_week:{event.group_id}:{event.week_on}:{number}",
        )


REACTIONS: Reactions = {
    ReportClosed: (_ask_whether_solved,),
    ReportNotSolved: (_tell_moderators,),
    WeekEnded: (_tell_of_week,),
}
