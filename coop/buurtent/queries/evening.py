"""One evening as its host keeps it, and the question to its visitors."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.buurtent.lookups import tent_by_id
from coop.buurtent.lookups.evening import counts_at, opinions_at
from coop.buurtent.models import TentPolice
from coop.buurtent.models.evening import TentQuestion, TentWish
from coop.buurtent.rules import PoliceState, TentState
from coop.buurtent.rules.evening import (
    COUNTED_AFTER,
    WISH_KEPT,
    Counts,
    Opinions,
    is_asking_opinions,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.rendering.pdf import qr_picture


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardQuestion:
    """What somebody asked."""

    id: uuid.UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WishView:
    """What a visitor wants, until when it is kept."""

    id: uuid.UUID
    wish: str
    name: str
    contact: str
    kept_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EveningView:
    """What the host's page shows."""

    session_id: uuid.UUID
    street: str
    place: str
    starts_at: datetime
    ends_at: datetime
    state: TentState
    #: Taps are taken: the tent stands, or stood not long ago.
    is_counting: bool
    counts: Counts
    opinions: Opinions
    questions: tuple[HeardQuestion, ...]
    wishes: tuple[WishView, ...]
    police: PoliceState
    #: The code that leads visitors to the three questions, as a picture.
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionQuestion:
    """What a visitor sees before the first question."""

    session_id: uuid.UUID
    street: str
    is_asking: bool


@use_case(Permission.BUURTENT_EVENING_HOST)
def evening_view(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, address: str
) -> EveningView:
    """Return one evening; ``address`` is where visitors say what they think."""
    tent = tent_by_id(uow.session, session_id)
    police = uow.session.get(TentPolice, session_id)
    state = tent.state(uow.now)
    return EveningView(
        session_id=session_id,
        street=tent.street,
        place=tent.place,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        state=state,
        is_counting=state in {TentState.OPEN, TentState.OVER}
        and uow.now < tent.ends_at + COUNTED_AFTER,
        counts=counts_at(uow.session, [session_id])[session_id],
        opinions=opinions_at(uow.session, [session_id])[session_id],
        questions=_questions(uow, session_id),
        wishes=_wishes(uow, session_id),
        police=PoliceState.NOT_ASKED if police is None else police.state,
        code=qr_picture(address),
    )


@use_case(Permission.BUURTENT_EVENING_HOST)
def evening_counts(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> Counts:
    """Return what was counted at one tent so far, by all its hosts."""
    tent_by_id(uow.session, session_id)
    return counts_at(uow.session, [session_id])[session_id]


@use_case(Permission.BUURTENT_OPINION_GIVE)
def opinion_question(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> OpinionQuestion:
    """Return what a visitor is asked about."""
    tent = tent_by_id(uow.session, session_id)
    return OpinionQuestion(
        session_id=session_id,
        street=tent.street,
        is_asking=is_asking_opinions(
            starts_at=tent.starts_at,
            ends_at=tent.ends_at,
            cancelled_at=tent.cancelled_at,
            now=uow.now,
        ),
    )


def _questions(uow: UnitOfWork, session_id: uuid.UUID) -> tuple[HeardQuestion, ...]:
    rows = uow.session.scalars(
        select(TentQuestion)
        .where(TentQuestion.session_id == session_id)
        .order_by(TentQuestion.at, TentQuestion.id)
    )
    return tuple(HeardQuestion(id=row.id, text=row.text) for row in rows)


def _wishes(uow: UnitOfWork, session_id: uuid.UUID) -> tuple[WishView, ...]:
    rows = uow.session.scalars(
        select(TentWish)
        .where(TentWish.session_id == session_id)
        .order_by(TentWish.at, TentWish.id)
    )
    return tuple(
        WishView(
            id=row.id,
            wish=row.wish,
            name=row.name,
            contact=row.contact,
            kept_until=row.at + WISH_KEPT,
        )
        for row in rows
    )
