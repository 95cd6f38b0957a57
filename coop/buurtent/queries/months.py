"""The record of a month: which evenings the police were asked for, and what came of it."""

import uuid
from dataclasses import dataclass
from datetime import date

from coop.buurtent.lookups import police_of, tent_by_id
from coop.buurtent.lookups.police import presence_lines
from coop.buurtent.rules.police import (
    MonthTotals,
    PresenceLine,
    month_after,
    month_before,
    month_of,
    totals_of,
)
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """One month, with the same facts for whoever reads it (people-first C21)."""

    month: date
    before: date
    #: Nothing later than this month has happened yet.
    after: date | None
    lines: tuple[PresenceLine, ...]
    totals: MonthTotals


@use_case(Permission.BUURTENT_MONTH_READ)
def month_record(uow: UnitOfWork, actor: Actor, *, month: date | None = None) -> MonthView:
    """Return a month as the board and the volunteers read it; this month when none is named."""
    month = month_of(month or uow.today)
    return _view(uow, month, presence_lines(uow, month))


@use_case(Permission.BUURTENT_POLICE_ANSWER)
def month_of_police(
    uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, month: date | None = None
) -> MonthView:
    """Return a month as whoever of the police was asked for a tent reads it."""
    uow.require(
        actor, Permission.BUURTENT_POLICE_ANSWER, Scope(ScopeKind.TENT_SESSION, session_id)
    )
    tent = tent_by_id(uow.session, session_id)
    police = police_of(uow.session, session_id)
    is_deputy = police.deputy_contact_id is not None and (
        actor.contact_id == police.deputy_contact_id
    )
    month = month_of(month or tent.starts_at.astimezone(TIME_ZONE).date())
    email = police.deputy_email if is_deputy else police.email
    return _view(uow, month, presence_lines(uow, month, email=email))


def _view(uow: UnitOfWork, month: date, lines: tuple[PresenceLine, ...]) -> MonthView:
    after = month_after(month)
    return MonthView(
        month=month,
        before=month_before(month),
        after=after if after <= uow.today else None,
        lines=lines,
        totals=totals_of(lines),
    )
