"""What waits too long is told; what nobody touches for a month ends by itself (C7)."""

from coop.groups.lookups import group_by_slug
from coop.incidents.events import ReportClosed, ReportWaits
from coop.incidents.lookups.reports import standing_in
from coop.incidents.lookups.review import reviewing_of
from coop.incidents.models import Report, ReportReminder, ReportState, ReviewSettings
from coop.incidents.rules.answers import Happening
from coop.incidents.rules.review import (
    QUIET_CLOSES,
    Reminder,
    Reviewing,
    ensure_reviewing,
    reminder_due,
)
from coop.incidents.rules.states import BY_ITSELF, OPEN_FOR_REVIEW, State
from coop.incidents.services.alarms import expire_alarm
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

#: One round of the worker; what is left is found by the next.
BATCH = 100


@use_case(Permission.INCIDENTS_REPORT_TEND, journal=False)
def remind_of_waiting(uow: UnitOfWork, actor: Actor) -> None:
    """Tell moderators of what nobody looked at in time, and after that who stands in for them."""
    for report, newest in uow.session.execute(standing_in((State.RECEIVED,))).all():
        due = reminder_due(
            newest.at,
            uow.now,
            reviewing_of(uow.session, report.group_id),
            happens_now=report.happening is Happening.NOW,
        )
        if due is not None and not _is_reminded(uow, newest, due):
            _remind(uow, report, newest, due)


@use_case(Permission.INCIDENTS_REPORT_TEND, journal=False)
def close_quiet_reports(uow: UnitOfWork, actor: Actor) -> bool:
    """Close what nobody did anything with for thirty days; tell whether more may be left."""
    quiet = standing_in(OPEN_FOR_REVIEW).where(ReportState.at <= uow.now - QUIET_CLOSES)
    found = uow.session.execute(quiet.limit(BATCH)).all()
    for report, newest in found:
        uow.session.add(newest.followed_by(State.CLOSED, at=uow.now, function=BY_ITSELF))
        expire_alarm(uow, actor, report_id=report.id)
        uow.record(ReportClosed(report_id=report.id))
    return len(found) == BATCH


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def choose_reviewing(uow: UnitOfWork, actor: Actor, *, slug: str, chosen: Reviewing) -> None:
    """Choose for a group what is similar, and when its moderators are reminded."""
    group = group_by_slug(uow.session, slug)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, Scope(ScopeKind.GROUP, group.id))
    ensure_reviewing(chosen)
    kept = uow.session.get(ReviewSettings, group.id)
    if kept is None:
        uow.session.add(
            ReviewSettings(
                group_id=group.id,
                metres=chosen.metres,
                days=chosen.days,
                now_minutes=chosen.now_minutes,
                minutes=chosen.minutes,
            )
        )
    else:
        kept.metres, kept.days = chosen.metres, chosen.days
        kept.now_minutes, kept.minutes = chosen.now_minutes, chosen.minutes
    uow.note(
        "group",
        group.id,
        metres=chosen.metres,
        days=chosen.days,
        now_minutes=chosen.now_minutes,
        minutes=chosen.minutes,
    )


def _is_reminded(uow: UnitOfWork, newest: ReportState, due: Reminder) -> bool:
    key = (newest.report_id, newest.position, due)
    return uow.session.get(ReportReminder, key) is not None


def _remind(uow: UnitOfWork, report: Report, newest: ReportState, due: Reminder) -> None:
    uow.session.add(
        ReportReminder(report_id=report.id, position=newest.position, reminder=due, at=uow.now)
    )
    uow.record(ReportWaits(report_id=report.id, group_id=report.group_id, reminder=due))
