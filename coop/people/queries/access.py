"""How far somebody has come with signing in, and who is who in practice."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.errors import (
    LinkNotFoundError,
    SignInNotAskedError,
)
from coop.people.lookups import (
    sharers_of,
    sign_ins_of_browser,
)
from coop.people.models import Channel, Link, Person
from coop.people.rules import (
    ATTEMPTS,
    ChannelKind,
    LinkPurpose,
    ensure_link_works,
    ensure_sign_in_open,
    hash_of,
)


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
