"""People who may stand in the register twice, and two of them side by side."""

import itertools
import math
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import joinedload

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.errors import SamePersonError
from coop.membership.models import Member
from coop.membership.rules.duplicates import Likeness, Likes, is_near_name, is_same_name
from coop.people.errors import PersonNotFoundError
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Name, Purpose

PAIRS_ON_A_PAGE = 20
#: More people than this at one door live in a home or a block; comparing all would tell nothing.
MOST_AT_ONE_PLACE = 12
_BY_CHANNEL = {
    ChannelKind.EMAIL: Likeness.SAME_EMAIL,
    ChannelKind.PHONE: Likeness.SAME_PHONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody, as far as one sees whether two are one."""

    person_id: uuid.UUID
    #: Of the membership of today, or of the last one, as are number and days.
    member_id: uuid.UUID | None
    name: str
    address: str
    number: int | None
    joined_on: date | None
    ended_on: date | None
    channels: tuple[tuple[ChannelKind, str], ...]
    consents: tuple[Purpose, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two who may be one person, and why."""

    one: Known
    other: Known
    why: Likeness | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairsPage:
    """One page of pairs, the most alike first."""

    pairs: tuple[Pair, ...]
    found: int
    page: int
    pages: int


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def duplicates_page(uow: UnitOfWork, actor: Actor, *, page: int = 1) -> PairsPage:
    """Return one page of people who may stand in the register twice."""
    alike = _alike(uow)
    pages = max(1, math.ceil(len(alike) / PAIRS_ON_A_PAGE))
    page = min(max(1, page), pages)
    shown = alike[(page - 1) * PAIRS_ON_A_PAGE : page * PAIRS_ON_A_PAGE]
    known = _known(uow, {key for likes in shown for key in (likes.one, likes.other)})
    return PairsPage(
        pairs=tuple(
            Pair(one=known[likes.one], other=known[likes.other], why=likes.why) for likes in shown
        ),
        found=len(alike),
        page=page,
        pages=pages,
    )


@use_case(Permission.MEMBERSHIP_MEMBER_READ)
def pair_view(uow: UnitOfWork, actor: Actor, *, one: uuid.UUID, other: uuid.UUID) -> Pair:
    """Return two people side by side."""
    if one == other:
        raise SamePersonError
    known = _known(uow, {one, other})
    for person_id in (one, other):
        if person_id not in known:
            raise PersonNotFoundError(person_id=person_id)
    return Pair(one=known[one], other=known[other], why=None)


def _alike(uow: UnitOfWork) -> list[Likes]:
    found: dict[frozenset[uuid.UUID], Likes] = {}
    for likes in itertools.chain(_at_one_door(uow), _at_one_channel(uow)):
        pair = frozenset({likes.one, likes.other})
        held = found.get(pair)
        if held is None or _strength(likes) < _strength(held):
            found[pair] = likes
    return sorted(found.values(), key=_strength)


def _strength(likes: Likes) -> int:
    return list(Likeness).index(likes.why)


def _at_one_door(uow: UnitOfWork) -> Iterator[Likes]:
    shared = (
        select(Person.address_id)
        .where(Person.address_id.is_not(None))
        .group_by(Person.address_id)
        .having(func.count().between(2, MOST_AT_ONE_PLACE))
    )
    rows = uow.session.execute(
        select(*_NAMED, Person.address_id).where(Person.address_id.in_(shared))
    )
    for one, other in _couples(rows):
        if is_same_name(one[1], other[1]):
            yield Likes(one=one[0], other=other[0], why=Likeness.SAME_AT_DOOR)
        elif is_near_name(one[1], other[1]):
            yield Likes(one=one[0], other=other[0], why=Likeness.NEAR_AT_DOOR)


def _at_one_channel(uow: UnitOfWork) -> Iterator[Likes]:
    for kind, why in _BY_CHANNEL.items():
        shared = (
            select(Channel.value)
            .where(Channel.kind == kind)
            .group_by(Channel.value)
            .having(func.count().between(2, MOST_AT_ONE_PLACE))
        )
        rows = uow.session.execute(
            select(*_NAMED, Channel.value)
            .join(Channel, Channel.person_id == Person.id)
            .where(Channel.kind == kind, Channel.value.in_(shared))
        )
        for one, other in _couples(rows):
            if is_near_name(one[1], other[1]):
                yield Likes(one=one[0], other=other[0], why=why)


_NAMED = (Person.id, Person.given_name, Person.tussenvoegsel, Person.family_name)
_Named = tuple[uuid.UUID, Name]


def _couples(
    rows: Iterable[Row[uuid.UUID, str, str, str, Any]],  # Any: the place is only compared
) -> Iterator[tuple[_Named, _Named]]:
    places: dict[object, list[_Named]] = defaultdict(list)
    for person_id, given, tussenvoegsel, family, place in rows:
        name = Name(given=given, tussenvoegsel=tussenvoegsel, family=family)
        places[place].append((person_id, name))
    for people in places.values():
        yield from itertools.combinations(people, 2)


def _known(uow: UnitOfWork, wanted: set[uuid.UUID]) -> dict[uuid.UUID, Known]:
    people = uow.session.scalars(
        select(Person).where(Person.id.in_(wanted)).options(joinedload(Person.address))
    )
    members = {
        member.person_id: member
        for member in uow.session.scalars(
            select(Member).where(Member.person_id.in_(wanted)).order_by(Member.joined_on)
        )
    }
    channels: dict[uuid.UUID, list[tuple[ChannelKind, str]]] = defaultdict(list)
    for person_id, kind, value in uow.session.execute(
        select(Channel.person_id, Channel.kind, Channel.value)
        .where(Channel.person_id.in_(wanted), Channel.kind != ChannelKind.TELEGRAM)
        .order_by(Channel.kind, Channel.value)
    ):
        channels[person_id].append((kind, value))
    consents: dict[uuid.UUID, list[Purpose]] = defaultdict(list)
    for person_id, purpose in uow.session.execute(
        select(Consent.person_id, Consent.purpose)
        .where(Consent.person_id.in_(wanted), Consent.withdrawn_at.is_(None))
        .order_by(Consent.purpose)
        .distinct()
    ):
        consents[person_id].append(purpose)
    return {
        person.id: Known(
            person_id=person.id,
            name=person.name.full,
            address=f"{person.address.line}, {person.address.postcode}" if person.address else "",
            member_id=member.id if (member := members.get(person.id)) else None,
            number=member.number if member else None,
            joined_on=member.joined_on if member else None,
            ended_on=member.ended_on if member else None,
            channels=tuple(channels[person.id]),
            consents=tuple(consents[person.id]),
        )
        for person in people
    }
