"""What goes when, and what went by itself lately."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.privacy.lookups import months_kept
from coop.privacy.models import Removal
from coop.privacy.rules.holdings import Module
from coop.privacy.rules.retention import TERMS, Matter, last_day_over

#: So far the page looks back.
LOOKS_BACK = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """How long one matter is kept, and what that comes to today."""

    matter: Matter
    module: Module
    months: int
    by_year: bool
    source: str
    #: Everything up to this day goes; nothing where a matter counts in days of its own.
    until: date | None
    #: How much went in the last year, and when last.
    count: int
    last_on: date | None


@use_case(Permission.PRIVACY_RETENTION_READ)
def retention_view(uow: UnitOfWork, actor: Actor) -> tuple[TermView, ...]:
    """Return the schedule, with what went by it in the last year."""
    went: Mapping[Matter, tuple[int, date]] = {
        matter: (int(count), last_on)
        for matter, count, last_on in uow.session.execute(
            select(Removal.matter, func.sum(Removal.count), func.max(Removal.removed_on))
            .where(Removal.removed_on > uow.today - LOOKS_BACK)
            .group_by(Removal.matter)
        )
    }
    views = []
    for term in TERMS:
        months = months_kept(uow.session, term, uow.today)
        count, last_on = went.get(term.matter, (0, None))
        views.append(
            TermView(
                matter=term.matter,
                module=term.module,
                months=months,
                by_year=term.by_year,
                source=term.source,
                until=last_day_over(uow.today, months, by_year=term.by_year) if months else None,
                count=count,
                last_on=last_on,
            )
        )
    return tuple(views)
