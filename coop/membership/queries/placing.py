"""What a change of category for many members would do."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.categories import category_on, votes_allowed
from coop.membership.lookups.placing import those_to_place
from coop.membership.lookups.selections import count_chosen
from coop.membership.models import Category
from coop.membership.rules import Selection
from coop.membership.rules.placing import Shift, shift_of, who_gains, who_loses


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingChoices:
    """Of how many members it would be, and where they can go."""

    members: int
    #: Categories by name; a day of birth is asked for the others, one member at a time.
    categories: tuple[tuple[uuid.UUID, str], ...]
    with_age: tuple[str, ...]


@use_case(Permission.MEMBERSHIP_MEMBER_PLACE)
def placing_choices(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection,
    chosen: frozenset[uuid.UUID] = frozenset(),
) -> PlacingChoices:
    """Return where a selection can go together."""
    categories = uow.session.scalars(select(Category).order_by(Category.name)).all()
    return PlacingChoices(
        members=count_chosen(uow.session, selection, chosen, uow.today),
        categories=tuple((one.id, one.name) for one in categories if one.least_age is None),
        with_age=tuple(one.name for one in categories if one.least_age is not None),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftLine:
    """Those who come out of one category."""

    #: Empty for ordinary members.
    category: str
    shift: Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingView:
    """What would change, before it does."""

    #: Empty for ordinary members.
    category: str
    changing: int
    #: Are there already, and stay.
    staying: int
    losing_vote: int
    gaining_vote: int
    lines: tuple[ShiftLine, ...]


@use_case(Permission.MEMBERSHIP_MEMBER_PLACE)
def placing_view(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection,
    chosen: frozenset[uuid.UUID] = frozenset(),
    category_id: uuid.UUID | None,
    effective_on: date,
) -> PlacingView:
    """Return whose category, rights and votes would change."""
    categories: dict[uuid.UUID | None, Category] = {
        one.id: one for one in uow.session.scalars(select(Category))
    }
    shifts = _shifts(uow, categories, selection, chosen, category_id, effective_on)
    changing = sum(shift.members for shift in shifts)
    return PlacingView(
        category=_name(categories, category_id),
        changing=changing,
        staying=count_chosen(uow.session, selection, chosen, uow.today) - changing,
        losing_vote=who_loses(shifts),
        gaining_vote=who_gains(shifts),
        lines=tuple(
            sorted(
                (
                    ShiftLine(category=_name(categories, one.category_id), shift=one)
                    for one in shifts
                ),
                key=lambda line: line.category,
            )
        ),
    )


def _shifts(  # noqa: PLR0917  # who, where and when belong together
    uow: UnitOfWork,
    categories: dict[uuid.UUID | None, Category],
    selection: Selection,
    chosen: frozenset[uuid.UUID],
    category_id: uuid.UUID | None,
    day: date,
) -> Sequence[Shift]:
    changing = those_to_place(uow.session, selection, chosen, category_id, day, uow.today)
    held = select(category_on(day).label("category")).where(*changing).subquery()
    numbers = uow.session.execute(select(held.c.category, func.count()).group_by(held.c.category))
    allowed = votes_allowed(uow.session, day)
    after = categories.get(category_id)
    return [
        shift_of(
            before,
            members,
            before=categories[before].terms if before else None,
            after=after.terms if after else None,
            allowed=allowed,
        )
        for before, members in numbers
    ]


def _name(categories: dict[uuid.UUID | None, Category], key: uuid.UUID | None) -> str:
    return categories[key].name if key in categories else ""
