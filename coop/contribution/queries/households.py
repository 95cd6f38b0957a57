"""Who pays for all who pay together behind one front door."""

import uuid
from collections.abc import Collection

from sqlalchemy import exists, select

from coop.contribution.models import Due, Mandate
from coop.contribution.rules.dues import household_rank
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import is_current
from coop.membership.lookups.categories import category_on
from coop.membership.models import Category, Member
from coop.people.models import Person


@use_case(Permission.CONTRIBUTION_TOTAL_READ)
def household_payers(
    uow: UnitOfWork, actor: Actor, *, address_ids: Collection[uuid.UUID]
) -> frozenset[uuid.UUID]:
    """Return the memberships that a run of this year asks for a household, one a category."""
    has_mandate = exists().where(Mandate.member_id == Member.id, Mandate.revoked_on.is_(None))
    was_asked = exists().where(Due.member_id == Member.id, Due.year == uow.today.year)
    category = category_on(uow.today)
    rows = uow.session.execute(
        select(
            Member.id,
            Member.number,
            Member.ended_on,
            Person.address_id,
            category.label("category"),
            has_mandate.label("has_mandate"),
            was_asked.label("is_asked"),
        )
        .join(Member.person)
        .where(
            is_current(uow.today),
            Person.address_id.in_(address_ids),
            category.in_(select(Category.id).where(Category.is_per_household)),
        )
    )
    best: dict[tuple[object, object], tuple[tuple[bool, bool, bool, int], uuid.UUID]] = {}
    for row in rows:
        rank = household_rank(
            is_asked=row.is_asked,
            is_leaving=row.ended_on is not None,
            has_mandate=row.has_mandate,
            number=row.number,
        )
        key = (row.address_id, row.category)
        best[key] = min(best.get(key, (rank, row.id)), (rank, row.id))
    return frozenset(member_id for _, member_id in best.values())
