"""What can be done about peilingen: ask, answer, take back, and count."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.peilingen.errors import NoSuchAnswerError, NotAskedError, PeilingOverError
from coop.peilingen.events import PeilingCounted, PeilingOpened
from coop.peilingen.lookups import (
    counts_of,
    is_open,
    may_answer,
    members_asked,
    options_of,
    peiling_by_id,
)
from coop.peilingen.models import Peiling, PeilingAnswer, PeilingOption
from coop.peilingen.rules import (
    LONGEST_EXPLANATION,
    LONGEST_QUESTION,
    PeilingState,
    answers_of,
    ensure_asks,
    ensure_takes_answers,
    ensure_times,
)


@use_case(Permission.PEILINGEN_PEILING_ASK)
def ask_peiling(
    uow: UnitOfWork,
    actor: Actor,
    *,
    question: str,
    explanation: str,
    answers: Iterable[str],
    opens_at: datetime,
    closes_at: datetime,
) -> uuid.UUID:
    """Ask the members something, from one moment until another; an opening in the past is now."""
    question = " ".join(question.split())[:LONGEST_QUESTION]
    ensure_asks(question)
    labels = answers_of(answers)
    ensure_times(opens_at=opens_at, closes_at=closes_at, now=uow.now)
    peiling = Peiling(
        id=uow.chance.new_id(),
        question=question,
        explanation=explanation.strip()[:LONGEST_EXPLANATION],
        opens_at=max(opens_at, uow.now),
        closes_at=closes_at,
        asked_by=actor.person_id,
    )
    uow.session.add(peiling)
    uow.session.add_all(
        PeilingOption(peiling_id=peiling.id, number=number, label=label)
        for number, label in enumerate(labels, start=1)
    )
    uow.note("peiling", peiling.id)
    return peiling.id


@use_case(Permission.PEILINGEN_PEILING_ANSWER, journal=False)
def answer_peiling(uow: UnitOfWork, actor: Actor, *, peiling_id: uuid.UUID, number: int) -> None:
    """Give one's answer, or another in its place for as long as the peiling is open.

    It is advice, so changing one's mind after talking to a neighbour makes it better.
    """
    assert actor.person_id is not None
    peiling = peiling_by_id(uow.session, peiling_id, lock=True)
    ensure_takes_answers(peiling.state_at(uow.now))
    if not may_answer(uow.session, actor.person_id, uow.today):
        raise NotAskedError(peiling_id=peiling_id)
    if uow.session.get(PeilingOption, (peiling_id, number)) is None:
        raise NoSuchAnswerError(peiling_id=peiling_id)
    given = uow.session.get(PeilingAnswer, (peiling_id, actor.person_id))
    if given is None:
        uow.session.add(
            PeilingAnswer(peiling_id=peiling_id, person_id=actor.person_id, number=number)
        )
    else:
        given.number = number


@use_case(Permission.PEILINGEN_PEILING_ASK)
def withdraw_peiling(uow: UnitOfWork, actor: Actor, *, peiling_id: uuid.UUID) -> None:
    """Take a peiling back, such as for a mistake in the question; its answers go with it."""
    peiling = peiling_by_id(uow.session, peiling_id, lock=True)
    if peiling.state_at(uow.now) not in {PeilingState.COMING, PeilingState.OPEN}:
        raise PeilingOverError(peiling_id=peiling_id)
    peiling.withdrawn_at = uow.now
    _forget_answers(uow, peiling_id)
    uow.note("peiling", peiling_id)


@use_case(Permission.PEILINGEN_PEILING_COUNT, journal=False)
def move_peilingen(uow: UnitOfWork, actor: Actor) -> bool:
    """Tell of one peiling that opened, or count one that closed; say whether there was one."""
    return _count_one(uow) or _tell_of_one(uow)


def _count_one(uow: UnitOfWork) -> bool:
    peiling = uow.session.scalar(
        select(Peiling)
        .where(
            Peiling.withdrawn_at.is_(None),
            Peiling.counted_at.is_(None),
            Peiling.closes_at <= uow.now,
        )
        .limit(1)
        .with_for_update()
    )
    if peiling is None:
        return False
    counts = counts_of(uow.session, peiling.id, uow.today)
    for option in options_of(uow.session, peiling.id):
        option.chosen = counts.get(option.number, 0)
    peiling.entitled = members_asked(uow.session, uow.today)
    peiling.counted_at = uow.now
    _forget_answers(uow, peiling.id)
    uow.record(PeilingCounted(peiling_id=peiling.id))
    return True


def _tell_of_one(uow: UnitOfWork) -> bool:
    peiling = uow.session.scalar(
        select(Peiling)
        .where(is_open(uow.now), Peiling.told_at.is_(None))
        .limit(1)
        .with_for_update()
    )
    if peiling is None:
        return False
    peiling.told_at = uow.now
    uow.record(PeilingOpened(peiling_id=peiling.id))
    return True


def _forget_answers(uow: UnitOfWork, peiling_id: uuid.UUID) -> None:
    uow.session.execute(delete(PeilingAnswer).where(PeilingAnswer.peiling_id == peiling_id))
