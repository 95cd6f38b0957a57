"""What can be seen of people: oneself, who may come in, and who is who in practice."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from coop.kernel.permissions import Actor, Permission, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.errors import LinkNotFoundError, PersonNotFoundError, SignInNotAskedError
from coop.people.lookups import (
    own_values,
    sharers_of,
    sign_ins_of_browser,
    waiting_email_change,
)
from coop.people.models import Channel, Consent, Link, Person, Role, Session
from coop.people.rules import (
    ATTEMPTS,
    FUNCTIONS,
    ChannelKind,
    LinkPurpose,
    Purpose,
    ensure_link_works,
    ensure_sign_in_open,
    hash_of,
)
from coop.people.rules.own import version_of


@use_case(Permission.PEOPLE_SESSION_OPEN)
def ensure_link_usable(uow: UnitOfWork, actor: Actor, *, token: str, purpose: LinkPurpose) -> None:
    """Refuse a link that would not work, so that its page says so before a button is pressed."""
    link = uow.session.scalar(select(Link).where(Link.token_hash == hash_of(token)))
    if link is None or link.purpose is not purpose:
        raise LinkNotFoundError
    ensure_link_works(expires_at=link.expires_at, used_at=link.used_at, now=uow.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInView:
    """How far a browser has come with signing in."""

    expires_at: datetime
    attempts_left: int


@use_case(Permission.PEOPLE_SESSION_OPEN)
def sign_in_view(uow: UnitOfWork, actor: Actor, *, browser: str) -> SignInView | None:
    """Return the newest wish of this browser, if there is one; it looks alike for unknowns."""
    sign_in = uow.session.scalar(sign_ins_of_browser(browser, proved=False).limit(1))
    if sign_in is None:
        return None
    left = 0 if sign_in.used_at else max(0, ATTEMPTS - sign_in.attempts)
    return SignInView(expires_at=sign_in.expires_at, attempts_left=left)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """Somebody by name."""

    person_id: uuid.UUID
    name: str


@use_case(Permission.PEOPLE_SESSION_OPEN)
def sharers_view(uow: UnitOfWork, actor: Actor, *, browser: str) -> tuple[PersonName, ...]:
    """Return who share the mail address that this browser has shown to be theirs."""
    sign_in = uow.session.scalar(sign_ins_of_browser(browser, proved=True).limit(1))
    if sign_in is None:
        raise SignInNotAskedError
    ensure_sign_in_open(expires_at=sign_in.expires_at, used_at=sign_in.used_at, now=uow.now)
    return tuple(
        PersonName(person_id=person.id, name=person.name.full)
        for person in sharers_of(uow.session, sign_in)
    )


@use_case(Permission.PEOPLE_PERSONA_PRACTISE)
def personas_view(
    uow: UnitOfWork, actor: Actor, *, emails: Collection[str]
) -> dict[str, PersonName]:
    """Return the sample people that are here, by their mail address."""
    rows = uow.session.execute(
        select(Channel.value, Person)
        .join(Person, Person.id == Channel.person_id)
        .where(Channel.kind == ChannelKind.EMAIL, Channel.value.in_(emails))
    )
    return {
        email: PersonName(person_id=person.id, name=person.name.full) for email, person in rows
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChannel:
    """One way the cooperative reaches somebody."""

    kind: ChannelKind
    value: str
    is_verified: bool
    is_dead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnConsent:
    """What somebody agreed to."""

    channel: ChannelKind
    purpose: Purpose
    given_at: datetime
    given_how: str


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

    opened_at: datetime
    expires_at: datetime
    is_here: bool


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
        channels=_own_channels(uow, person.id),
        consents=_own_consents(uow, person.id),
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


def _own_channels(uow: UnitOfWork, person_id: uuid.UUID) -> tuple[OwnChannel, ...]:
    channels = uow.session.scalars(
        select(Channel).where(Channel.person_id == person_id).order_by(Channel.kind, Channel.value)
    )
    return tuple(
        OwnChannel(
            kind=channel.kind,
            value=channel.value,
            is_verified=channel.verified_at is not None,
            is_dead=channel.dead_since is not None,
        )
        for channel in channels
    )


def _own_consents(uow: UnitOfWork, person_id: uuid.UUID) -> tuple[OwnConsent, ...]:
    consents = uow.session.scalars(
        select(Consent)
        .where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
        .order_by(Consent.purpose, Consent.channel)
    )
    return tuple(
        OwnConsent(
            channel=consent.channel,
            purpose=consent.purpose,
            given_at=consent.given_at,
            given_how=consent.given_how,
        )
        for consent in consents
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
            opened_at=session.opened_at,
            expires_at=session.expires_at,
            is_here=session.id == actor.session_id,
        )
        for session in sessions
    )
