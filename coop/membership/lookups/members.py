"""Finds memberships."""

import uuid
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from coop.kernel.clock import TIME_ZONE
from coop.membership.models import Member


def is_current(day: date) -> ColumnElement[bool]:
    """Select memberships that hold on a day."""
    return and_(Member.joined_on <= day, or_(Member.ended_on.is_(None), Member.ended_on > day))


#: Asked at every request of somebody who is signed in, so it is built once.
_IS_MEMBER = select(
    exists().where(
        Member.person_id == bindparam("person_id"),
        Member.joined_on <= bindparam("day"),
        or_(Member.ended_on.is_(None), Member.ended_on > bindparam("day")),
    )
)


def is_member(session: Session, person_id: uuid.UUID | None, now: datetime) -> bool:
    """Tell whether somebody is a member at this moment."""
    day = now.astimezone(TIME_ZONE).date()
    return bool(session.scalar(_IS_MEMBER, {"person_id": person_id, "day": day}))
