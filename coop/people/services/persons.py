"""What can be done about persons, their channels, consents and functions."""

import uuid
from datetime import date

from sqlalchemy import select

from coop.kernel.permissions import EVERYWHERE, Actor, Permission, Scope
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.parts.lookups import ensure_on
from coop.parts.rules import part_of_function
from coop.people.documents import phone_of
from coop.people.errors import ChannelTakenError
from coop.people.lookups import person_by_id
from coop.people.models import Channel, Consent, Person, Role
from coop.people.rules import (
    ChannelKind,
    Name,
    Purpose,
    RoleKind,
    email_of,
)
from coop.wording.catalogue import supported


@use_case(Permission.PEOPLE_PERSON_MANAGE)
def add_person(
    uow: UnitOfWork,
    actor: Actor,
    *,
    name: Name,
    address_id: uuid.UUID | None = None,
    language: str = "nl",
    address_checked: bool = False,
) -> uuid.UUID:
    """Put somebody on the register of people."""
    person = Person(
        id=uow.chance.new_id(),
        given_name=name.given,
        tussenvoegsel=name.tussenvoegsel,
        family_name=name.family,
        language=language,
        address_id=address_id,
        address_checked_at=uow.now if address_checked else None,
        created_at=uow.now,
    )
    uow.session.add(person)
    uow.note("person", person.id)
    return person.id


@use_case(Permission.PEOPLE_LANGUAGE_CHOOSE)
def choose_language(uow: UnitOfWork, actor: Actor, *, language: str) -> None:
    """Write to the actor in another language from now on; an unknown one becomes Dutch."""
    assert actor.person_id is not None
    person = person_by_id(uow.session, actor.person_id)
    person.language = supported(language)
    uow.note("person", person.id, language=person.language)


@use_case(Permission.PEOPLE_PERSON_MANAGE)
def add_channel(
    uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID, kind: ChannelKind, value: str
) -> uuid.UUID:
    """Record where a person can be reached."""
    person_by_id(uow.session, person_id)
    if kind is ChannelKind.EMAIL:
        value = email_of(value)
    if kind is ChannelKind.PHONE:
        value = phone_of(value)
    if kind is ChannelKind.TELEGRAM:
        _ensure_free(uow, person_id, value)
    channel = Channel(id=uow.chance.new_id(), person_id=person_id, kind=kind, value=value)
    uow.session.add(channel)
    uow.note("person", person_id, channel=kind.value)
    return channel.id


def _ensure_free(uow: UnitOfWork, person_id: uuid.UUID, telegram_id: str) -> None:
    holder = uow.session.scalar(
        select(Channel.person_id).where(
            Channel.kind == ChannelKind.TELEGRAM, Channel.value == telegram_id
        )
    )
    if holder is not None and holder != person_id:
        raise ChannelTakenError


@use_case(Permission.PEOPLE_PERSON_MANAGE)
def record_consent(
    uow: UnitOfWork,
    actor: Actor,
    *,
    person_id: uuid.UUID,
    channel: ChannelKind,
    purpose: Purpose,
    how: str,
) -> uuid.UUID:
    """Record that a person agreed to be told about something over a kind of channel."""
    person_by_id(uow.session, person_id)
    consent = Consent(
        id=uow.chance.new_id(),
        person_id=person_id,
        channel=channel,
        purpose=purpose,
        given_at=uow.now,
        given_how=how,
    )
    uow.session.add(consent)
    uow.note("person", person_id, channel=channel.value, purpose=purpose.value)
    return consent.id


@use_case(Permission.PEOPLE_ROLE_GRANT)
def grant_role(
    uow: UnitOfWork,
    actor: Actor,
    *,
    person_id: uuid.UUID,
    kind: RoleKind,
    scope: Scope = EVERYWHERE,
    starts_on: date | None = None,
    ends_on: date | None = None,
    conflict_seen: bool = False,
) -> uuid.UUID:
    """Give somebody a function, from a day and perhaps until a day.

    What law and statutes ask of who holds one is looked at above, in ``coop.roles``.
    """
    ensure_on(uow.session, part_of_function(kind))
    person_by_id(uow.session, person_id)
    role = Role(
        id=uow.chance.new_id(),
        person_id=person_id,
        kind=kind,
        scope_kind=scope.kind,
        scope_id=scope.id,
        starts_on=starts_on or uow.today,
        ends_on=ends_on,
        conflict_seen_at=uow.now if conflict_seen else None,
    )
    uow.session.add(role)
    uow.note("person", person_id, role=kind.value)
    return role.id
