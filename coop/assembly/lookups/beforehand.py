"""Finds which votes cast before the meeting count."""

import uuid
from datetime import date

from sqlalchemy import Select, exists, func, or_, select
from sqlalchemy.orm import Session

from coop.assembly.models import AgendaItem, Attendance, EarlyBallot, Proxy
from coop.assembly.rules import text_digest
from coop.membership.lookups import is_voter
from coop.membership.models import Member


def valid_early(item: AgendaItem) -> Select[uuid.UUID]:
    """Select who voted beforehand on the text as it stands, and gave nobody a proxy since."""
    has_given = exists().where(
        Proxy.meeting_id == item.meeting_id,
        Proxy.giver_id == EarlyBallot.person_id,
        Proxy.ended_at.is_(None),
        or_(Proxy.item_id.is_(None), Proxy.item_id == item.id),
    )
    return select(EarlyBallot.person_id).where(
        EarlyBallot.item_id == item.id,
        EarlyBallot.motion_digest == text_digest(item.motion),
        ~has_given,
    )


def absent_early(item: AgendaItem) -> Select[uuid.UUID]:
    """Select those of them who do not take part in the meeting themselves."""
    is_there = exists().where(
        Attendance.meeting_id == item.meeting_id,
        Attendance.person_id == EarlyBallot.person_id,
        Attendance.until_at.is_(None),
    )
    return valid_early(item).where(~is_there)


def early_voters(session: Session, item: AgendaItem, day: date) -> int:
    """Count who takes part in a decision only by having voted beforehand."""
    voters = select(Member.person_id).where(is_voter(day))
    found = absent_early(item).where(EarlyBallot.person_id.in_(voters)).subquery()
    return session.scalar(select(func.count()).select_from(found)) or 0
