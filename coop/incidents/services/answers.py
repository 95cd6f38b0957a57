"""The police contact's answer: by the page, by a reply mail, or told to a moderator."""

import uuid
from collections.abc import Iterable, Mapping

from sqlalchemy import select

from coop.groups.lookups import police_contact_of
from coop.incidents.errors import NoPoliceContactError, ReportAnsweredError
from coop.incidents.events import ReportAcknowledged, ReportAnswered
from coop.incidents.lookups.overviews import (
    answering_scope,
    overview_by_id,
    reports_of_overview,
    states_of,
)
from coop.incidents.lookups.reports import newest_state, report_by_id, scope_of
from coop.incidents.models import Report, ReportAnswer, ReportOverview
from coop.incidents.rules.replies import ReplyOutcome, answers_in
from coop.incidents.rules.states import AGENT, OUTSIDE, AgentAnswer, GivenHow, State, ensure_short
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Link
from coop.people.rules import ensure_link_works


@use_case(Permission.INCIDENTS_ANSWER_GIVE)
def answer_report(
    uow: UnitOfWork,
    actor: Actor,
    *,
    report_id: uuid.UUID,
    answer: AgentAnswer,
    to_reporter: str = "",
    to_group: str = "",
) -> None:
    """Answer a report with one of the eight standard answers, by the link of its mail."""
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(
        actor, Permission.INCIDENTS_ANSWER_GIVE, answering_scope(uow.session, report, actor)
    )
    ensure_short(to_reporter, to_group)
    if uow.session.get(ReportAnswer, report_id) is not None:
        # Also through another mail of the same report: it is answered once.
        raise ReportAnsweredError
    link = _working_link(uow, actor)
    if link.subject_id == report_id:
        link.used_at = uow.now
    assert link.contact_id is not None
    _answer(
        uow,
        report,
        ReportAnswer(
            report_id=report_id,
            answer=answer,
            how=GivenHow.PAGE,
            given_at=uow.now,
            contact_id=link.contact_id,
            to_reporter=to_reporter.strip(),
            to_group=to_group.strip(),
        ),
    )


@use_case(Permission.INCIDENTS_ANSWER_GIVE)
def acknowledge_report(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID) -> None:
    """Say by the link of a mail that a report was seen and is taken up; an answer may follow."""
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(
        actor, Permission.INCIDENTS_ANSWER_GIVE, answering_scope(uow.session, report, actor)
    )
    newest = newest_state(uow.session, report_id)
    uow.session.add(newest.followed_by(State.ACKNOWLEDGED, at=uow.now, function=AGENT))
    uow.record(ReportAcknowledged(report_id=report.id, group_id=report.group_id))
    uow.note("report", report.id, topic=f"group:{report.group_id}", number=report.number)


@use_case(Permission.INCIDENTS_ANSWER_GIVE)
def answer_overview(
    uow: UnitOfWork, actor: Actor, *, overview_id: uuid.UUID, answers: Mapping[int, AgentAnswer]
) -> int:
    """Answer reports of an overview, by their numbers, by the link of its mail; say how many."""
    overview = overview_by_id(uow.session, overview_id)
    uow.require(actor, Permission.INCIDENTS_ANSWER_GIVE, Scope(ScopeKind.REPORT, overview_id))
    link = _working_link(uow, actor)
    assert link.contact_id is not None
    reports = [asked.report for asked in reports_of_overview(uow.session, overview_id)]
    outcome = _answer_each(uow, reports, answers, how=GivenHow.PAGE, contact_id=link.contact_id)
    uow.note("overview", overview.id, answered=len(outcome.answered))
    return len(outcome.answered)


@use_case(Permission.INCIDENTS_ANSWER_GIVE)
def answer_by_mail(
    uow: UnitOfWork, actor: Actor, *, subject_id: uuid.UUID, contact_id: uuid.UUID, text: str
) -> ReplyOutcome:
    """Carry out the numbers of a reply to the mail about one report, or to an overview.

    Refuses what leaves any doubt, and then nothing is changed. Words are not passed on: a
    sender's address can be forged, and more than the standard answers needs the page.
    """
    uow.require(actor, Permission.INCIDENTS_ANSWER_GIVE, Scope(ScopeKind.REPORT, subject_id))
    if uow.session.get(ReportOverview, subject_id) is None:
        reports = [report_by_id(uow.session, subject_id)]
    else:
        reports = [asked.report for asked in reports_of_overview(uow.session, subject_id)]
    answers = answers_in(text, [report.number for report in reports])
    outcome = _answer_each(uow, reports, answers, how=GivenHow.MAIL, contact_id=contact_id)
    uow.note("overview", subject_id, answered=len(outcome.answered))
    return outcome


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def record_answer(
    uow: UnitOfWork,
    actor: Actor,
    *,
    report_id: uuid.UUID,
    answer: AgentAnswer,
    to_reporter: str = "",
    to_group: str = "",
) -> None:
    """Record what the agent said by phone or in the street, on the agent's behalf (C2)."""
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(actor, Permission.INCIDENTS_REPORT_REVIEW, scope_of(report, actor))
    ensure_short(to_reporter, to_group)
    contact = police_contact_of(uow.session, report.group_id)
    if contact is None:
        raise NoPoliceContactError
    if uow.session.get(ReportAnswer, report_id) is not None:
        raise ReportAnsweredError
    _answer(
        uow,
        report,
        ReportAnswer(
            report_id=report_id,
            answer=answer,
            how=GivenHow.MODERATOR,
            given_at=uow.now,
            contact_id=contact.id,
            to_reporter=to_reporter.strip(),
            to_group=to_group.strip(),
        ),
    )


def _working_link(uow: UnitOfWork, actor: Actor) -> Link:
    link = uow.session.scalars(
        select(Link).where(Link.id == actor.link_id).with_for_update()
    ).one()
    ensure_link_works(expires_at=link.expires_at, used_at=link.used_at, now=uow.now)
    return link


def _answer_each(
    uow: UnitOfWork,
    reports: Iterable[Report],
    answers: Mapping[int, AgentAnswer],
    *,
    how: GivenHow,
    contact_id: uuid.UUID,
) -> ReplyOutcome:
    """Give each its answer; what somebody answered or closed before stays as it is."""
    chosen = {report.id: report for report in reports if report.number in answers}
    # One after the other and always in this order, so that two who answer at once do not lock.
    for report_id in sorted(chosen):
        report_by_id(uow.session, report_id, lock=True)
    states = states_of(uow.session, chosen)
    answered, handled = [], []
    for report in sorted(chosen.values(), key=lambda one: one.number):
        if states[report.id] not in OUTSIDE:
            handled.append(report.number)
            continue
        answered.append(report.number)
        given = ReportAnswer(
            report_id=report.id,
            answer=answers[report.number],
            how=how,
            given_at=uow.now,
            contact_id=contact_id,
        )
        _answer(uow, report, given)
    return ReplyOutcome(answered=tuple(answered), handled=tuple(handled))


def _answer(uow: UnitOfWork, report: Report, answer: ReportAnswer) -> None:
    newest = newest_state(uow.session, report.id)
    uow.session.add(newest.followed_by(State.ANSWERED, at=uow.now, function=AGENT))
    uow.session.add(answer)
    uow.record(ReportAnswered(report_id=report.id, group_id=report.group_id))
    uow.note(
        "report",
        report.id,
        topic=f"group:{report.group_id}",
        number=report.number,
        answer=answer.answer.value,
        how=answer.how.value,
    )
