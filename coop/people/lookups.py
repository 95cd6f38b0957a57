"""Finds persons and establishes who an actor is."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, null, or_, select
from sqlalchemy.orm import Session as Database
from sqlalchemy.orm import joinedload

from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import NOBODY, Actor, ActorKind, Scope, ScopeKind
from coop.people.errors import LinkNotFoundError, PersonNotFoundError, SignInNotAskedError
from coop.people.models import (
    AccessCode,
    Channel,
    Consent,
    EmailChange,
    Guess,
    Link,
    Person,
    Role,
    Session,
    SignIn,
)
from coop.people.rules import (
    GUESSES_KEPT,
    GUESSES_PER_CODE,
    GUESSES_PER_ORIGIN,
    ChannelKind,
    LinkPurpose,
    Name,
    RoleKind,
    ensure_may_guess,
    grants_of_deputy,
    grants_of_link,
    grants_of_resident,
    grants_of_role,
    hash_of,
)
from coop.places.models import Address


@dataclass(frozen=True, slots=True)
class SessionToken:
    """What the browser's cookie holds."""

    token: str


@dataclass(frozen=True, slots=True)
class TelegramAccount:
    """A Telegram user id, vouched for by the Bot API."""

    user_id: int


@dataclass(frozen=True, slots=True)
class LinkToken:
    """What stands in a link of a mail or letter."""

    token: str


Credential: TypeAlias = SessionToken | TelegramAccount | LinkToken


def actor_of(database: Database, credential: Credential | None, now: datetime) -> Actor:
    """Establish who comes with a credential; nobody when it is unknown or has ended."""
    match credential:
        case SessionToken(token):
            return _actor_of_session(database, token, now)
        case TelegramAccount(user_id):
            return _actor_of_telegram(database, user_id, now)
        case LinkToken(token):
            return _actor_of_link(database, token, now)
        case None:
            return NOBODY


def is_away(day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Select functions whose holder is away on a day, so that the deputy acts."""
    return and_(Role.away_from <= day, or_(Role.back_on.is_(None), Role.back_on > day))


#: A person with the roles held, or stood in for, on a day, one row a role. Every request of
#: somebody who is signed in asks this, so it is one statement that loads no objects.
_KNOWN = (
    select(
        Person.id,
        Person.given_name,
        Person.tussenvoegsel,
        Person.family_name,
        Person.language,
        Role.kind,
        Role.scope_kind,
        Role.scope_id,
        (Role.person_id == Person.id).label("is_holder"),
    )
    .select_from(Person)
    .outerjoin(
        Role,
        and_(
            or_(
                Role.person_id == Person.id,
                and_(Role.deputy_id == Person.id, is_away(bindparam("today"))),
            ),
            Role.starts_on <= bindparam("today"),
            or_(Role.ends_on.is_(None), Role.ends_on > bindparam("today")),
        ),
    )
)
_BY_SESSION = (
    _KNOWN.add_columns(Session.id.label("session_id"))
    .join(Session, Session.person_id == Person.id)
    .where(
        Session.token_hash == bindparam("token_hash"),
        Session.ended_at.is_(None),
        Session.expires_at > bindparam("now"),
    )
)
_BY_TELEGRAM = (
    _KNOWN.add_columns(null().label("session_id"))
    .join(Channel, Channel.person_id == Person.id)
    .where(Channel.kind == ChannelKind.TELEGRAM, Channel.value == bindparam("value"))
)


def _actor_of_session(database: Database, token: str, now: datetime) -> Actor:
    return _known(database, _BY_SESSION, now, token_hash=hash_of(token))


def _actor_of_telegram(database: Database, user_id: int, now: datetime) -> Actor:
    return _known(database, _BY_TELEGRAM, now, value=str(user_id))


def _known(database: Database, query: Select[Any], now: datetime, **values: str) -> Actor:
    # Any: SQLAlchemy types rows of up to ten columns only when they are written out in place.
    today = now.astimezone(TIME_ZONE).date()
    rows = database.execute(query, {"now": now, "today": today, **values}).all()
    if not rows:
        return NOBODY
    person_id, given, tussenvoegsel, family, language = rows[0][:5]
    grants = set(grants_of_resident())
    for row in rows:
        if row.kind is not None:
            granted = grants_of_role if row.is_holder else grants_of_deputy
            grants |= granted(row.kind, Scope(row.scope_kind, row.scope_id))
    return Actor(
        kind=ActorKind.PERSON,
        person_id=person_id,
        session_id=rows[0].session_id,
        name=Name(given=given, tussenvoegsel=tussenvoegsel, family=family).full,
        locale=language,
        grants=frozenset(grants),
    )


def _actor_of_link(database: Database, token: str, now: datetime) -> Actor:
    link = database.scalar(select(Link).where(Link.token_hash == hash_of(token)))
    if link is None or now >= link.expires_at:
        return NOBODY
    person = database.get(Person, link.person_id) if link.person_id else None
    return Actor(
        kind=ActorKind.LINK,
        link_id=link.id,
        contact_id=link.contact_id,
        person_id=link.person_id,
        grants=grants_of_link(link.purpose, link.subject_id),
        locale=person.language if person else NOBODY.locale,
    )


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


def link_by_token(database: Database, token: str, purpose: LinkPurpose | None = None) -> Link:
    """Return the link behind a token, locked so that two presses count once, or refuse."""
    link = database.scalar(select(Link).where(Link.token_hash == hash_of(token)).with_for_update())
    if link is None or purpose not in {None, link.purpose}:
        raise LinkNotFoundError
    return link


def channels_with_email(database: Database, email: str) -> Sequence[Channel]:
    """Return the channels with a mail address; several where people share one (C14)."""
    return database.scalars(
        select(Channel)
        .where(Channel.kind == ChannelKind.EMAIL, Channel.value == email)
        .order_by(Channel.id)
    ).all()


def sign_ins_of_browser(browser: str, *, proved: bool) -> Select[SignIn]:
    """Select what one browser asked, newest first."""
    is_proved = SignIn.proved_at.is_not(None) if proved else SignIn.proved_at.is_(None)
    return (
        select(SignIn)
        .where(SignIn.browser_hash == hash_of(browser), is_proved)
        .order_by(SignIn.asked_at.desc(), SignIn.id.desc())
    )


def open_sign_in_of_browser(database: Database, browser: str, *, proved: bool = False) -> SignIn:
    """Return the newest wish of a browser to sign in, locked, or refuse.

    One where code or link was right already waits for a name and takes no code any more.
    """
    sign_in = database.scalar(
        sign_ins_of_browser(browser, proved=proved).limit(1).with_for_update()
    )
    if sign_in is None:
        raise SignInNotAskedError
    return sign_in


def sharers_of(database: Database, sign_in: SignIn) -> Sequence[Person]:
    """Return everybody who gave the mail address that a sign-in is about."""
    email = select(Channel.value).where(Channel.id == sign_in.channel_id).scalar_subquery()
    return database.scalars(
        select(Person)
        .join(Channel, Channel.person_id == Person.id)
        .where(Channel.kind == ChannelKind.EMAIL, Channel.value == email)
        .order_by(Person.sort_name)
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


def code_by_number(database: Database, number: int) -> AccessCode | None:
    """Return the code behind the number on a letter, locked so that it works once."""
    return database.scalar(select(AccessCode).where(AccessCode.number == number).with_for_update())


def ensure_guess_allowed(database: Database, subject: str, origin: str, now: datetime) -> None:
    """Refuse when one place tried this subject, or anything at all, too often."""
    here = Guess.origin_hash == hash_of(origin)
    for conditions, limits in (
        ((here, Guess.subject_hash == hash_of(subject)), GUESSES_PER_CODE),
        ((here,), GUESSES_PER_ORIGIN),
    ):
        guessed = database.scalars(
            select(Guess.at).where(*conditions, Guess.at > now - GUESSES_KEPT).order_by(Guess.at)
        )
        ensure_may_guess(guessed.all(), limits, now)


def mail_channel_of(database: Database, person_id: uuid.UUID) -> Channel | None:
    """Return where mail to somebody goes, one that arrives before one that bounced."""
    return database.scalar(
        select(Channel)
        .where(Channel.person_id == person_id, Channel.kind == ChannelKind.EMAIL)
        .order_by(Channel.dead_since.is_not(None), Channel.id)
        .limit(1)
    )
