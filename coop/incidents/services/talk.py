"""Asking who made a report something: neither side learns who the other is."""

import uuid

from coop.incidents.errors import QuestionAnsweredError
from coop.incidents.events import ReporterAsked, ReporterReplied
from coop.incidents.lookups.overviews import answering_scope
from coop.incidents.lookups.reports import ensure_own, newest_state, report_by_id, reporter_of
from coop.incidents.lookups.review import report_to_decide
from coop.incidents.lookups.talk import question_by_id, questions_of
from coop.incidents.models import Report, ReportQuestion, ReportRedaction
from coop.incidents.rules.states import AGENT, State, ensure_outside
from coop.incidents.rules.talk import (
    Redaction,
    ensure_may_ask,
    ensure_may_reply,
    ensure_none_open,
    ensure_redaction,
)
from coop.incidents.services.claims import MODERATOR
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def ask_reporter(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, text: str) -> uuid.UUID:
    """Ask who made a report something, if that person agreed to be asked."""
    report = report_to_decide(uow, actor, report_id)
    ensure_may_ask(text, may_be_asked=reporter_of(uow.session, report_id).may_be_asked)
    newest = newest_state(uow.session, report_id)
    uow.session.add(newest.followed_by(State.QUESTION, at=uow.now, function=MODERATOR))
    question = ReportQuestion(
        id=uow.chance.new_id(),
        report_id=report_id,
        asked_by=MODERATOR,
        text=text.strip(),
        asked_at=uow.now,
    )
    uow.session.add(question)
    uow.record(ReporterAsked(report_id=report_id, question_id=question.id))
    uow.note("report", report.id, topic=f"group:{report.group_id}", number=report.number)
    return question.id


@use_case(Permission.INCIDENTS_ANSWER_GIVE)
def ask_as_agent(uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, text: str) -> uuid.UUID:
    """Ask who made a report something, by the link of a mail; who that is stays with us (C2).

    Who asks has seen the report: from here no clock runs for an answer (C21).
    """
    report = report_by_id(uow.session, report_id, lock=True)
    uow.require(
        actor, Permission.INCIDENTS_ANSWER_GIVE, answering_scope(uow.session, report, actor)
    )
    newest = newest_state(uow.session, report_id)
    ensure_outside(newest.state)
    ensure_may_ask(text, may_be_asked=reporter_of(uow.session, report_id).may_be_asked)
    asked = questions_of(uow.session, report_id)
    ensure_none_open(sum(question.is_open for question in asked))
    if newest.state is State.FORWARDED:
        uow.session.add(newest.followed_by(State.ACKNOWLEDGED, at=uow.now, function=AGENT))
    question = ReportQuestion(
        id=uow.chance.new_id(),
        report_id=report_id,
        asked_by=AGENT,
        text=text.strip(),
        asked_at=uow.now,
        contact_id=actor.contact_id,
    )
    uow.session.add(question)
    uow.record(ReporterAsked(report_id=report_id, question_id=question.id))
    uow.note("report", report.id, topic=f"group:{report.group_id}", number=report.number)
    return question.id


@use_case(Permission.INCIDENTS_REPORT_FOLLOW, journal=False)
def await_reply(uow: UnitOfWork, actor: Actor, *, question_id: uuid.UUID) -> None:
    """Take what is typed next in the chat for the answer to a question."""
    question = question_by_id(uow.session, question_id)
    ensure_own(uow.session, actor, question.report_id)
    if question.is_open:
        question.awaited_since = uow.now


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def reply_to_question(
    uow: UnitOfWork, actor: Actor, *, question_id: uuid.UUID, text: str
) -> uuid.UUID:
    """Answer what was asked about one's own report; who asked goes on with it."""
    question, report = _own_question(uow, actor, question_id)
    ensure_may_reply(text, is_answered=not question.is_open)
    question.answer, question.answered_at = text.strip(), uow.now
    _settle(uow, report, question)
    return report.id


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def decline_question(uow: UnitOfWork, actor: Actor, *, question_id: uuid.UUID) -> uuid.UUID:
    """Rather not say; nobody has to, and nobody asks why."""
    question, report = _own_question(uow, actor, question_id)
    if not question.is_open:
        raise QuestionAnsweredError
    question.declined_at = uow.now
    _settle(uow, report, question)
    return report.id


@use_case(Permission.INCIDENTS_REPORT_REVIEW)
def redact_report(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, chosen: Redaction
) -> None:
    """Choose the words that receivers outside read; moderators keep the reporter's own."""
    report = report_to_decide(uow, actor, report_id)
    ensure_redaction(chosen)
    kept = uow.session.get(ReportRedaction, report_id)
    if kept is None:
        kept = ReportRedaction(report_id=report_id, behaviour="", place="")
        uow.session.add(kept)
    kept.behaviour, kept.place = chosen.behaviour.strip(), chosen.place.strip()
    kept.marks = [marks.strip() for marks in chosen.marks]
    kept.direction = None if chosen.direction is None else chosen.direction.strip()
    uow.note("report", report.id, topic=f"group:{report.group_id}", number=report.number)


def _own_question(
    uow: UnitOfWork, actor: Actor, question_id: uuid.UUID
) -> tuple[ReportQuestion, Report]:
    question = question_by_id(uow.session, question_id)
    report = report_by_id(uow.session, question.report_id, lock=True)
    ensure_own(uow.session, actor, report.id)
    return question, report


def _settle(uow: UnitOfWork, report: Report, question: ReportQuestion) -> None:
    question.awaited_since = None
    newest = newest_state(uow.session, report.id)
    # Moderators may have gone on without it; the answer is kept all the same. What a contact
    # outside asked stays with that contact.
    if newest.state is State.QUESTION:
        uow.session.add(newest.followed_by(State.RECEIVED, at=uow.now, function="bewoner"))
    uow.record(
        ReporterReplied(
            report_id=report.id,
            group_id=report.group_id,
            by_contact=question.contact_id is not None,
        )
    )
    uow.note("report", report.id, topic=f"group:{report.group_id}", signed=False)
