"""What can be seen of the members' register."""

import math
import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import MemberNotFoundError
from coop.membership.lookups import is_current
from coop.membership.models import Member
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose, folded
from coop.places.models import Address

MEMBERS_ON_A_PAGE = 30
#: More words than this narrow no search any further.
MOST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMembership:
    """One's own place in the register."""

    number: int
    joined_on: date


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def own_membership(uow: UnitOfWork, actor: Actor) -> OwnMembership | None:
    """Return the membership of whoever asks, if there is one."""
    member = uow.session.scalar(
        select(Member).where(Member.person_id == actor.person_id, is_current(uow.today))
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
    #: How many fit the search, and how many there are in all.
    found: int
    members: int
    without_email: int
    page: int
    pages: int


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def members_page(uow: UnitOfWork, actor: Actor, *, search: str = "", page: int = 1) -> MemberPage:
    """Return one page of today's members whose name, address, mail or number fits the search.

    The number of questions to the database does not depend on the number of members.
    """
    current = is_current(uow.today)
    fitting = _fitting(search)
    found = uow.session.scalar(_counting().where(current, *fitting)) or 0
    pages = max(1, math.ceil(found / MEMBERS_ON_A_PAGE))
    page = min(max(1, page), pages)
    members = uow.session.scalars(
        select(Member)
        .join(Member.person)
        .outerjoin(Person.address)
        .where(current, *fitting)
        .order_by(Person.sort_name, Member.number)
        .limit(MEMBERS_ON_A_PAGE)
        .offset((page - 1) * MEMBERS_ON_A_PAGE)
        .options(joinedload(Member.person).joinedload(Person.address))
    ).all()
    emails = _emails_of(uow, [member.person_id for member in members])
    return MemberPage(
        lines=tuple(_line(member, emails.get(member.person_id, "")) for member in members),
        found=found,
        members=uow.session.scalar(_counting().where(current)) or 0,
        without_email=uow.session.scalar(_counting().where(current, ~_has_email())) or 0,
        page=page,
        pages=pages,
    )


def _counting() -> Select[int]:
    return select(func.count(Member.id)).join(Member.person).outerjoin(Person.address)


def _fitting(search: str) -> list[ColumnElement[bool]]:
    words = search.split()[:MOST_WORDS]
    return [_fits(word) for word in words]


def _fits(word: str) -> ColumnElement[bool]:
    plain = folded(word)
    fits = [
        Person.sort_name.contains(plain, autoescape=True),
        Address.street.icontains(word, autoescape=True),
        _email_contains(word.lower()),
    ]
    if word.isascii() and word.isalnum():
        # "5099 AB" and "5099ab" are one postcode; each half is searched as typed.
        fits.append(Address.postcode.contains(word.upper(), autoescape=True))
    if word.isascii() and word.isdecimal():
        # Wider than any number here would not fit the database's integer.
        number = int(word[:9])
        fits.append(or_(Member.number == number, Address.house_number == number))
    return or_(*fits) if plain else or_(*fits[2:])


def _email_contains(text: str) -> ColumnElement[bool]:
    return (
        select(Channel.id)
        .where(
            Channel.person_id == Person.id,
            Channel.kind == ChannelKind.EMAIL,
            Channel.value.contains(text, autoescape=True),
        )
        .exists()
    )


def _has_email() -> ColumnElement[bool]:
    return (
        select(Channel.id)
        .where(and_(Channel.person_id == Person.id, Channel.kind == ChannelKind.EMAIL))
        .exists()
    )


def _emails_of(uow: UnitOfWork, people: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    rows = uow.session.execute(
        select(Channel.person_id, Channel.value)
        .where(Channel.person_id.in_(people), Channel.kind == ChannelKind.EMAIL)
        .order_by(Channel.value.desc())
    )
    return dict(rows.all())


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
class MemberView:
    """One member, as the board sees him or her."""

    number: int
    name: str
    address: str
    postcode: str
    town: str
    joined_on: date
    ended_on: date | None
    channels: tuple[tuple[ChannelKind, str], ...]
    consents: tuple[tuple[Purpose, ChannelKind], ...]


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
    address = member.person.address
    return MemberView(
        number=member.number,
        name=member.person.name.full,
        address=address.line if address else "",
        postcode=address.postcode if address else "",
        town=address.town if address else "",
        joined_on=member.joined_on,
        ended_on=member.ended_on,
        channels=tuple((channel.kind, channel.value) for channel in channels),
        consents=tuple((consent.purpose, consent.channel) for consent in consents),
    )
