"""Members by front door."""

import math
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups.categories import category_on
from coop.membership.lookups.members import is_current
from coop.membership.models import Category, Member
from coop.membership.rules.households import HouseholdSize
from coop.people.models import Person
from coop.people.rules import Name
from coop.places.models import Address

DOORS_ON_A_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdMember:
    """One of those who live behind a door."""

    member_id: uuid.UUID
    number: int
    name: str
    #: Empty for an ordinary member.
    category: str
    #: Owes one contribution together with the others of the same category.
    pays_together: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """One front door, with the members behind it by number."""

    address_id: uuid.UUID
    address: str
    postcode: str
    members: tuple[HouseholdMember, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdsPage:
    """One page of front doors, and how many there are."""

    lines: tuple[Household, ...]
    #: Doors of the size that was asked, all doors, and those with more members than one.
    found: int
    doors: int
    shared: int
    #: Members of whom no address is known.
    without_address: int
    page: int
    pages: int


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def households_page(
    uow: UnitOfWork, actor: Actor, *, size: HouseholdSize = HouseholdSize.SEVERAL, page: int = 1
) -> HouseholdsPage:
    """Return the front doors behind which so many members live, street by street.

    The number of questions to the database does not depend on the number of doors.
    """
    sizes, without_address = _sizes(uow)
    found = sum(doors for members, doors in sizes.items() if size.fits(members))
    pages = max(1, math.ceil(found / DOORS_ON_A_PAGE))
    page = min(max(1, page), pages)
    return HouseholdsPage(
        lines=_households(uow, size, page),
        found=found,
        doors=sum(sizes.values()),
        shared=sum(doors for members, doors in sizes.items() if members > 1),
        without_address=without_address,
        page=page,
        pages=pages,
    )


def _inhabited(uow: UnitOfWork) -> Select[uuid.UUID | None, int]:
    """Select every address where members live, with how many; none for those without."""
    return (
        select(Person.address_id, func.count(Member.id).label("members"))
        .select_from(Member)
        .join(Member.person)
        .where(is_current(uow.today))
        .group_by(Person.address_id)
    )


def _sizes(uow: UnitOfWork) -> tuple[Mapping[int, int], int]:
    """Return how many doors there are of each number of members, and who has none."""
    inhabited = _inhabited(uow).subquery()
    is_door = inhabited.c.address_id.is_not(None)
    rows = uow.session.execute(
        select(is_door, inhabited.c.members, func.count()).group_by(is_door, inhabited.c.members)
    ).all()
    sizes = {members: doors for has_door, members, doors in rows if has_door}
    return sizes, sum(members for has_door, members, _ in rows if not has_door)


def _households(uow: UnitOfWork, size: HouseholdSize, page: int) -> tuple[Household, ...]:
    wanted = _inhabited(uow).having(func.count(Member.id) >= size.least)
    if size.most is not None:
        wanted = wanted.having(func.count(Member.id) <= size.most)
    doors = wanted.subquery()
    addresses = uow.session.scalars(
        select(Address)
        .join(doors, doors.c.address_id == Address.id)
        .order_by(
            Address.street,
            Address.house_number,
            Address.house_letter,
            Address.addition,
            Address.id,
        )
        .limit(DOORS_ON_A_PAGE)
        .offset((page - 1) * DOORS_ON_A_PAGE)
    ).all()
    members = _members_at(uow, [address.id for address in addresses])
    return tuple(
        Household(
            address_id=address.id,
            address=address.line,
            postcode=address.postcode,
            members=tuple(members[address.id]),
        )
        for address in addresses
    )


def _members_at(
    uow: UnitOfWork, address_ids: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[HouseholdMember]]:
    categories = {one.id: one for one in uow.session.scalars(select(Category))}
    rows = uow.session.execute(
        select(
            Person.address_id,
            Member.id,
            Member.number,
            Person.given_name,
            Person.tussenvoegsel,
            Person.family_name,
            category_on(uow.today).label("category"),
        )
        .join(Member.person)
        .where(is_current(uow.today), Person.address_id.in_(address_ids))
        .order_by(Member.number)
    )
    found: dict[uuid.UUID, list[HouseholdMember]] = {key: [] for key in address_ids}
    for row in rows:
        category = categories.get(row.category)
        found[row.address_id].append(
            HouseholdMember(
                member_id=row.id,
                number=row.number,
                name=Name(
                    given=row.given_name,
                    tussenvoegsel=row.tussenvoegsel,
                    family=row.family_name,
                ).full,
                category=category.name if category else "",
                pays_together=category.is_per_household if category else False,
            )
        )
    return found
