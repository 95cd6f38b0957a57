"""Finds what the police said about tents, and who stands in for whom."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from coop.buurtent.models import TentPolice, TentSession
from coop.buurtent.rules.police import PresenceLine, bounds_of
from coop.groups.models import Contact
from coop.kernel.unit_of_work import UnitOfWork


def deputy_of(session: Session, police: TentPolice) -> Contact | None:
    """Return who stands in for whoever was asked, if that was agreed."""
    if police.contact_id is None:
        return None
    asked = session.get(Contact, police.contact_id)
    if asked is None or asked.deputy_id is None:
        return None
    deputy = session.get(Contact, asked.deputy_id)
    return None if deputy is None or deputy.ended_at is not None else deputy


def presence_lines(
    uow: UnitOfWork, month: date, *, email: str | None = None
) -> tuple[PresenceLine, ...]:
    """Return the evenings of a month for which the police were asked, the first one first.

    With a mail address: those for which its owner was asked. What has not begun is no record.
    """
    since, until = bounds_of(month)
    wanted = (
        select(TentSession, TentPolice)
        .join(TentPolice, TentPolice.session_id == TentSession.id)
        .where(
            TentSession.starts_at >= since,
            TentSession.starts_at < until,
            TentSession.starts_at <= uow.now,
            TentSession.cancelled_at.is_(None),
        )
        .order_by(TentSession.starts_at, TentSession.id)
    )
    if email is not None:
        wanted = wanted.where(or_(TentPolice.email == email, TentPolice.deputy_email == email))
    return tuple(_line(tent, police) for tent, police in uow.session.execute(wanted))


def _line(tent: TentSession, police: TentPolice) -> PresenceLine:
    return PresenceLine(
        session_id=tent.id,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        place=tent.place,
        street=tent.street,
        asked=police.contact_name,
        asked_at=police.asked_at,
        deputy=police.deputy_name,
        deputy_asked_at=police.deputy_asked_at,
        answer=police.answer,
        answered_at=police.answered_at,
        answered_as=police.answered_as,
        reason=police.reason,
        replacement=police.replacement,
        state=police.state,
        remark=police.remark,
    )
