"""Finds persons, how they are reached and what they agreed to."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    or_,
    select,
)
from sqlalchemy.orm import Session as Database
from sqlalchemy.orm import joinedload

from coop.kernel.permissions import ScopeKind
from coop.people.errors import PersonNotFoundError
from coop.people.models import (
    Channel,
    Consent,
    EmailChange,
    Person,
    Role,
)
from coop.people.rules import (
    ChannelKind,
    RoleKind,
)
from coop.places.models import Address


def person_by_id(database: Database, person_id: uuid.UUID) -> Person:
    """Return a person, or refuse."""
    person = database.get(Person, person_id)
    if person is None:
        raise PersonNotFoundError(person_id=person_id)
    return person


def person_with_address(database: Database, person_id: uuid.UUID) -> Person:
    """Return a person with where he or she lives, or refuse."""
    person = database.scalar(
        select(Person).where(Person.id == person_id).options(joinedload(Person.address))
    )
    if person is None:
        raise PersonNotFoundError(person_id=person_id)
    return person


def channels_of(database: Database, person_id: uuid.UUID) -> Sequence[Channel]:
    """Return every way to reach a person, also those that work no more."""
    return database.scalars(
        select(Channel).where(Channel.person_id == person_id).order_by(Channel.kind, Channel.value)
    ).all()


def consents_of(database: Database, person_id: uuid.UUID) -> Sequence[Consent]:
    """Return what a person agrees to now."""
    return database.scalars(
        select(Consent)
        .where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
        .order_by(Consent.purpose, Consent.channel)
    ).all()


def channels_with_email(database: Database, email: str) -> Sequence[Channel]:
    """Return the channels with a mail address; several where people share one (C14)."""
    return database.scalars(
        select(Channel)
        .where(Channel.kind == ChannelKind.EMAIL, Channel.value == email)
        .order_by(Channel.id)
    ).all()


def live_channels(database: Database, person_id: uuid.UUID) -> dict[ChannelKind, str]:
    """Return where a person can be reached now, one address a kind."""
    channels = database.scalars(
        select(Channel).where(Channel.person_id == person_id, Channel.dead_since.is_(None))
    )
    return {channel.kind: channel.value for channel in channels}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnValues:
    """What somebody may change about himself or herself, as it stands."""

    given: str
    phone: str
    language: str
    home: tuple[str, ...]
    emails: tuple[str, ...]
    verified_email: str | None
    kinds: frozenset[ChannelKind]

    @property
    def details(self) -> tuple[str, ...]:
        """Return what the form with name, phone and language shows."""
        return self.given, self.phone, self.language


def own_values(database: Database, person: Person) -> OwnValues:
    """Return what stands now of what a person may change."""
    channels = database.scalars(
        select(Channel).where(Channel.person_id == person.id).order_by(Channel.value)
    ).all()
    address = database.get(Address, person.address_id) if person.address_id else None
    emails = [channel for channel in channels if channel.kind is ChannelKind.EMAIL]
    return OwnValues(
        given=person.given_name,
        phone=next((c.value for c in channels if c.kind is ChannelKind.PHONE), ""),
        language=person.language,
        home=(str(address.id), address.street, address.town) if address else (),
        emails=tuple(channel.value for channel in emails),
        verified_email=next((c.value for c in emails if c.verified_at and not c.dead_since), None),
        kinds=frozenset(channel.kind for channel in channels),
    )


def waiting_email_change(
    database: Database, person_id: uuid.UUID, now: datetime, *, lock: bool = False
) -> EmailChange | None:
    """Return the newest mail address that waits for its code, if its time is not over."""
    query = (
        select(EmailChange)
        .where(EmailChange.person_id == person_id)
        .order_by(EmailChange.asked_at.desc(), EmailChange.id.desc())
        .limit(1)
    )
    change = database.scalar(query.with_for_update() if lock else query)
    if change is None or change.used_at is not None or now >= change.expires_at:
        return None
    return change


def holders_of(database: Database, kind: RoleKind, today: date) -> list[uuid.UUID]:
    """Return who hold a function everywhere on a day."""
    holders = database.scalars(
        select(Role.person_id)
        .where(
            Role.kind == kind,
            Role.scope_kind == ScopeKind.ALL,
            Role.starts_on <= today,
            or_(Role.ends_on.is_(None), Role.ends_on > today),
        )
        .order_by(Role.starts_on, Role.person_id)
    )
    return list(dict.fromkeys(holders))


def mail_channel_of(database: Database, person_id: uuid.UUID) -> Channel | None:
    """Return where mail to somebody goes, one that arrives before one that bounced."""
    return database.scalar(
        select(Channel)
        .where(Channel.person_id == person_id, Channel.kind == ChannelKind.EMAIL)
        .order_by(Channel.dead_since.is_not(None), Channel.id)
        .limit(1)
    )
