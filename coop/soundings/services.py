"""What can be done about soundings: ask, answer, take back, and count."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.soundings.errors import NoSuchAnswerError, NotAskedError, SoundingOverError
from coop.soundings.events import SoundingCounted, SoundingOpened
from coop.soundings.lookups import (
    counts_of,
    is_open,
    may_answer,
    members_asked,
    options_of,
    sounding_by_id,
)
from coop.soundings.models import Sounding, SoundingAnswer, SoundingOption
from coop.soundings.rules import (
    LONGEST_EXPLANATION,
    LONGEST_QUESTION,
    SoundingState,
    answers_of,
    ensure_asks,
    ensure_takes_answers,
    ensure_times,
)


@use_case(Permission.SOUNDINGS_SOUNDING_ASK)
def ask_sounding(
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
    sounding = Sounding(
        id=uow.chance.new_id(),
        question=question,
        explanation=explanation.strip()[:LONGEST_EXPLANATION],
        opens_at=max(opens_at, uow.now),
        closes_at=closes_at,
        asked_by=actor.person_id,
    )
    uow.session.add(sounding)
    uow.session.add_all(
        SoundingOption(sounding_id=sounding.id, number=number, label=label)
        for number, label in enumerate(labels, start=1)
    )
    uow.note("sounding", sounding.id)
    return sounding.id


@use_case(Permission.SOUNDINGS_SOUNDING_ANSWER, journal=False)
def answer_sounding(uow: UnitOfWork, actor: Actor, *, sounding_id: uuid.UUID, number: int) -> None:
    """Give one's answer, or another in its place for as long as the sounding is open.

    It is advice, so changing one's mind after talking to a neighbour makes it better.
    """
    assert actor.person_id is not None
    sounding = sounding_by_id(uow.session, sounding_id, lock=True)
    ensure_takes_answers(sounding.state_at(uow.now))
    if not may_answer(uow.session, actor.person_id, uow.today):
        raise NotAskedError(sounding_id=sounding_id)
    if uow.session.get(SoundingOption, (sounding_id, number)) is None:
        raise NoSuchAnswerError(sounding_id=sounding_id)
    given = uow.session.get(SoundingAnswer, (sounding_id, actor.person_id))
    if given is None:
        uow.session.add(
            SoundingAnswer(sounding_id=sounding_id, person_id=actor.person_id, number=number)
        )
    else:
        given.number = number


@use_case(Permission.SOUNDINGS_SOUNDING_ASK)
def withdraw_sounding(uow: UnitOfWork, actor: Actor, *, sounding_id: uuid.UUID) -> None:
    """Take a sounding back, such as for a mistake in the question; its answers go with it."""
    sounding = sounding_by_id(uow.session, sounding_id, lock=True)
    if sounding.state_at(uow.now) not in {SoundingState.COMING, SoundingState.OPEN}:
        raise SoundingOverError(sounding_id=sounding_id)
    sounding.withdrawn_at = uow.now
    _forget_answers(uow, sounding_id)
    uow.note("sounding", sounding_id)


@use_case(Permission.SOUNDINGS_SOUNDING_COUNT, journal=False)
def move_soundings(uow: UnitOfWork, actor: Actor) -> bool:
    """Tell of one sounding that opened, or count one that closed; say whether there was one."""
    return _count_one(uow) or _tell_of_one(uow)


def _count_one(uow: UnitOfWork) -> bool:
    sounding = uow.session.scalar(
        select(Sounding)
        .where(
            Sounding.withdrawn_at.is_(None),
            Sounding.counted_at.is_(None),
            Sounding.closes_at <= uow.now,
        )
        .limit(1)
        .with_for_update()
    )
    if sounding is None:
        return False
    counts = counts_of(uow.session, sounding.id, uow.today)
    for option in options_of(uow.session, sounding.id):
        option.chosen = counts.get(option.number, 0)
    sounding.entitled = members_asked(uow.session, uow.today)
    sounding.counted_at = uow.now
    _forget_answers(uow, sounding.id)
    uow.record(SoundingCounted(sounding_id=sounding.id))
    return True


def _tell_of_one(uow: UnitOfWork) -> bool:
    sounding = uow.session.scalar(
        select(Sounding)
        .where(is_open(uow.now), Sounding.told_at.is_(None))
        .limit(1)
        .with_for_update()
    )
    if sounding is None:
        return False
    sounding.told_at = uow.now
    uow.record(SoundingOpened(sounding_id=sounding.id))
    return True


def _forget_answers(uow: UnitOfWork, sounding_id: uuid.UUID) -> None:
    uow.session.execute(delete(SoundingAnswer).where(SoundingAnswer.sounding_id == sounding_id))
