"""Soundings as members and the board see them."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.soundings.errors import SoundingNotFoundError
from coop.soundings.lookups import (
    answer_of,
    answers_kept,
    counts_of,
    may_answer,
    members_asked,
    open_soundings,
    options_of,
    sounding_by_id,
)
from coop.soundings.models import Sounding, SoundingAnswer
from coop.soundings.rules import SoundingState

#: A list names what is asked now and what was asked lately.
MOST_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundingRow:
    """One sounding in a list."""

    id: uuid.UUID
    question: str
    opens_at: datetime
    closes_at: datetime
    state: SoundingState


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionView:
    """One answer to choose from, and once it is over how many chose it."""

    number: int
    label: str
    count: int | None
    share: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundingView:
    """One sounding, with the reader's own answer as long as it stands."""

    row: SoundingRow
    explanation: str
    options: tuple[OptionView, ...]
    #: How many answered so far, and of how many.
    answered: int
    entitled: int
    own_number: int | None
    may_answer: bool


@use_case(Permission.SOUNDINGS_SOUNDING_READ)
def sounding_rows(uow: UnitOfWork, actor: Actor) -> tuple[SoundingRow, ...]:
    """Return the soundings, the newest first; those to come are for who asks them."""
    found = select(Sounding).order_by(Sounding.opens_at.desc(), Sounding.id).limit(MOST_ROWS)
    if not actor.holds(Permission.SOUNDINGS_SOUNDING_ASK):
        found = found.where(Sounding.opens_at <= uow.now)
    return tuple(_row(sounding, uow.now) for sounding in uow.session.scalars(found))


@use_case(Permission.SOUNDINGS_SOUNDING_READ)
def unanswered_soundings(uow: UnitOfWork, actor: Actor) -> tuple[SoundingRow, ...]:
    """Return what waits for the reader's answer."""
    waiting = open_soundings(uow.session, uow.now)
    if not waiting or not may_answer(uow.session, actor.person_id, uow.today):
        return ()
    answered = set(
        uow.session.scalars(
            select(SoundingAnswer.sounding_id).where(SoundingAnswer.person_id == actor.person_id)
        )
    )
    return tuple(_row(one, uow.now) for one in waiting if one.id not in answered)


@use_case(Permission.SOUNDINGS_SOUNDING_READ)
def sounding_view(uow: UnitOfWork, actor: Actor, *, sounding_id: uuid.UUID) -> SoundingView:
    """Return one sounding; how often what was chosen is told to nobody while it is open."""
    sounding = sounding_by_id(uow.session, sounding_id)
    row = _row(sounding, uow.now)
    if row.state is SoundingState.COMING and not actor.holds(Permission.SOUNDINGS_SOUNDING_ASK):
        raise SoundingNotFoundError(sounding_id=sounding_id)
    options = _options(uow, sounding, row.state)
    counted = sounding.entitled is not None
    return SoundingView(
        row=row,
        explanation=sounding.explanation,
        options=options,
        answered=sum(option.count or 0 for option in options)
        if counted
        else answers_kept(uow.session, sounding_id),
        entitled=members_asked(uow.session, uow.today)
        if sounding.entitled is None
        else sounding.entitled,
        own_number=answer_of(uow.session, sounding_id, actor.person_id),
        may_answer=row.state is SoundingState.OPEN
        and may_answer(uow.session, actor.person_id, uow.today),
    )


def _row(sounding: Sounding, now: datetime) -> SoundingRow:
    return SoundingRow(
        id=sounding.id,
        question=sounding.question,
        opens_at=sounding.opens_at,
        closes_at=sounding.closes_at,
        state=sounding.state_at(now),
    )


def _options(uow: UnitOfWork, sounding: Sounding, state: SoundingState) -> tuple[OptionView, ...]:
    found = options_of(uow.session, sounding.id)
    counts: dict[int, int | None] = {option.number: option.chosen for option in found}
    if state is SoundingState.CLOSED and sounding.counted_at is None:
        # The worker counts within a minute; who looks before that sees the same.
        now = counts_of(uow.session, sounding.id, uow.today)
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
