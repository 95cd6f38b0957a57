"""Finds soundings and counts their answers."""

import uuid
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, distinct, func, select
from sqlalchemy.orm import Session

from coop.membership.lookups import is_voter
from coop.membership.models import Member
from coop.soundings.errors import SoundingNotFoundError
from coop.soundings.models import Sounding, SoundingAnswer, SoundingOption


def sounding_by_id(session: Session, sounding_id: uuid.UUID, *, lock: bool = False) -> Sounding:
    """Return a sounding, or refuse; locked, counting it waits until we are done."""
    asked = select(Sounding).where(Sounding.id == sounding_id)
    found = session.scalar(asked.with_for_update() if lock else asked)
    if found is None:
        raise SoundingNotFoundError(sounding_id=sounding_id)
    return found


def options_of(session: Session, sounding_id: uuid.UUID) -> list[SoundingOption]:
    """Return the answers to choose from, in their order."""
    return list(
        session.scalars(
            select(SoundingOption)
            .where(SoundingOption.sounding_id == sounding_id)
            .order_by(SoundingOption.number)
        )
    )


def is_open(now: datetime) -> ColumnElement[bool]:
    """Select soundings that take answers now."""
    return and_(
        Sounding.withdrawn_at.is_(None), Sounding.opens_at <= now, now < Sounding.closes_at
    )


def open_soundings(session: Session, now: datetime) -> list[Sounding]:
    """Return what members can answer now, what closes first first."""
    return list(
        session.scalars(
            select(Sounding).where(is_open(now)).order_by(Sounding.closes_at, Sounding.id)
        )
    )


def may_answer(session: Session, person_id: uuid.UUID | None, day: date) -> bool:
    """Tell whether somebody is asked: who may vote in an assembly on that day."""
    found = select(Member.id).where(Member.person_id == person_id, is_voter(day)).limit(1)
    return session.scalar(found) is not None


def members_asked(session: Session, day: date) -> int:
    """Return how many members are asked."""
    return session.scalar(select(func.count(distinct(Member.person_id))).where(is_voter(day))) or 0


def answer_of(session: Session, sounding_id: uuid.UUID, person_id: uuid.UUID | None) -> int | None:
    """Return what somebody answers as it stands, for that person only."""
    return session.scalar(
        select(SoundingAnswer.number).where(
            SoundingAnswer.sounding_id == sounding_id, SoundingAnswer.person_id == person_id
        )
    )


def answers_kept(session: Session, sounding_id: uuid.UUID) -> int:
    """Return how many answers a sounding holds that is not counted yet."""
    asked = select(func.count()).where(SoundingAnswer.sounding_id == sounding_id)
    return session.scalar(asked) or 0


def counts_of(session: Session, sounding_id: uuid.UUID, day: date) -> dict[int, int]:
    """Count the answers of who may vote on a day: who left meanwhile advises no more."""
    voters = select(Member.person_id).where(is_voter(day))
    rows = session.execute(
        select(SoundingAnswer.number, func.count())
        .where(SoundingAnswer.sounding_id == sounding_id, SoundingAnswer.person_id.in_(voters))
        .group_by(SoundingAnswer.number)
    )
    return {number: int(count) for number, count in rows}
