"""Finds the households of a tent, how each can be reached, and who would rather not be.

A handful of questions whatever the length of the address list.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from coop.buurtent.lookups.sessions import CHANNELS, addresses_of, area_of
from coop.buurtent.models import TentPick, TentRefusal, TentSession
from coop.buurtent.rules.neighbours import Way, picked, way_of
from coop.people.models import Channel, Consent, Person
from coop.people.rules import ChannelKind, Purpose
from coop.places.lookups import addresses_in_streets
from coop.places.models import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """One front door, and who there reads a message over which channels."""

    address: Address
    channels: dict[uuid.UUID, frozenset[ChannelKind]]
    is_refused: bool

    @property
    def ways(self) -> frozenset[Way]:
        """Return by what it is invited."""
        return way_of(self.channels.values(), is_refused=self.is_refused)


def picks_of(session: Session, session_id: uuid.UUID) -> dict[uuid.UUID, bool]:
    """Return which doors were added by hand, or taken out."""
    rows = session.execute(
        select(TentPick.address_id, TentPick.is_in).where(TentPick.session_id == session_id)
    )
    return dict(rows.all())


def neighbours_of(session: Session, tent: TentSession) -> list[Address]:
    """Return the front doors of a tent: its area, and what hands added or took out."""
    area = {address.id: address for address in addresses_of(session, area_of(session, tent))}
    added, taken = picked(area.keys(), picks_of(session, tent.id))
    found = [address for address in area.values() if address.id not in taken]
    if added:
        found += session.scalars(select(Address).where(Address.id.in_(added)))
    return sorted(found, key=lambda a: (a.street, a.house_number, a.house_letter, a.addition))


def households_at(session: Session, addresses: Iterable[Address]) -> list[Household]:
    """Return each household with its channels, and whether it would rather not be invited."""
    doors = list(addresses)
    ids = [address.id for address in doors]
    channels = channels_at(session, ids)
    refused = refused_at(session, ids)
    return [
        Household(
            address=address,
            channels=channels.get(address.id, {}),
            is_refused=address.id in refused,
        )
        for address in doors
    ]


def channels_at(
    session: Session, address_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, dict[uuid.UUID, frozenset[ChannelKind]]]:
    """Return at each door who agreed to messages, and over which live channels."""
    rows = session.execute(
        select(Person.address_id, Person.id, Channel.kind)
        .join(Channel, and_(Channel.person_id == Person.id, Channel.dead_since.is_(None)))
        .join(
            Consent,
            and_(
                Consent.person_id == Person.id,
                Consent.channel == Channel.kind,
                Consent.purpose == Purpose.BUURTENT,
                Consent.withdrawn_at.is_(None),
            ),
        )
        .where(Person.address_id.in_(address_ids), Channel.kind.in_(CHANNELS))
        .order_by(Person.id)
    )
    found: defaultdict[uuid.UUID, dict[uuid.UUID, frozenset[ChannelKind]]] = defaultdict(dict)
    for address_id, person_id, kind in rows:
        if address_id is not None:
            known = found[address_id].get(person_id, frozenset())
            found[address_id][person_id] = known | {kind}
    return found


def refused_at(session: Session, address_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Return at which doors no flyer is wanted, by the household or by one who lives there."""
    by_household = session.scalars(
        select(TentRefusal.address_id).where(
            TentRefusal.ended_at.is_(None), TentRefusal.address_id.in_(address_ids)
        )
    )
    by_person = session.scalars(
        select(Person.address_id)
        .join(TentRefusal, TentRefusal.person_id == Person.id)
        .where(TentRefusal.ended_at.is_(None), Person.address_id.in_(address_ids))
    )
    return {door for door in (*by_household, *by_person) if door is not None}


def refusal_of_address(session: Session, address_id: uuid.UUID) -> TentRefusal | None:
    """Return the wish of a household not to be invited, locked, if it holds today."""
    return session.scalar(
        select(TentRefusal)
        .where(TentRefusal.address_id == address_id, TentRefusal.ended_at.is_(None))
        .with_for_update()
    )


def refusal_of_person(session: Session, person_id: uuid.UUID) -> TentRefusal | None:
    """Return the wish of a person not to be invited, locked, if it holds today."""
    return session.scalar(
        select(TentRefusal)
        .where(TentRefusal.person_id == person_id, TentRefusal.ended_at.is_(None))
        .with_for_update()
    )


def door_in_street(session: Session, street: str, number: str) -> Address | None:
    """Return the front door that people write as "12A" or "12 a-2" in a street, if it is one."""
    wanted = _plain(number)
    doors = addresses_in_streets(session, [street])
    return next((door for door in doors if _plain(door.number) == wanted), None)


def _plain(number: str) -> str:
    return "".join(sign for sign in number.upper() if sign.isalnum())
