"""What who made a report sees of it, and what a link of a mail is worth."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select

from coop.groups.lookups import contact_by_id, group_by_id, police_contact_of
from coop.groups.rules import GroupChannel
from coop.incidents.lookups.attachments import (
    AttachmentView,
    attachments_of,
    kept_of,
    shown,
)
from coop.incidents.lookups.descriptions import told_of
from coop.incidents.lookups.drafts import draft_of
from coop.incidents.lookups.outcomes import asks_verdict
from coop.incidents.lookups.readings import (
    AnswerView,
    Line,
    alarm_text,
    answer_view,
    kind_of,
    lines_of,
    reason_text,
    street_of,
)
from coop.incidents.lookups.reports import (
    ensure_own,
    history_of,
    newest_state,
    report_by_id,
)
from coop.incidents.lookups.review import leading, openings_of, shares_of
from coop.incidents.lookups.talk import awaited_question, questions_of
from coop.incidents.models import Report, Reporter, ReportOverview
from coop.incidents.rules.alarms import is_fresh, is_urgent
from coop.incidents.rules.answers import DraftKey
from coop.incidents.rules.questions import QUESTIONS
from coop.incidents.rules.states import OUTSIDE, TRANSITIONS, State
from coop.kernel.permissions import Actor, ActorKind, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Link
from coop.people.rules import LinkPurpose, hash_of
from coop.wording import incidents as words
from coop.wording.catalogue import say


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """One of one's own reports in a list."""

    id: uuid.UUID
    number: int
    kind: str
    kind_icon: str
    street: str
    received_at: datetime
    state: State
    state_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReports:
    """One's own reports, and the group in which one was begun and not sent."""

    reports: tuple[OwnLine, ...]
    begun_in: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedStep:
    """One step as the reporter reads it."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """That somebody read the report: by function, never by name (C20)."""

    function: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """Something that is asked of whoever made the report, by function."""

    id: uuid.UUID
    text: str
    asked_by: str
    asked_at: datetime
    is_answered: bool
    is_declined: bool
    #: Asked by a contact outside, who reads the answer.
    by_contact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowView:
    """A report as its maker follows it."""

    id: uuid.UUID
    number: int
    group: str
    kind: str
    street: str
    received_at: datetime
    state: State
    state_text: str
    reason: str
    #: Only for who signed in: a link may lie in somebody else's mailbox.
    lines: tuple[Line, ...]
    steps: tuple[PassedStep, ...]
    answer: AnswerView | None
    #: In how many working days an answer was agreed; ``None``: none was, or there is one.
    answer_within_days: int | None
    may_withdraw: bool
    #: It was closed, and its maker may say whether it is solved.
    asks_verdict: bool
    #: Before the release, or the kick-off: nothing of it leaves (C6).
    is_practice: bool
    #: For a group in an app of its own: an urgent report as its maker may place it (C1, C4).
    alarm: str
    #: Who read it and when, the newest first.
    openings: tuple[Opening, ...]
    asked: tuple[AskedLine, ...]
    #: Functions of others who know what, where and when (C17).
    told_too: tuple[str, ...]
    #: What was sent along, only for who signed in; and how much, for everybody.
    attachments: tuple[AttachmentView, ...]
    kept: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A question whose button was pressed in the chat, and when."""

    question_id: uuid.UUID
    since: datetime


class LinkState(StrEnum):
    """What a link of a mail is worth."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLinkView:
    """What may be said of the agent's link before anything is opened."""

    state: LinkState
    report_id: uuid.UUID | None = None
    #: The mail was about several reports.
    overview_id: uuid.UUID | None = None
    number: int | None = None
    contact: str = ""
    answer: AnswerView | None = None


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def my_reports(uow: UnitOfWork, actor: Actor, *, locale: str = "nl") -> OwnReports:
    """Return the reports of who asks, the newest first."""
    if actor.kind is not ActorKind.PERSON:
        return OwnReports(reports=(), begun_in=None)
    reports = uow.session.scalars(
        select(Report)
        .join(Reporter, Reporter.report_id == Report.id)
        .where(Reporter.person_id == actor.person_id)
        .order_by(Report.received_at.desc(), Report.number.desc())
    )
    draft = draft_of(uow.session, actor, DraftKey(), uow.now)
    return OwnReports(
        reports=tuple(_own_line(uow, report, locale) for report in reports),
        begun_in=group_by_id(uow.session, draft.group_id).slug if draft else None,
    )


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def followed_report(
    uow: UnitOfWork, actor: Actor, *, report_id: uuid.UUID, locale: str = "nl"
) -> FollowView:
    """Return how one's own report stands."""
    ensure_own(uow.session, actor, report_id)
    report = report_by_id(uow.session, report_id)
    history = history_of(uow.session, report_id)
    # What was merged with another is told how that one stands.
    lead = leading(uow.session, report)
    newest = newest_state(uow.session, lead.id)
    contact = police_contact_of(uow.session, report.group_id)
    waits = newest.state in OUTSIDE and contact is not None
    is_known = actor.kind is ActorKind.PERSON
    answers = told_of(uow.session, report)
    sent = shown(attachments_of(uow.session, report_id=report_id))
    return FollowView(
        id=report.id,
        number=report.number,
        group=group_by_id(uow.session, report.group_id).name,
        kind=kind_of(report, locale),
        street=street_of(report, locale),
        received_at=report.received_at,
        state=newest.state,
        state_text=say(words.STATES[newest.state], locale),
        reason=reason_text(newest, locale),
        lines=lines_of(answers, tuple(QUESTIONS), uow.today, locale) if is_known else (),
        steps=tuple(
            PassedStep(text=say(words.STATES[step.state], locale), at=step.at) for step in history
        ),
        answer=answer_view(uow.session, lead, locale),
        answer_within_days=contact.answer_within_days if waits and contact else None,
        may_withdraw=State.WITHDRAWN in TRANSITIONS[history[-1].state],
        asks_verdict=asks_verdict(uow.session, history[-1]),
        is_practice=report.is_practice,
        alarm="" if report.is_practice else _alarm(uow, report, locale),
        openings=tuple(
            Opening(function=entry.function, at=entry.at)
            for entry in openings_of(uow.session, report_id)
        ),
        asked=tuple(
            AskedLine(
                id=one.id,
                text=one.text,
                asked_by=one.asked_by,
                asked_at=one.asked_at,
                is_answered=one.answered_at is not None,
                is_declined=one.declined_at is not None,
                by_contact=one.contact_id is not None,
            )
            for one in questions_of(uow.session, report_id)
        ),
        told_too=tuple(
            contact_by_id(uow.session, one).function for one in shares_of(uow.session, report_id)
        ),
        attachments=sent if is_known else (),
        kept=kept_of(sent, locale),
    )


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def question_awaited(uow: UnitOfWork, actor: Actor) -> Awaited | None:
    """Return the question to which the next typed words in the chat are the answer."""
    if actor.person_id is None:
        return None
    question = awaited_question(uow.session, actor.person_id, uow.now)
    if question is None or question.awaited_since is None:
        return None
    return Awaited(question_id=question.id, since=question.awaited_since)


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def report_of_token(uow: UnitOfWork, actor: Actor, *, token: str) -> uuid.UUID | None:
    """Return the report a browser's secret follows; ``None`` while it was not sent."""
    return uow.session.scalar(
        select(Link.subject_id).where(
            Link.token_hash == hash_of(token),
            Link.purpose == LinkPurpose.REPORT_FOLLOW,
            Link.expires_at > uow.now,
        )
    )


@use_case(Permission.INCIDENTS_REPORT_FOLLOW)
def answer_link(
    uow: UnitOfWork, actor: Actor, *, token: str, locale: str = "nl"
) -> AnswerLinkView:
    """Return whether the agent's link works, and what was answered if it did before."""
    link = uow.session.scalar(
        select(Link).where(
            Link.token_hash == hash_of(token), Link.purpose == LinkPurpose.REPORT_ANSWER
        )
    )
    if link is None or link.subject_id is None:
        return AnswerLinkView(state=LinkState.UNKNOWN)
    over = uow.now >= link.expires_at
    contact = contact_by_id(uow.session, link.contact_id) if link.contact_id else None
    function = contact.function if contact else ""
    overview = uow.session.get(ReportOverview, link.subject_id)
    if overview is not None:
        state = LinkState.EXPIRED if over else LinkState.OPEN
        return AnswerLinkView(state=state, overview_id=overview.id, contact=function)
    report = report_by_id(uow.session, link.subject_id)
    answer = answer_view(uow.session, report, locale)
    if answer is None and over:
        return AnswerLinkView(state=LinkState.EXPIRED, number=report.number)
    return AnswerLinkView(
        state=LinkState.OPEN if answer is None else LinkState.USED,
        report_id=report.id,
        number=report.number,
        contact=function,
        answer=answer,
    )


def _alarm(uow: UnitOfWork, report: Report, locale: str) -> str:
    own_app = group_by_id(uow.session, report.group_id).channel is GroupChannel.OWN_APP
    urgent = is_urgent(report.what_was_said()) and is_fresh(report.received_at, uow.now)
    return alarm_text(uow.session, report, locale) if own_app and urgent else ""


def _own_line(uow: UnitOfWork, report: Report, locale: str) -> OwnLine:
    state = newest_state(uow.session, report.id).state
    assert report.kind is not None
    return OwnLine(
        id=report.id,
        number=report.number,
        kind=kind_of(report, locale),
        kind_icon=words.CHOICES["kind"][report.kind].icon,
        street=street_of(report, locale),
        received_at=report.received_at,
        state=state,
        state_text=say(words.STATES[state], locale),
    )
