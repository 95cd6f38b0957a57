"""The police contact's answer, by the page or told to a moderator."""

import uuid

from sqlalchemy import select

from coop.groups.lookups import police_contact_of
from coop.incidents.errors import NoPoliceContactError, ReportAnsweredError
from coop.incidents.events import ReportAnswered
from coop.incidents.lookups.reports import newest_state, report_by_id, scope_of
from coop.incidents.models import Report, ReportAnswer
from coop.incidents.rules.states import AgentAnswer, GivenHow, State, ensure_short
from coop.kernel.permissions import Actor, Permission
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
    uow.require(actor, Permission.INCIDENTS_ANSWER_GIVE, scope_of(report, actor))
    ensure_short(to_reporter, to_group)
    if uow.session.get(ReportAnswer, report_id) is not None:
        # Also through another mail of the same report: it is answered once.
        raise ReportAnsweredError
    link = uow.session.scalars(
        select(Link).where(Link.id == actor.link_id).with_for_update()
    ).one()
    ensure_link_works(expires_at=link.expires_at, used_at=link.used_at, now=uow.now)
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


def _answer(uow: UnitOfWork, report: Report, answer: ReportAnswer) -> None:
    newest = newest_state(uow.session, report.id)
    uow.session.add(newest.followed_by(State.ANSWERED, at=uow.now, function="wijkagent"))
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
