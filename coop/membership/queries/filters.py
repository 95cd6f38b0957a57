"""The filters of the members' list that somebody may use."""

import uuid
from dataclasses import dataclass

from sqlalchemy import func, or_, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.models import SavedFilter
from coop.membership.rules import Order, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterView:
    """One filter that is kept."""

    filter_id: uuid.UUID
    name: str
    is_own: bool
    is_shared: bool
    selection: Selection
    order: Order


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def filters_view(uow: UnitOfWork, actor: Actor) -> tuple[FilterView, ...]:
    """Return one's own filters and those that are shared, by name."""
    rows = uow.session.scalars(
        select(SavedFilter)
        .where(or_(SavedFilter.owner_id == actor.person_id, SavedFilter.is_shared))
        .order_by(func.lower(SavedFilter.name), SavedFilter.id)
    )
    return tuple(
        FilterView(
            filter_id=row.id,
            name=row.name,
            is_own=row.owner_id == actor.person_id,
            is_shared=row.is_shared,
            selection=Selection.of(row.selection),
            order=row.order,
        )
        for row in rows
    )
