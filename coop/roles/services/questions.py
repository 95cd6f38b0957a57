"""Writing to who holds a function."""

import uuid

from sqlalchemy import delete, or_, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.rules import RoleKind, email_of, hash_of
from coop.roles.events import QuestionAsked
from coop.roles.lookups import answering, group_asked
from coop.roles.models import RoleQuestion
from coop.roles.rules.questions import (
    LONGEST_ASKER,
    LONGEST_QUESTION,
    QUESTION_KEPT,
    ensure_few_questions,
    ensure_question,
)


@use_case(Permission.PEOPLE_ROLE_ASK)
def ask_holders(
    uow: UnitOfWork,
    actor: Actor,
    *,
    kind: RoleKind,
    slug: str,
    name: str,
    email: str,
    text: str,
    origin: str,
) -> uuid.UUID:
    """Send a question to whoever answers for a function, who then has the asker's address."""
    ensure_question(name, text)
    email = email_of(email)
    group = group_asked(uow.session, slug)
    to = answering(uow.session, kind, group.id if group else None, uow.today)
    _ensure_few(uow, email, origin)
    question = RoleQuestion(
        id=uow.chance.new_id(),
        kind=kind,
        group_id=group.id if group else None,
        name=" ".join(name.split())[:LONGEST_ASKER],
        email=email,
        text=text.strip()[:LONGEST_QUESTION],
        asked_at=uow.now,
        origin_hash=hash_of(origin),
        person_id=actor.person_id,
    )
    uow.session.add(question)
    uow.record(QuestionAsked(question_id=question.id, to=to))
    uow.note("role_question", question.id, signed=False, role=kind.value)
    return question.id


def _ensure_few(uow: UnitOfWork, email: str, origin: str) -> None:
    asked = uow.session.scalars(
        select(RoleQuestion.asked_at)
        .where(or_(RoleQuestion.email == email, RoleQuestion.origin_hash == hash_of(origin)))
        .order_by(RoleQuestion.asked_at)
    )
    ensure_few_questions(asked.all(), uow.now)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_questions(uow: UnitOfWork, actor: Actor) -> None:
    """Remove questions after a month, with who asked them."""
    uow.session.execute(
        delete(RoleQuestion).where(RoleQuestion.asked_at <= uow.now - QUESTION_KEPT)
    )
