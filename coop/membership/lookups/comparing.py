"""Reads of the register what some rows of a list are compared with.

As plain columns: of a list of 50,000 every row asks this, twice.
"""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, select, union
from sqlalchemy.orm import Session

from coop.membership.lookups.members import is_current
from coop.membership.models import Member
from coop.membership.rules import Candidate, KnownMember, Register, address_line, mark_of
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind, Name, folded
from coop.places.models import Address
from coop.places.rules import Door

DOOR = (Address.postcode, Address.house_number, Address.house_letter, Address.addition)


def addresses_at(session: Session, doors: Iterable[Door]) -> dict[Door, tuple[uuid.UUID, str]]:
    """Return id and street of the doors among these that are on the map, in one question."""
    wanted = set(doors)
    found = session.execute(
        select(Address.id, Address.street, *DOOR).where(
            Address.postcode.in_({door.postcode for door in wanted})
        )
    )
    by_door = {_door(row): (row.id, row.street) for row in found}
    return {door: at for door, at in by_door.items() if door in wanted}


def register_for(session: Session, candidates: Collection[Candidate], today: date) -> Register:
    """Read of the register what may concern these people, in a fixed number of questions."""
    people = _people(session, candidates)
    emails = {candidate.email for candidate in candidates if candidate.email}
    numbers: dict[int, str] = {}
    members: dict[str, KnownMember] = {}
    by_number: dict[int, KnownMember] = {}
    for member_id, person_id, number, is_now in session.execute(
        select(Member.id, Member.person_id, Member.number, is_current(today)).where(
            Member.person_id.in_(people)
        )
    ):
        somebody = people[person_id]
        numbers[number] = mark_of(somebody.name)
        if is_now:
            by_number[number] = known = _known(somebody, member_id, number)
            members.update(dict.fromkeys(somebody.marks, known))
    places = addresses_at(session, (candidate.door for candidate in candidates))
    return Register(
        numbers=numbers,
        members=members,
        members_by_number=by_number,
        people={mark: one.person_id for one in people.values() for mark in one.marks},
        emails=frozenset(
            session.scalars(
                select(Channel.value).where(
                    Channel.kind == ChannelKind.EMAIL, Channel.value.in_(emails)
                )
            )
        ),
        streets={door: street for door, (_, street) in places.items()},
    )


@dataclass(slots=True, kw_only=True)
class _Somebody:
    """A person who has the name or the number of somebody on the list."""

    person_id: uuid.UUID
    #: Folded, in full.
    name: str
    address_id: uuid.UUID | None
    street: str
    door: Door | None
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)

    @property
    def marks(self) -> list[str]:
        """Return by what he or she is recognised."""
        marks = [mark_of(self.name, email) for email in self.emails]
        return marks if self.door is None else [*marks, mark_of(self.name, self.door)]


def _people(session: Session, candidates: Collection[Candidate]) -> dict[uuid.UUID, _Somebody]:
    """Return everybody who has the name or the number of one of these people."""
    names = {
        folded(name)
        for candidate in candidates
        # Some have their whole name in one field.
        for name in (candidate.name.sorted, candidate.name.full)
    }
    numbers = {candidate.number for candidate in candidates if candidate.number is not None}
    concerned = union(
        select(Person.id).where(Person.sort_name.in_(names)),
        select(Member.person_id).where(Member.number.in_(numbers)),
    ).subquery()
    parts = (Person.given_name, Person.tussenvoegsel, Person.family_name, Person.address_id)
    rows = session.execute(
        select(Person.id, *parts, Address.street, *DOOR)
        .outerjoin(Person.address)
        .where(Person.id.in_(select(concerned.c[0])))
    )
    people = {row.id: _somebody(row) for row in rows}
    _add_channels(session, people)
    return people


def _somebody(row: Row[*tuple[Any, ...]]) -> _Somebody:  # Any: as asked for
    name = Name(given=row.given_name, tussenvoegsel=row.tussenvoegsel, family=row.family_name)
    return _Somebody(
        person_id=row.id,
        name=folded(name.full),
        address_id=row.address_id,
        street=row.street or "",
        door=None if row.address_id is None else _door(row),
    )


def _add_channels(session: Session, people: dict[uuid.UUID, _Somebody]) -> None:
    for person_id, kind, value in session.execute(
        select(Channel.person_id, Channel.kind, Channel.value)
        .where(
            Channel.person_id.in_(people),
            Channel.kind.in_((ChannelKind.EMAIL, ChannelKind.PHONE)),
        )
        .order_by(Channel.value)
    ):
        somebody = people[person_id]
        (somebody.emails if kind is ChannelKind.EMAIL else somebody.phones).append(value)


def _known(somebody: _Somebody, member_id: uuid.UUID, number: int) -> KnownMember:
    door = somebody.door
    return KnownMember(
        number=number,
        member_id=member_id,
        person_id=somebody.person_id,
        address_id=somebody.address_id,
        door=door,
        address="" if door is None else address_line(somebody.street, door),
        emails=tuple(somebody.emails),
        phones=tuple(somebody.phones),
    )


def _door(row: Row[*tuple[Any, ...]]) -> Door:  # Any: as asked for
    return Door(
        postcode=row.postcode,
        house_number=row.house_number,
        house_letter=row.house_letter,
        addition=row.addition,
    )
