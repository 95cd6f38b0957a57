"""What can be seen of the members' register."""

import math
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import contains_eager, joinedload

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import MemberNotFoundError
from coop.membership.lookups import is_current
from coop.membership.lookups.categories import category_on
from coop.membership.lookups.selections import fitting, has_email, members_in_order, street_names
from coop.membership.models import Category, Member
from coop.membership.rules import Order, Selection
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose
from coop.places.lookups import AddressCheck, area_names, checked_address

MEMBERS_ON_A_PAGE = 30
EVERYBODY = Selection()
#: A house for many may be one front door.
MOST_HOUSEMATES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMembership:
    """One's own place in the register."""

    number: int
    joined_on: date


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def own_membership(uow: UnitOfWork, actor: Actor) -> OwnMembership | None:
    """Return the membership of whoever asks, if there is one."""
    return _membership(uow, actor.person_id)


@use_case(Permission.PEOPLE_ACCESS_HELP)
def membership_of(uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID) -> OwnMembership | None:
    """Return somebody's membership, to check by telephone who is speaking."""
    return _membership(uow, person_id)


def _membership(uow: UnitOfWork, person_id: uuid.UUID | None) -> OwnMembership | None:
    member = uow.session.scalar(
        select(Member).where(Member.person_id == person_id, is_current(uow.today))
    )
    if member is None:
        return None
    return OwnMembership(number=member.number, joined_on=member.joined_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """A member as in the list."""

    member_id: uuid.UUID
    number: int
    #: "Vries, Jan de", as lists are sorted.
    name: str
    address: str
    postcode: str
    email: str
    joined_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPage:
    """One page of the list, and how many there are."""

    lines: tuple[MemberLine, ...]
    #: How many the selection holds, and how many members there are in all.
    found: int
    members: int
    #: How many members get letters; said of the whole register only.
    without_email: int | None
    page: int
    pages: int
    #: To choose from.
    streets: tuple[str, ...]
    areas: tuple[tuple[uuid.UUID, str], ...]


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def members_page(
    uow: UnitOfWork,
    actor: Actor,
    *,
    selection: Selection = EVERYBODY,
    order: Order = Order.NAME,
    page: int = 1,
) -> MemberPage:
    """Return one page of a selection of members.

    The number of questions to the database does not depend on the number of members.
    """
    members = _count(uow, is_current(uow.today))
    found = members if selection.is_everybody else _found(uow, selection)
    pages = max(1, math.ceil(found / MEMBERS_ON_A_PAGE))
    page = min(max(1, page), pages)
    ids = uow.session.scalars(
        members_in_order(uow.session, selection, order, uow.today)
        .limit(MEMBERS_ON_A_PAGE)
        .offset((page - 1) * MEMBERS_ON_A_PAGE)
    ).all()
    return MemberPage(
        lines=_lines(uow, ids),
        found=found,
        members=members,
        without_email=_without_email(uow) if selection.is_everybody else None,
        page=page,
        pages=pages,
        streets=tuple(street_names(uow.session)),
        areas=area_names(uow.session),
    )


def _found(uow: UnitOfWork, selection: Selection) -> int:
    return _count(uow, *fitting(uow.session, selection, uow.today))


def _count(uow: UnitOfWork, *conditions: ColumnElement[bool]) -> int:
    return uow.session.scalar(select(func.count(Member.id)).where(*conditions)) or 0


def _without_email(uow: UnitOfWork) -> int:
    return _count(uow, is_current(uow.today), ~has_email())


def _lines(uow: UnitOfWork, ids: Sequence[uuid.UUID]) -> tuple[MemberLine, ...]:
    found = uow.session.scalars(
        select(Member)
        .where(Member.id.in_(ids))
        .options(joinedload(Member.person).joinedload(Person.address))
    )
    members = {member.id: member for member in found}
    emails = _emails_of(uow, [member.person_id for member in members.values()])
    return tuple(_line(members[key], emails.get(members[key].person_id, "")) for key in ids)


def _emails_of(uow: UnitOfWork, people: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    rows = uow.session.execute(
        select(Channel.person_id, Channel.value).where(
            Channel.person_id.in_(people), Channel.kind == ChannelKind.EMAIL
        )
    )
    # Of two addresses the first in the alphabet.
    return dict(sorted(rows, key=itemgetter(1), reverse=True))


def _line(member: Member, email: str) -> MemberLine:
    address = member.person.address
    return MemberLine(
        member_id=member.id,
        number=member.number,
        name=member.person.name.sorted,
        address=address.line if address else "",
        postcode=address.postcode if address else "",
        email=email,
        joined_on=member.joined_on,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Housemate:
    """Another member behind the same front door."""

    member_id: uuid.UUID
    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One member, as the board sees him or her."""

    person_id: uuid.UUID
    number: int
    name: str
    address: str
    postcode: str
    town: str
    #: What the list of addresses says of it.
    place: AddressCheck | None
    joined_on: date
    ended_on: date | None
    #: Empty for an ordinary member.
    category: str
    channels: tuple[tuple[ChannelKind, str], ...]
    consents: tuple[tuple[Purpose, ChannelKind], ...]
    #: Other members behind the same front door, and how many there are beyond those.
    housemates: tuple[Housemate, ...]
    more_housemates: int
    #: The membership that stays, when this one turned out to be the same person's.
    leads_to: uuid.UUID | None
    #: Numbers of memberships that turned out to be this one.
    merged_numbers: tuple[int, ...]


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def member_view(uow: UnitOfWork, actor: Actor, *, member_id: uuid.UUID) -> MemberView:
    """Return one member."""
    member = uow.session.scalar(
        select(Member)
        .where(Member.id == member_id)
        .options(joinedload(Member.person).joinedload(Person.address))
    )
    if member is None:
        raise MemberNotFoundError
    channels = uow.session.scalars(
        select(Channel)
        .where(Channel.person_id == member.person_id, Channel.kind != ChannelKind.TELEGRAM)
        .order_by(Channel.kind, Channel.value)
    )
    consents = uow.session.scalars(
        select(Consent)
        .where(Consent.person_id == member.person_id, Consent.withdrawn_at.is_(None))
        .order_by(Consent.purpose, Consent.channel)
    )
    merged = uow.session.scalars(
        select(Member.number).where(Member.merged_into_id == member_id).order_by(Member.number)
    )
    address = member.person.address
    housemates = _housemates(uow, member)
    return MemberView(
        person_id=member.person_id,
        number=member.number,
        name=member.person.name.full,
        address=address.line if address else "",
        postcode=address.postcode if address else "",
        town=address.town if address else "",
        place=checked_address(uow.session, address.door, address.street) if address else None,
        joined_on=member.joined_on,
        ended_on=member.ended_on,
        category=_category(uow, member_id),
        channels=tuple((channel.kind, channel.value) for channel in channels),
        consents=tuple((consent.purpose, consent.channel) for consent in consents),
        housemates=housemates[:MOST_HOUSEMATES],
        more_housemates=max(0, len(housemates) - MOST_HOUSEMATES),
        leads_to=member.merged_into_id,
        merged_numbers=tuple(merged),
    )


def _housemates(uow: UnitOfWork, member: Member) -> tuple[Housemate, ...]:
    if member.person.address_id is None:
        return ()
    found = uow.session.scalars(
        select(Member)
        .join(Member.person)
        .where(
            Person.address_id == member.person.address_id,
            Member.id != member.id,
            is_current(uow.today),
        )
        .order_by(Member.number)
        .options(contains_eager(Member.person))
    )
    return tuple(
        Housemate(member_id=one.id, number=one.number, name=one.person.name.full) for one in found
    )


def _category(uow: UnitOfWork, member_id: uuid.UUID) -> str:
    held = select(category_on(uow.today)).where(Member.id == member_id).scalar_subquery()
    return uow.session.scalar(select(Category.name).where(Category.id == held)) or ""
