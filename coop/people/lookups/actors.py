"""Establishes who an actor is, and what waits for the second step."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    null,
    or_,
    select,
)
from sqlalchemy.orm import Session as Database

from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import NOBODY, Actor, ActorKind, Grant, Scope
from coop.people.models import (
    Channel,
    Link,
    Person,
    Role,
    Session,
)
from coop.people.rules import (
    GUARDED_ROLES,
    ChannelKind,
    Name,
    grants_of_deputy,
    grants_of_link,
    grants_of_resident,
    grants_of_role,
    hash_of,
)


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


def actor_of(
    database: Database,
    credential: Credential | None,
    now: datetime,
    *,
    asks_second_step: bool = True,
) -> Actor:
    """Establish who comes with a credential; nobody when it is unknown or has ended."""
    known = _Knowing(database, now, asks_second_step=asks_second_step)
    match credential:
        case SessionToken(token):
            return known.by(_BY_SESSION, token_hash=hash_of(token))
        case TelegramAccount(user_id):
            return known.by(_BY_TELEGRAM, value=str(user_id))
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
    _KNOWN.add_columns(Session.id.label("session_id"), Session.second_at)
    .join(Session, Session.person_id == Person.id)
    .where(
        Session.token_hash == bindparam("token_hash"),
        Session.ended_at.is_(None),
        Session.expires_at > bindparam("now"),
    )
)


_BY_TELEGRAM = (
    # A chat takes no second step, so no function is carried out there.
    _KNOWN.add_columns(null().label("session_id"), null().label("second_at"))
    .join(Channel, Channel.person_id == Person.id)
    .where(Channel.kind == ChannelKind.TELEGRAM, Channel.value == bindparam("value"))
)


@dataclass(frozen=True, slots=True)
class _Knowing:
    """Makes the actor of a person we know."""

    database: Database
    now: datetime
    asks_second_step: bool

    def by(self, query: Select[Any], **values: str) -> Actor:
        # Any: SQLAlchemy types rows of up to ten columns only when written out in place.
        today = self.now.astimezone(TIME_ZONE).date()
        rows = self.database.execute(query, {"now": self.now, "today": today, **values}).all()
        if not rows:
            return NOBODY
        person_id, given, tussenvoegsel, family, language = rows[0][:5]
        is_guarded = self.asks_second_step and rows[0].second_at is None
        grants, withheld = set(grants_of_resident()), set[Grant]()
        for row in rows:
            if row.kind is not None:
                waits = is_guarded and row.kind in GUARDED_ROLES
                held = withheld if waits else grants
                granted = grants_of_role if row.is_holder else grants_of_deputy
                held |= granted(row.kind, Scope(row.scope_kind, row.scope_id))
        return Actor(
            kind=ActorKind.PERSON,
            person_id=person_id,
            session_id=rows[0].session_id,
            name=Name(given=given, tussenvoegsel=tussenvoegsel, family=family).full,
            locale=language,
            grants=frozenset(grants),
            withheld=frozenset(withheld),
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
