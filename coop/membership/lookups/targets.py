"""Finds targets, and counts what they are about on several days at once."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, case, distinct, func, or_, select
from sqlalchemy.orm import Session

from coop.kernel.clock import TIME_ZONE
from coop.membership.errors import TargetNotFoundError
from coop.membership.lookups.categories import is_friend
from coop.membership.lookups.members import is_current
from coop.membership.models import Application, Member, Target
from coop.membership.rules.targets import Counted, Progress, days_shown
from coop.people.models import Person


def open_targets(session: Session) -> Sequence[Target]:
    """Return the targets there are, the nearest day first."""
    return session.scalars(
        select(Target).where(Target.ended_at.is_(None)).order_by(Target.by_on, Target.id)
    ).all()


def target_by_id(session: Session, target_id: uuid.UUID) -> Target:
    """Return a target that nobody else ends meanwhile, or refuse."""
    target = session.get(Target, target_id, with_for_update=True)
    if target is None:
        raise TargetNotFoundError
    return target


def progress_of(session: Session, target: Target, today: date) -> Progress:
    """Return how far a target is: what it counts, from the day it was set to today."""
    days = days_shown(target.set_on, today)
    return Progress(
        number=target.number,
        set_on=target.set_on,
        by_on=target.by_on,
        today=today,
        counts=tuple(zip(days, _counts(session, target.counted, days, today), strict=True)),
    )


def _counts(
    session: Session, counted: Counted, days: Sequence[date], today: date
) -> tuple[int, ...]:
    """Count in one question however many days there are.

    Who is a friend today is left out of the days before, too: one look at each member suffices.
    """
    columns = [_on(counted, day) for day in days]
    found = session.execute(
        select(*columns)
        .select_from(Member)
        .join(Person, Person.id == Member.person_id)
        .where(~is_friend(today))
    ).one()
    if counted is not Counted.PLEDGES:
        return tuple(found)
    pledged = session.execute(
        select(*(func.count().filter(_is_pledged(day)) for day in days)).select_from(Application)
    ).one()
    return tuple(map(sum, zip(found, pledged, strict=True)))


def _on(counted: Counted, day: date) -> ColumnElement[int]:
    if counted is Counted.HOUSEHOLDS:
        return func.count(distinct(case((is_current(day), Person.address_id))))
    return func.count().filter(is_current(day))


def _is_pledged(day: date) -> ColumnElement[bool]:
    beyond = datetime.combine(day + timedelta(days=1), time.min, TIME_ZONE)
    return and_(
        Application.received_at < beyond,
        or_(Application.pledged_at.is_not(None), Application.applied_on.is_not(None)),
        or_(Application.decided_at.is_(None), Application.decided_at >= beyond),
    )
