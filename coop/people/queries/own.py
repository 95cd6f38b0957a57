"""What the register holds about oneself."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from coop.kernel.permissions import Actor, Permission, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.errors import (
    PersonNotFoundError,
)
from coop.people.lookups import (
    channels_of,
    consents_of,
    own_values,
    waiting_email_change,
)
from coop.people.models import Channel, Consent, Person, Role, Session
from coop.people.rules import (
    ATTEMPTS,
    FUNCTIONS,
    ChannelKind,
    Purpose,
)
from coop.people.rules.own import version_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChannel:
    """One way the cooperative reaches somebody."""

    kind: ChannelKind
    value: str
    is_verified: bool
    is_dead: bool

    @classmethod
    def of(cls, channel: Channel) -> Self:
        """Return what a channel on the register says."""
        return cls(
            kind=channel.kind,
            value=channel.value,
            is_verified=channel.verified_at is not None,
            is_dead=channel.dead_since is not None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnConsent:
    """What somebody agreed to."""

    channel: ChannelKind
    purpose: Purpose
    given_at: datetime
    given_how: str

    @classmethod
    def of(cls, consent: Consent) -> Self:
        """Return what a consent on the register says."""
        return cls(
            channel=consent.channel,
            purpose=consent.purpose,
            given_at=consent.given_at,
            given_how=consent.given_how,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRole:
    """A function somebody holds, or will hold."""

    function: str
    starts_on: date
    #: The first day without it, if that is known.
    ends_on: date | None
    #: Held in one group, not everywhere.
    is_limited: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """A browser in which somebody is signed in."""

    session_id: uuid.UUID
    #: "Firefox (Windows)"; empty when it did not say.
    device: str
    opened_at: datetime
    expires_at: datetime
    is_here: bool
    #: The second step was taken there.
    is_second: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnView:
    """Everything the register holds about oneself."""

    name: str
    address: str
    postcode: str
    town: str
    language: str
    channels: tuple[OwnChannel, ...]
    consents: tuple[OwnConsent, ...]
    roles: tuple[OwnRole, ...]
    sessions: tuple[OwnSession, ...]


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def own_view(uow: UnitOfWork, actor: Actor) -> OwnView:
    """Return what is known here of whoever asks."""
    person = uow.session.scalar(
        select(Person).where(Person.id == actor.person_id).options(joinedload(Person.address))
    )
    if person is None:
        raise PersonNotFoundError(person_id=actor.person_id)
    address = person.address
    return OwnView(
        name=person.name.full,
        address=address.line if address else "",
        postcode=address.postcode if address else "",
        town=address.town if address else "",
        language=person.language,
        channels=tuple(map(OwnChannel.of, channels_of(uow.session, person.id))),
        consents=tuple(map(OwnConsent.of, consents_of(uow.session, person.id))),
        roles=_own_roles(uow, person.id),
        sessions=_own_sessions(uow, actor),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnForm:
    """What the forms about oneself show, with a mark by which they are known again."""

    given: str
    #: What follows the name one is called by: "de Wit". The secretary changes it.
    family: str
    phone: str
    language: str
    details_seen: str
    postcode: str
    house_number: str
    street: str
    town: str
    home_seen: str
    email: str
    #: A new mail address that waits for its code, until when, and how many tries are left.
    new_email: str | None
    new_email_until: datetime | None
    attempts_left: int


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def own_form(uow: UnitOfWork, actor: Actor) -> OwnForm:
    """Return what whoever asks may change about himself or herself."""
    person = uow.session.scalar(
        select(Person).where(Person.id == actor.person_id).options(joinedload(Person.address))
    )
    if person is None:
        raise PersonNotFoundError(person_id=actor.person_id)
    values, address = own_values(uow.session, person), person.address
    change = waiting_email_change(uow.session, person.id, uow.now)
    return OwnForm(
        given=values.given,
        family=f"{person.tussenvoegsel} {person.family_name}".strip(),
        phone=values.phone,
        language=values.language,
        details_seen=version_of(*values.details),
        postcode=address.postcode if address else "",
        house_number=address.number if address else "",
        street=address.street if address else "",
        town=address.town if address else "",
        home_seen=version_of(*values.home),
        email=next(iter(values.emails), ""),
        new_email=change.email if change else None,
        new_email_until=change.expires_at if change else None,
        attempts_left=max(0, ATTEMPTS - change.attempts) if change else 0,
    )


def _own_roles(uow: UnitOfWork, person_id: uuid.UUID) -> tuple[OwnRole, ...]:
    roles = uow.session.scalars(
        select(Role)
        .where(
            Role.person_id == person_id,
            or_(Role.ends_on.is_(None), Role.ends_on > uow.today),
        )
        .order_by(Role.starts_on, Role.kind)
    )
    return tuple(
        OwnRole(
            function=FUNCTIONS[role.kind],
            starts_on=role.starts_on,
            ends_on=role.ends_on,
            is_limited=role.scope_kind is not ScopeKind.ALL,
        )
        for role in roles
    )


def _own_sessions(uow: UnitOfWork, actor: Actor) -> tuple[OwnSession, ...]:
    sessions = uow.session.scalars(
        select(Session)
        .where(
            Session.person_id == actor.person_id,
            Session.ended_at.is_(None),
            Session.expires_at > uow.now,
        )
        .order_by(Session.opened_at.desc())
    )
    return tuple(
        OwnSession(
            session_id=session.id,
            device=session.device or "",
            opened_at=session.opened_at,
            expires_at=session.expires_at,
            is_here=session.id == actor.session_id,
            is_second=session.second_at is not None,
        )
        for session in sessions
    )
