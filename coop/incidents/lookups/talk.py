"""Finds what was asked of who made a report, and the words moderators need often."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from coop.groups.models import Contact
from coop.groups.rules import Delivery
from coop.incidents.errors import QuestionNotFoundError
from coop.incidents.lookups.descriptions import told_of
from coop.incidents.models import Report, Reporter, ReportQuestion, ReportRedaction, StandardText
from coop.incidents.rules.answers import Answers, Place
from coop.incidents.rules.talk import AWAITED_FOR, TextKind
from coop.wording import review
from coop.wording.catalogue import say


def questions_of(session: Session, report_id: uuid.UUID) -> tuple[ReportQuestion, ...]:
    """Return what was asked about a report, the oldest first."""
    asked = session.scalars(
        select(ReportQuestion)
        .where(ReportQuestion.report_id == report_id)
        .order_by(ReportQuestion.asked_at, ReportQuestion.id)
    )
    return tuple(asked)


def question_by_id(session: Session, question_id: uuid.UUID) -> ReportQuestion:
    """Return a question, locked, or refuse."""
    question = session.get(ReportQuestion, question_id, with_for_update=True)
    if question is None:
        raise QuestionNotFoundError
    return question


def replies_to_tell(
    session: Session, delivery: Delivery, most: int
) -> Sequence[tuple[ReportQuestion, Contact]]:
    """Return what contacts asked and were not told yet, the oldest first, locked."""
    rows = session.execute(
        select(ReportQuestion, Contact)
        .join(Contact, Contact.id == ReportQuestion.contact_id)
        .where(
            ReportQuestion.told_at.is_(None),
            or_(ReportQuestion.answered_at.is_not(None), ReportQuestion.declined_at.is_not(None)),
            Contact.ended_at.is_(None),
            Contact.delivery == delivery,
        )
        .order_by(ReportQuestion.asked_at, ReportQuestion.id)
        .limit(most)
        .with_for_update(of=ReportQuestion)
    )
    return [(question, contact) for question, contact in rows]


def awaited_question(
    session: Session, person_id: uuid.UUID, now: datetime
) -> ReportQuestion | None:
    """Return the question to which the next typed words of somebody are the answer."""
    return session.scalar(
        select(ReportQuestion)
        .join(Reporter, Reporter.report_id == ReportQuestion.report_id)
        .where(
            Reporter.person_id == person_id,
            ReportQuestion.answered_at.is_(None),
            ReportQuestion.declined_at.is_(None),
            ReportQuestion.awaited_since > now - AWAITED_FOR,
        )
        .order_by(ReportQuestion.awaited_since.desc())
        .limit(1)
    )


def as_handed_over(session: Session, report: Report) -> Answers:
    """Return what receivers outside read: the reporter's words, or those chosen instead."""
    # What was spoken is heard by moderators only; they typed what is needed (C15).
    answers = replace(told_of(session, report), spoken=frozenset())
    redaction = session.get(ReportRedaction, report.id)
    if redaction is None:
        return answers
    place = Place(street=report.street, text=redaction.place or None)
    return replace(
        answers,
        behaviour=None,
        behaviour_text=redaction.behaviour,
        place=place if place.is_known else None,
        persons=tuple(
            replace(person, marks=marks or None) if marks is not None else person
            for person, marks in zip_longest(
                answers.persons, redaction.marks[: len(answers.persons)]
            )
        ),
        direction_text=answers.direction_text
        if redaction.direction is None
        else redaction.direction or None,
    )


def texts_to_choose(session: Session, locale: str) -> dict[TextKind, tuple[str, ...]]:
    """Return words to choose from by kind: the board's, or ours where it wrote none."""
    own = texts_of_board(session)
    return {
        kind: tuple(text.text for text in own[kind])
        or tuple(say(text, locale) for text in review.STANDARD_TEXTS[kind])
        for kind in TextKind
    }


def texts_of_board(session: Session) -> dict[TextKind, tuple[StandardText, ...]]:
    """Return the standard texts of the board by kind, the oldest first."""
    texts = session.scalars(
        select(StandardText).order_by(StandardText.added_at, StandardText.id)
    ).all()
    return {kind: tuple(text for text in texts if text.kind is kind) for kind in TextKind}
