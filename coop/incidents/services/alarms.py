"""What stands in the group's chat is put right, and comes to an end (people-first C4, C7)."""

import uuid

from sqlalchemy import select

from coop.groups.lookups import streets_of
from coop.incidents.errors import AlarmOverError, StaleChoiceError
from coop.incidents.events import AlarmCorrected, AlarmEnded, OutcomeExpired
from coop.incidents.lookups.reports import report_by_id, scope_of
from coop.incidents.models import ReportAlarm, ReportAnswer
from coop.incidents.rules.alarms import ALARM_LASTS, OUTCOME_LASTS
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

#: One round of the worker; what is left is found by the next.
BATCH = 100


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def end_alarm(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID) -> None:
    """Say that an urgent report is not current any more."""
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, scope_of(report, actor))
    expire_alarm(uow, actor, report_id=report_id)
    uow.note("report", report.id, topic=f"group:{report.group_id}", number=report.number)


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def correct_alarm(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, street: str) -> None:
    """Put another street of the group in an urgent report; the group reads it at once (C4)."""
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, scope_of(report, actor))
    alarm = uow.session.get(ReportAlarm, report_id, with_for_update=True)
    if alarm is None or alarm.ended_at is not None:
        raise AlarmOverError
    if street not in streets_of(uow.session, report.group_id):
        raise StaleChoiceError
    report.street = street
    uow.record(AlarmCorrected(report_id=report_id, group_id=alarm.group_id))
    uow.note("report", report.id, topic=f"group:{report.group_id}", number=report.number)


@use_case(Permission.INCIDENTS_POST_EXPIRE, journal=False)
def expire_alarm(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID) -> None:
    """End the alarm of a report, if there is one; also when the report itself ends."""
    alarm = uow.session.get(ReportAlarm, report_id, with_for_update=True)
    if alarm is not None and alarm.ended_at is None:
        alarm.ended_at = uow.now
        uow.record(AlarmEnded(report_id=report_id, group_id=alarm.group_id))


@use_case(Permission.INCIDENTS_POST_EXPIRE, journal=False)
def expire_posts(uow: UnitOfWork, actor: Actor) -> None:
    """End alarms after an hour, and make outcomes neutral before they can stay for ever."""
    alarms = uow.session.scalars(
        select(ReportAlarm.report_id)
        .where(ReportAlarm.ended_at.is_(None), ReportAlarm.placed_at <= uow.now - ALARM_LASTS)
        .limit(BATCH)
    )
    for report_id in alarms.all():
        expire_alarm(uow, actor, report_id=report_id)
    answers = uow.session.scalars(
        select(ReportAnswer)
        .where(
            ReportAnswer.outcome_hidden_at.is_(None),
            ReportAnswer.given_at <= uow.now - OUTCOME_LASTS,
        )
        .limit(BATCH)
        .with_for_update()
    )
    for answer in answers.all():
        answer.outcome_hidden_at = uow.now
        uow.record(OutcomeExpired(report_id=answer.report_id))
