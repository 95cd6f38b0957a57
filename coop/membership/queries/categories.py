"""What can be seen of the categories of members."""

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.categories import category_by_id, category_on, votes_allowed
from coop.membership.lookups.members import is_current, member_by_id
from coop.membership.models import Category, Member, Placement
from coop.membership.rules.categories import Terms, VotesAllowed, votes_of
from coop.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryLine:
    """One category as in the list."""

    category_id: uuid.UUID
    name: str
    terms: Terms
    #: What counts today, within what the statutes allow.
    votes: int
    members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoriesView:
    """Every category, and what law and statutes say about votes today."""

    lines: tuple[CategoryLine, ...]
    #: Members in no category.
    ordinary: int
    allowed: VotesAllowed


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def categories_view(uow: UnitOfWork, actor: Actor) -> CategoriesView:
    """Return the categories by name, with how many members each has today."""
    allowed = votes_allowed(uow.session, uow.today)
    held = (
        select(category_on(uow.today).label("category"))
        .select_from(Member)
        .where(is_current(uow.today))
        .subquery()
    )
    numbers: dict[uuid.UUID | None, int] = dict(
        uow.session.execute(select(held.c.category, func.count()).group_by(held.c.category)).all()
    )
    categories = uow.session.scalars(select(Category).order_by(Category.name))
    return CategoriesView(
        lines=tuple(
            CategoryLine(
                category_id=category.id,
                name=category.name,
                terms=category.terms,
                votes=votes_of(category.terms, allowed),
                members=numbers.get(category.id, 0),
            )
            for category in categories
        ),
        ordinary=numbers.get(None, 0),
        allowed=allowed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryView:
    """One category, as it is changed."""

    name: str
    terms: Terms
    allowed: VotesAllowed


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def category_view(uow: UnitOfWork, actor: Actor, *, category_id: uuid.UUID) -> CategoryView:
    """Return one category."""
    category = category_by_id(uow.session, category_id)
    return CategoryView(
        name=category.name,
        terms=category.terms,
        allowed=votes_allowed(uow.session, uow.today),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementLine:
    """That a member came into a category, or left them all."""

    effective_on: date
    #: Empty for an ordinary member.
    category: str
    recorded_by: str
    reference: str
    is_coming: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementsView:
    """In which category a member is, was and will be."""

    name: str
    number: int
    #: Empty for an ordinary member.
    category: str
    votes: int
    #: The newest first.
    history: tuple[PlacementLine, ...]
    #: To choose from: key and name, and the least age where there is one.
    choices: tuple[tuple[uuid.UUID, str, int | None], ...]


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def placements_view(uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID) -> PlacementsView:
    """Return the categories of one member."""
    member = member_by_id(uow.session, member_id)
    person = uow.session.get_one(Person, member.person_id)
    rows = uow.session.scalars(
        select(Placement)
        .where(Placement.member_id == member_id)
        .order_by(Placement.effective_on.desc())
        .options(joinedload(Placement.category))
    ).all()
    recorders = select(Person).where(Person.id.in_({row.recorded_by for row in rows}))
    names: dict[uuid.UUID | None, str] = {
        one.id: one.name.full for one in uow.session.scalars(recorders)
    }
    held = next((row.category for row in rows if row.effective_on <= uow.today), None)
    allowed = votes_allowed(uow.session, uow.today)
    return PlacementsView(
        name=person.name.full,
        number=member.number,
        category=held.name if held else "",
        votes=votes_of(held.terms if held else None, allowed),
        history=tuple(
            PlacementLine(
                effective_on=row.effective_on,
                category=row.category.name if row.category else "",
                recorded_by=names.get(row.recorded_by, ""),
                reference=row.reference,
                is_coming=row.effective_on > uow.today,
            )
            for row in rows
        ),
        choices=tuple(
            (category.id, category.name, category.least_age)
            for category in uow.session.scalars(select(Category).order_by(Category.name))
        ),
    )
