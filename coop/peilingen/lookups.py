"""Finds peilingen and counts their answers."""

import uuid
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, distinct, func, select
from sqlalchemy.orm import Session

from coop.membership.lookups import is_voter
from coop.membership.models import Member
from coop.peilingen.errors import PeilingNotFoundError
from coop.peilingen.models import Peiling, PeilingAnswer, PeilingOption


def peiling_by_id(session: Session, peiling_id: uuid.UUID, *, lock: bool = False) -> Peiling:
    """Return a peiling, or refuse; locked, counting it waits until we are done."""
    asked = select(Peiling).where(Peiling.id == peiling_id)
    found = session.scalar(asked.with_for_update() if lock else asked)
    if found is None:
        raise PeilingNotFoundError(peiling_id=peiling_id)
    return found


def options_of(session: Session, peiling_id: uuid.UUID) -> list[PeilingOption]:
    """Return the answers to choose from, in their order."""
    return list(
        session.scalars(
            select(PeilingOption)
            .where(PeilingOption.peiling_id == peiling_id)
            .order_by(PeilingOption.number)
        )
    )


def is_open(now: datetime) -> ColumnElement[bool]:
    """Select peilingen that take answers now."""
    return and_(Peiling.withdrawn_at.is_(None), Peiling.opens_at <= now, now < Peiling.closes_at)


def open_peilingen(session: Session, now: datetime) -> list[Peiling]:
    """Return what members can answer now, what closes first first."""
    return list(
        session.scalars(
            select(Peiling).where(is_open(now)).order_by(Peiling.closes_at, Peiling.id)
        )
    )


def may_answer(session: Session, person_id: uuid.UUID | None, day: date) -> bool:
    """Tell whether somebody is asked: who may vote in an assembly on that day."""
    found = select(Member.id).where(Member.person_id == person_id, is_voter(day)).limit(1)
    return session.scalar(found) is not None


def members_asked(session: Session, day: date) -> int:
    """Return how many members are asked."""
    return session.scalar(select(func.count(distinct(Member.person_id))).where(is_voter(day))) or 0


def answer_of(session: Session, peiling_id: uuid.UUID, person_id: uuid.UUID | None) -> int | None:
    """Return what somebody answers as it stands, for that person only."""
    return session.scalar(
        select(PeilingAnswer.number).where(
            PeilingAnswer.peiling_id == peiling_id, PeilingAnswer.person_id == person_id
        )
    )


def answers_kept(session: Session, peiling_id: uuid.UUID) -> int:
    """Return how many answers a peiling holds that is not counted yet."""
    asked = select(func.count()).where(PeilingAnswer.peiling_id == peiling_id)
    return session.scalar(asked) or 0


def counts_of(session: Session, peiling_id: uuid.UUID, day: date) -> dict[int, int]:
    """Count the answers of who may vote on a day: who left meanwhile advises no more."""
    voters = select(Member.person_id).where(is_voter(day))
    rows = session.execute(
        select(PeilingAnswer.number, func.count())
        .where(PeilingAnswer.peiling_id == peiling_id, PeilingAnswer.person_id.in_(voters))
        .group_by(PeilingAnswer.number)
    )
    return {number: int(count) for number, count in rows}
