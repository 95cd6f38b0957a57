"""Puts a report into words, for whoever may read it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.groups.lookups import contact_by_id, group_by_id, police_contact_of
from coop.groups.models import Contact
from coop.groups.rules import GroupChannel
from coop.incidents.lookups.attachments import AttachmentView, readable_attachments
from coop.incidents.lookups.describing import direction_text, look_for, subject_text
from coop.incidents.lookups.descriptions import told_of
from coop.incidents.lookups.reports import history_of, reporter_of
from coop.incidents.lookups.sightings import sightings_of
from coop.incidents.lookups.talk import as_handed_over
from coop.incidents.models import Handover, Report, ReportAlarm, ReportAnswer, ReportState
from coop.incidents.rules.answers import Answers, Called, Moment, Precision, Step, YesNo
from coop.incidents.rules.description import TRAITS, names_origin
from coop.incidents.rules.questions import QUESTIONS
from coop.incidents.rules.states import (
    TRANSITIONS,
    UNREVIEWED,
    AgentAnswer,
    GivenHow,
    RejectReason,
    State,
)
from coop.wording import incidents as words
from coop.wording import review, told
from coop.wording.attachments import SPOKEN, kept_text
from coop.wording.catalogue import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer in words, under the name of its question."""

    step: Step
    term: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step in the history of a report."""

    state: State
    text: str
    at: datetime
    #: By function, never by name.
    function: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """What the police contact answered."""

    answer: AgentAnswer
    label: str
    #: As the reporter and the group read it, the agent's own words included.
    to_reporter: str
    to_group: str
    given_at: datetime
    how: GivenHow
    contact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitView:
    """A step taken because an answer that was agreed did not come."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report without who made it."""

    id: uuid.UUID
    number: int
    group_id: uuid.UUID
    group: str
    channel: GroupChannel
    state: State
    state_name: str
    received_at: datetime
    #: Before the release, or the kick-off: nothing of it leaves (C6).
    is_practice: bool
    kind: str
    kind_icon: str
    street: str
    called: str
    happens_now: bool
    has_images: bool
    names_origin: bool
    #: How many neighbours tapped "ik zag dit ook".
    also_seen: int
    #: Whether the reporter agreed to be asked; not who that is.
    may_be_asked: bool
    lines: tuple[Line, ...]
    #: Outside: only the photos that a moderator chose to pass on.
    attachments: tuple[AttachmentView, ...]
    history: tuple[StepView, ...]
    answer: AnswerView | None
    #: Whom of the police the group tells.
    contact: str | None
    #: The day of the overview it goes along with.
    leaves_on: date | None
    #: What was done while no answer came (C21), the oldest first.
    waits: tuple[WaitView, ...]
    next_states: frozenset[State]
    may_close: bool
    outcome: str
    #: Since when the bot has it standing in the group, unreviewed (C4).
    alarm_since: datetime | None


def answer_text(step: Step, answers: Answers, today: date, locale: str) -> str | None:
    """Return one answer as words; ``None`` when there is none."""
    if step in answers.skipped:
        return say(words.SKIPPED, locale)
    typed = _typed(step, answers, today, locale)
    if typed is None and step in answers.spoken:
        return say(SPOKEN, locale)
    return typed


def _typed(step: Step, answers: Answers, today: date, locale: str) -> str | None:
    if step in TRAITS:
        return subject_text(step, answers, locale)
    if step is Step.IMAGES and answers.photos:
        return kept_text(photos=answers.photos, voices=0, locale=locale)
    chosen: dict[Step, str | None] = {
        Step.HAPPENING: answers.happening,
        Step.CALLED: answers.called,
        Step.KIND: answers.kind,
        Step.SEEN: answers.seen,
        Step.PERSONS: answers.persons_seen,
        Step.VEHICLES: answers.vehicles_seen,
        Step.IMAGES: answers.images,
        Step.CONTACT: answers.contact,
    }
    if (value := chosen.get(step)) is not None:
        return say(words.CHOICES[step][value].text, locale)
    told: dict[Step, str | None] = {
        Step.CALLED_WHEN: _moment(answers.called_at, today, locale),
        Step.MOMENT: _moment(answers.moment, today, locale),
        Step.BEHAVIOUR: behaviour_text(answers, locale),
        Step.DIRECTION: direction_text(answers, locale),
        Step.PLACE: place_text(answers, locale),
        Step.POLICE_NUMBER: answers.police_number,
        Step.EMAIL: answers.email,
    }
    return told.get(step)


def behaviour_text(answers: Answers, locale: str) -> str | None:
    """Return what was done, in ready-made words or in one's own."""
    if answers.behaviour is not None:
        return say(words.CHOICES["behaviour"][answers.behaviour].text, locale)
    return answers.behaviour_text


def place_text(answers: Answers, locale: str) -> str | None:
    """Return where it was: what was typed, else the street, else that a point was sent."""
    if answers.place is None:
        return None
    place = answers.place
    if place.text is None and place.latitude is not None:
        return place.street or say(words.POINT_SENT, locale)
    return place.text or place.street


def _moment(moment: Moment | None, today: date, locale: str) -> str | None:
    if moment is None:
        return None
    return words.spoken(moment.at, moment.precision, today, locale)


def lines_of(
    answers: Answers, steps: tuple[Step, ...], today: date, locale: str
) -> tuple[Line, ...]:
    """Return the answered questions with their answers in words."""
    lines = []
    for step in steps:
        term = words.QUESTIONS[step].term
        value = answer_text(step, answers, today, locale)
        if term and value is not None:
            number = TRAITS[step].number if step in TRAITS else 0
            lines.append(Line(step=step, term=say(term, locale, number=number), value=value))
    return tuple(lines)


def called_text(answers: Answers, today: date, locale: str) -> str:
    """Return whether and when the police was called: "112 gebeld: vandaag om 22.04 uur"."""
    if answers.called is None:
        return say(review.CALLED_UNKNOWN, locale)
    at = answers.called_at
    if at is None or at.precision is Precision.UNKNOWN or answers.called not in review.CALLED_AT:
        return say(review.CALLED[answers.called], locale)
    moment = words.spoken(at.at, at.precision, today, locale)
    return say(review.CALLED_AT[answers.called], locale, moment=moment[:1].lower() + moment[1:])


def kind_of(report: Report, locale: str) -> str:
    """Return the kind of a report in words."""
    assert report.kind is not None
    return say(words.CHOICES["kind"][report.kind].text, locale)


def street_of(report: Report, locale: str) -> str:
    """Return the street without a house number; what was typed may hold one and is no street."""
    return report.street or say(review.NO_STREET, locale)


def answer_view(session: Session, report: Report, locale: str) -> AnswerView | None:
    """Return the police contact's answer, if there is one."""
    answer = session.get(ReportAnswer, report.id)
    if answer is None:
        return None
    return AnswerView(
        answer=answer.answer,
        label=say(review.ANSWER_CHOICES[answer.answer].text, locale),
        to_reporter=_joined(say(words.ANSWERS[answer.answer], locale), answer.to_reporter),
        to_group=_joined(say(words.OUTCOMES[answer.answer], locale), answer.to_group),
        given_at=answer.given_at,
        how=answer.how,
        contact=contact_by_id(session, answer.contact_id).function,
    )


def outcome_of(session: Session, report: Report, locale: str) -> str:
    """Return what a group may read about a report: number, kind, street and what came of it."""
    title = say(
        review.OUTCOME_TITLE,
        locale,
        number=report.number,
        kind=kind_of(report, locale),
        street=street_of(report, locale),
    )
    answer = answer_view(session, report, locale)
    told = answer.to_group if answer else say(words.NO_ANSWER_YET, locale)
    return "\n".join((title, told, say(words.NOT_POLICE, locale), say(words.NUMBERS, locale)))


def alarm_text(session: Session, report: Report, locale: str) -> str:
    """Return what a group reads of an urgent report: from buttons only, with a fixed last line."""
    called = report.called is Called.EMERGENCY
    look = look_for(told_of(session, report), locale)
    return "\n".join(
        (
            say(
                told.ALARM, locale, kind=kind_of(report, locale), street=street_of(report, locale)
            ),
            say(told.ALARM_SEEN, locale, clock=words.clock(report.received_at)),
            *((say(told.ALARM_LOOK, locale, look=look),) if look else ()),
            say(told.ALARM_CALLED if called else told.ALARM_NOT_CALLED, locale),
            say(told.ALARM_LAST, locale),
        )
    )


def reason_text(step: ReportState, locale: str) -> str:
    """Return why a report was rejected, with the moderator's own words."""
    if step.reason is None:
        return ""
    if step.reason is RejectReason.OTHER:
        return step.note
    return _joined(say(words.REASONS[step.reason], locale), step.note)


def read_report(
    session: Session, report: Report, today: date, locale: str, *, is_outside: bool = False
) -> ReportView:
    """Put a report into words for a moderator, or for a receiver outside."""
    answers = as_handed_over(session, report) if is_outside else told_of(session, report)
    history = history_of(session, report.id)
    state = history[-1].state
    group = group_by_id(session, report.group_id)
    contact = police_contact_of(session, report.group_id)
    alarm = session.get(ReportAlarm, report.id)
    assert report.kind is not None
    return ReportView(
        id=report.id,
        number=report.number,
        group_id=group.id,
        group=group.name,
        channel=group.channel,
        state=state,
        state_name=say(review.STATE_NAMES[state], locale),
        received_at=report.received_at,
        is_practice=report.is_practice,
        kind=kind_of(report, locale),
        kind_icon=words.CHOICES["kind"][report.kind].icon,
        street=street_of(report, locale),
        called=called_text(answers, today, locale),
        happens_now=answers.happening == "now",
        has_images=answers.images is YesNo.YES,
        also_seen=sightings_of(session, report.id),
        names_origin=report.names_origin or any(names_origin(p) for p in answers.persons),
        may_be_asked=reporter_of(session, report.id).may_be_asked,
        lines=lines_of(answers, tuple(QUESTIONS), today, locale),
        attachments=readable_attachments(session, report, today, is_outside=is_outside),
        history=tuple(
            StepView(
                state=step.state,
                text=say(review.STEPS[step.state], locale),
                at=step.at,
                function=step.function,
                reason=reason_text(step, locale),
            )
            for step in history
        ),
        answer=answer_view(session, report, locale),
        contact=contact.function if contact and not report.is_practice else None,
        leaves_on=_leaves_on(session, report, contact) if state is State.APPROVED else None,
        waits=_waits(session, report, locale),
        next_states=TRANSITIONS[state],
        may_close=State.CLOSED in TRANSITIONS[state] and state not in UNREVIEWED,
        outcome=outcome_of(session, report, locale),
        alarm_since=alarm.placed_at if alarm and alarm.ended_at is None else None,
    )


def _waits(session: Session, report: Report, locale: str) -> tuple[WaitView, ...]:
    taken = [
        (at, say(text, locale))
        for handover in session.scalars(select(Handover).where(Handover.report_id == report.id))
        for at, text in zip(
            (handover.reminded_at, handover.deputy_told_at, handover.silent_at),
            review.STEPS_OF_WAITING,
            strict=True,
        )
        if at is not None
    ]
    return tuple(WaitView(text=text, at=at) for at, text in sorted(taken))


def _leaves_on(session: Session, report: Report, contact: Contact | None) -> date | None:
    handover = session.get(Handover, (report.id, contact.id)) if contact else None
    return handover.planned_on if handover else None


def _joined(sentence: str, own_words: str) -> str:
    return f"{sentence} {own_words}" if own_words else sentence
