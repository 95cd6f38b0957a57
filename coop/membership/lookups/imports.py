"""Finds lists that were uploaded, and reads the register to compare with."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from coop.membership.errors import ImportNotFoundError
from coop.membership.models import ImportDraft, Member
from coop.membership.rules import DRAFT_KEPT, Key, Register, Row
from coop.people.models import Channel, Person
from coop.people.rules import ChannelKind, folded
from coop.places.models import Address
from coop.places.rules import Door


def draft_by_id(
    session: Session, draft_id: uuid.UUID, now: datetime, *, lock: bool = False
) -> ImportDraft:
    """Return an uploaded list that is still kept, or refuse."""
    draft = session.get(ImportDraft, draft_id, with_for_update=True if lock else None)
    if draft is None or now - draft.uploaded_at >= DRAFT_KEPT:
        raise ImportNotFoundError
    return draft


def addresses_at(session: Session, doors: Iterable[Door]) -> dict[Door, Address]:
    """Return the addresses that are on the map of these doors, in one question."""
    wanted = set(doors)
    found = session.scalars(
        select(Address).where(Address.postcode.in_({door.postcode for door in wanted}))
    )
    by_door = {
        Door(
            postcode=address.postcode,
            house_number=address.house_number,
            house_letter=address.house_letter,
            addition=address.addition,
        ): address
        for address in found
    }
    return {door: address for door, address in by_door.items() if door in wanted}


def register_for(session: Session, rows: Iterable[Row], today: date) -> Register:
    """Read what the register holds as plain values, in a number of questions that never grows."""
    emails = _emails(session)
    names: dict[uuid.UUID, str] = {}
    marks: dict[uuid.UUID, list[Key]] = {}
    for person in session.scalars(select(Person).options(joinedload(Person.address))):
        name = names[person.id] = folded(person.name.full)
        marks[person.id] = [(name, email) for email in emails.get(person.id, ())]
        if person.address is not None:
            marks[person.id].append((name, _door_of(person.address)))
    numbers: dict[int, str] = {}
    members: dict[Key, int] = {}
    for member in session.scalars(select(Member)):
        numbers[member.number] = names[member.person_id]
        if member.joined_on <= today and (member.ended_on is None or member.ended_on > today):
            members.update(dict.fromkeys(marks[member.person_id], member.number))
    doors = [row.candidate.door for row in rows if row.candidate is not None]
    streets = {door: at.street for door, at in addresses_at(session, doors).items()}
    return Register(
        numbers=numbers,
        members=members,
        people={mark: person_id for person_id, several in marks.items() for mark in several},
        emails=frozenset(email for several in emails.values() for email in several),
        streets=streets,
    )


def _door_of(address: Address) -> Door:
    return Door(
        postcode=address.postcode,
        house_number=address.house_number,
        house_letter=address.house_letter,
        addition=address.addition,
    )


def _emails(session: Session) -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = {}
    for person_id, value in session.execute(
        select(Channel.person_id, Channel.value).where(Channel.kind == ChannelKind.EMAIL)
    ):
        found.setdefault(person_id, []).append(value)
    return found
