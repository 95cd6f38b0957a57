"""What kinds of member there are, and who is in which from what day."""

import uuid
from datetime import date

from sqlalchemy import delete, exists, func, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import CategoryInUseError, CategoryNameTakenError
from coop.membership.lookups.categories import category_by_id, votes_allowed
from coop.membership.lookups.members import member_by_id
from coop.membership.models import Category, Placement
from coop.membership.rules.categories import (
    Terms,
    ensure_name,
    ensure_not_past,
    ensure_old_enough,
    ensure_votes,
)


@use_case(Permission.MEMBERSHIP_CATEGORY_DEFINE)
def define_category(uow: UnitOfWork, actor: Actor, *, name: str, terms: Terms) -> uuid.UUID:
    """Define a category of members; its votes stay within law and statutes of today."""
    ensure_votes(terms, votes_allowed(uow.session, uow.today))
    category = Category(
        id=uow.chance.new_id(),
        name=_free_name(uow, name, None),
        is_legal_member=terms.is_legal_member,
        votes=terms.votes if terms.is_legal_member else 0,
        least_age=terms.least_age,
        is_per_household=terms.is_per_household,
        cents=terms.cents,
        defined_at=uow.now,
    )
    uow.session.add(category)
    uow.note("category", category.id)
    return category.id


@use_case(Permission.MEMBERSHIP_CATEGORY_DEFINE)
def change_category(
    uow: UnitOfWork, actor: Actor, *, category_id: uuid.UUID, name: str, terms: Terms
) -> None:
    """Change what a category is, from now on; a vote that is open keeps its roll."""
    category = category_by_id(uow.session, category_id, lock=True)
    ensure_votes(terms, votes_allowed(uow.session, uow.today))
    if terms.is_legal_member is not category.is_legal_member and _is_used(uow, category_id):
        raise CategoryInUseError
    category.name = _free_name(uow, name, category_id)
    category.is_legal_member = terms.is_legal_member
    category.votes = terms.votes if terms.is_legal_member else 0
    category.least_age = terms.least_age
    category.is_per_household = terms.is_per_household
    category.cents = terms.cents
    uow.note("category", category_id)


@use_case(Permission.MEMBERSHIP_MEMBER_PLACE)
def place_member(
    uow: UnitOfWork,
    actor: Actor,
    *,
    member_id: uuid.UUID,
    category_id: uuid.UUID | None,
    effective_on: date,
    reference: str = "",
    born_on: date | None = None,
) -> None:
    """Put a member in a category from a day on; no category makes an ordinary member.

    The day of birth is looked at where the category has a least age, and not kept (AVG 5(1)(c)).
    What was entered for the same day before was a slip, and is replaced.
    """
    member_by_id(uow.session, member_id, lock=True)
    ensure_not_past(effective_on, today=uow.today)
    if category_id is not None:
        category = category_by_id(uow.session, category_id)
        ensure_old_enough(category.terms, born_on, effective_on)
    uow.session.execute(
        delete(Placement).where(
            Placement.member_id == member_id, Placement.effective_on == effective_on
        )
    )
    uow.session.add(
        Placement(
            member_id=member_id,
            effective_on=effective_on,
            category_id=category_id,
            recorded_at=uow.now,
            recorded_by=actor.person_id,
            reference=reference,
        )
    )
    uow.note("member", member_id, effective_on=effective_on.isoformat())


def _free_name(uow: UnitOfWork, name: str, category_id: uuid.UUID | None) -> str:
    found = ensure_name(name)
    same = exists().where(
        func.lower(Category.name) == found.lower(), Category.id.is_distinct_from(category_id)
    )
    if uow.session.scalar(select(same)):
        raise CategoryNameTakenError(name=found)
    return found


def _is_used(uow: UnitOfWork, category_id: uuid.UUID) -> bool:
    return bool(uow.session.scalar(select(exists().where(Placement.category_id == category_id))))
