"""Peilingen as members and the board see them."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.peilingen.errors import PeilingNotFoundError
from coop.peilingen.lookups import (
    answer_of,
    answers_kept,
    counts_of,
    may_answer,
    members_asked,
    open_peilingen,
    options_of,
    peiling_by_id,
)
from coop.peilingen.models import Peiling, PeilingAnswer
from coop.peilingen.rules import PeilingState

#: A list names what is asked now and what was asked lately.
MOST_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PeilingRow:
    """One peiling in a list."""

    id: uuid.UUID
    question: str
    opens_at: datetime
    closes_at: datetime
    state: PeilingState


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One answer to choose from, and once it is over how many chose it."""

    number: int
    label: str
    count: int | None
    share: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeilingView:
    """One peiling, with the reader's own answer as long as it stands."""

    row: PeilingRow
    explanation: str
    options: tuple[OptionView, ...]
    #: How many answered so far, and of how many.
    answered: int
    entitled: int
    own_number: int | None
    may_answer: bool


@use_case(Permission.PEILINGEN_PEILING_READ)
def peiling_rows(uow: UnitOfWork, actor: Actor) -> tuple[PeilingRow, ...]:
    """Return the peilingen, the newest first; those to come are for who asks them."""
    found = select(Peiling).order_by(Peiling.opens_at.desc(), Peiling.id).limit(MOST_ROWS)
    if not actor.holds(Permission.PEILINGEN_PEILING_ASK):
        found = found.where(Peiling.opens_at <= uow.now)
    return tuple(_row(peiling, uow.now) for peiling in uow.session.scalars(found))


@use_case(Permission.PEILINGEN_PEILING_READ)
def unanswered_peilingen(uow: UnitOfWork, actor: Actor) -> tuple[PeilingRow, ...]:
    """Return what waits for the reader's answer."""
    waiting = open_peilingen(uow.session, uow.now)
    if not waiting or not may_answer(uow.session, actor.person_id, uow.today):
        return ()
    answered = set(
        uow.session.scalars(
            select(PeilingAnswer.peiling_id).where(PeilingAnswer.person_id == actor.person_id)
        )
    )
    return tuple(_row(one, uow.now) for one in waiting if one.id not in answered)


@use_case(Permission.PEILINGEN_PEILING_READ)
def peiling_view(uow: UnitOfWork, actor: Actor, *, peiling_id: uuid.UUID) -> PeilingView:
    """Return one peiling; how often what was chosen is told to nobody while it is open."""
    peiling = peiling_by_id(uow.session, peiling_id)
    row = _row(peiling, uow.now)
    if row.state is PeilingState.COMING and not actor.holds(Permission.PEILINGEN_PEILING_ASK):
        raise PeilingNotFoundError(peiling_id=peiling_id)
    options = _options(uow, peiling, row.state)
    counted = peiling.entitled is not None
    return PeilingView(
        row=row,
        explanation=peiling.explanation,
        options=options,
        answered=sum(option.count or 0 for option in options)
        if counted
        else answers_kept(uow.session, peiling_id),
        entitled=members_asked(uow.session, uow.today)
        if peiling.entitled is None
        else peiling.entitled,
        own_number=answer_of(uow.session, peiling_id, actor.person_id),
        may_answer=row.state is PeilingState.OPEN
        and may_answer(uow.session, actor.person_id, uow.today),
    )


def _row(peiling: Peiling, now: datetime) -> PeilingRow:
    return PeilingRow(
        id=peiling.id,
        question=peiling.question,
        opens_at=peiling.opens_at,
        closes_at=peiling.closes_at,
        state=peiling.state_at(now),
    )


def _options(uow: UnitOfWork, peiling: Peiling, state: PeilingState) -> tuple[OptionView, ...]:
    found = options_of(uow.session, peiling.id)
    counts: dict[int, int | None] = {option.number: option.chosen for option in found}
    if state is PeilingState.CLOSED and peiling.counted_at is None:
        # The worker counts within a minute; who looks before that sees the same.
        now = counts_of(uow.session, peiling.id, uow.today)
        counts = {option.number: now.get(option.number, 0) for option in found}
    total = sum(count or 0 for count in counts.values())
    return tuple(
        OptionView(
            number=option.number,
            label=option.label,
            count=(count := counts[option.number]),
            share=None if count is None or not total else Fraction(count, total),
        )
        for option in found
    )
