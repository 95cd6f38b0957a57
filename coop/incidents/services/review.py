"""What moderators do with a report."""

import uuid

from coop.groups.lookups import may_receive, police_contact_of
from coop.groups.models import Contact
from coop.groups.rules import ContactKind, Delivery
from coop.incidents.errors import NoPoliceContactError
from coop.incidents.events import ReportClosed, ReportRejected
from coop.incidents.lookups.overviews import answering_scope
from coop.incidents.lookups.readings import ReportView, read_report
from coop.incidents.lookups.reports import newest_state, report_by_id
from coop.incidents.lookups.review import report_to_decide
from coop.incidents.models import Report, ReportRedaction, ReportState
from coop.incidents.rules.attachments import ensure_in_words
from coop.incidents.rules.states import RejectReason, State, ensure_reason, ensure_reviewed
from coop.incidents.services.alarms import expire_alarm
from coop.incidents.services.claims import MODERATOR
from coop.incidents.services.handovers import hand_over
from coop.kernel.permissions import Actor, ActorKind, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def approve_report(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID) -> None:
    """Find a report fit, and pass it on to the police contact: at once, or with the overview."""
    report = report_to_decide(uow, actor, report_id)
    ensure_in_words(
        is_typed=report.behaviour is not None or report.behaviour_text is not None,
        is_redacted=uow.session.get(ReportRedaction, report_id) is not None,
    )
    _step(uow, report, State.APPROVED)
    contact = _receiver_of(uow, report)
    if contact is not None:
        at_once = contact.delivery is Delivery.PER_REPORT
        hand_over(uow, actor, report_id=report.id, contact_id=contact.id, at_once=at_once)
    _note(uow, report, contact)


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def forward_report(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID) -> None:
    """Pass an approved report on to the police contact."""
    report = report_to_decide(uow, actor, report_id)
    contact = _receiver_of(uow, report)
    if contact is None:
        raise NoPoliceContactError
    hand_over(uow, actor, report_id=report.id, contact_id=contact.id, at_once=True)
    _note(uow, report, contact)


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def reject_report(
    uow: UnitOfWork,
    actor: Actor,
    *,
    report_id: uuid.UUID,
    reason: RejectReason,
    note: str = "",
) -> None:
    """Do not pass a report on, and tell who made it why."""
    ensure_reason(reason, note)
    report = report_to_decide(uow, actor, report_id)
    expire_alarm(uow, actor, report_id=report_id)
    _step(uow, report, State.REJECTED, reason=reason, note=note.strip())
    uow.record(ReportRejected(report_id=report.id))
    uow.note("report", report.id, topic=f"group:{report.group_id}", reason=reason.value)


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def reopen_report(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID) -> None:
    """Take up a report that was rejected by mistake."""
    report = report_to_decide(uow, actor, report_id)
    _step(uow, report, State.RECEIVED)
    _note(uow, report, None)


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def close_report(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID) -> None:
    """Be done with a report, answered or not."""
    report = report_to_decide(uow, actor, report_id)
    ensure_reviewed(newest_state(uow.session, report.id).state)
    expire_alarm(uow, actor, report_id=report_id)
    _step(uow, report, State.CLOSED)
    uow.record(ReportClosed(report_id=report.id))
    _note(uow, report, None)


@use_case(Permission.INCIDENTS_REPORT_READ)
def show_report(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, locale: str = "nl"
) -> ReportView:
    """Open a report; the journal's row of this is the access record."""
    report = report_by_id(uow.session, report_id)
    uow.require(
        actor, Permission.INCIDENTS_REPORT_READ, answering_scope(uow.session, report, actor)
    )
    uow.note("report", report.id, number=report.number)
    is_outside = actor.kind is ActorKind.LINK
    return read_report(uow.session, report, uow.today, locale, is_outside=is_outside)


def _step(
    uow: UnitOfWork,
    report: Report,
    state: State,
    *,
    reason: RejectReason | None = None,
    note: str = "",
) -> ReportState:
    step = newest_state(uow.session, report.id).followed_by(
        state, at=uow.now, function=MODERATOR, reason=reason, note=note
    )
    uow.session.add(step)
    return step


def _receiver_of(uow: UnitOfWork, report: Report) -> Contact | None:
    """Return whom of the police is told; nobody of what is practice or was not released (C6)."""
    if report.is_practice or not may_receive(uow.session, ContactKind.POLICE, uow.today):
        return None
    return police_contact_of(uow.session, report.group_id)


def _note(uow: UnitOfWork, report: Report, contact: Contact | None) -> None:
    uow.note(
        "report",
        report.id,
        topic=f"group:{report.group_id}",
        number=report.number,
        contact_kind=contact.kind.value if contact else None,
    )
