"""Which Telegram account is whose: strangers are welcomed, members link their own.

A link goes from the website to the bot and never the other way: whoever is tricked into
opening somebody else's link gives away nothing but an account to read along with.
"""

import uuid

from sqlalchemy import delete, exists, select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.errors import ChannelTakenError
from coop.people.lookups import link_by_token, person_by_id
from coop.people.models import Channel, Consent, Link, Person, Role
from coop.people.rules import (
    LIFETIMES,
    ChannelKind,
    LinkPurpose,
    Purpose,
    ensure_link_works,
    given_name_of,
    hash_of,
)

#: What the page says that somebody will read in Telegram from now on.
PURPOSES_OF_LINKING = (Purpose.ASSEMBLY, Purpose.BUURTENT)
IN_TELEGRAM = "telegram"


@use_case(Permission.PEOPLE_CHANNEL_LINK)
def welcome_telegram_user(
    uow: UnitOfWork, actor: Actor, *, user_id: int, first_name: str
) -> uuid.UUID:
    """Return who a Telegram account belongs to; a stranger becomes a resident known by it.

    The bot runs this as the system: the Bot API vouches for the account, nothing for the name.
    """
    channel = _channel_of(uow, user_id)
    if channel is not None:
        # Whoever writes to the bot can be reached there again.
        channel.dead_since = None
        return channel.person_id
    person = Person(
        id=uow.chance.new_id(),
        given_name=given_name_of(first_name),
        created_at=uow.now,
    )
    uow.session.add(person)
    _add_channel(uow, person.id, user_id)
    uow.note("person", person.id, channel=ChannelKind.TELEGRAM.value)
    return person.id


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def ask_to_link_telegram(uow: UnitOfWork, actor: Actor, *, token: str) -> None:
    """Prepare a link into the bot by which it will know the actor."""
    actor.require_second_step()
    uow.session.add(
        Link(
            id=uow.chance.new_id(),
            token_hash=hash_of(token),
            purpose=LinkPurpose.TELEGRAM,
            subject_id=None,
            person_id=actor.person_id,
            contact_id=None,
            issued_at=uow.now,
            expires_at=uow.now + LIFETIMES[LinkPurpose.TELEGRAM],
        )
    )


@use_case(Permission.PEOPLE_CHANNEL_LINK)
def link_telegram(uow: UnitOfWork, actor: Actor, *, token: str, user_id: int) -> None:
    """Give a Telegram account to whoever asked for the link it was opened with.

    An account that was a stranger's until now moves; one of somebody known here does not.
    """
    link = link_by_token(uow.session, token, LinkPurpose.TELEGRAM)
    ensure_link_works(expires_at=link.expires_at, used_at=link.used_at, now=uow.now)
    assert link.person_id is not None
    channel = _channel_of(uow, user_id)
    if channel is not None and channel.person_id != link.person_id:
        if not _is_stranger(uow, channel.person_id):
            raise ChannelTakenError
        channel.person_id = link.person_id
        channel.dead_since = None
    elif channel is None:
        _add_channel(uow, link.person_id, user_id)
    link.used_at = uow.now
    _forget_others(uow, link.person_id, user_id)
    _consent(uow, link.person_id)
    uow.note("person", link.person_id, channel=ChannelKind.TELEGRAM.value)


def _channel_of(uow: UnitOfWork, user_id: int) -> Channel | None:
    return uow.session.scalar(
        select(Channel).where(Channel.kind == ChannelKind.TELEGRAM, Channel.value == str(user_id))
    )


def _add_channel(uow: UnitOfWork, person_id: uuid.UUID, user_id: int) -> None:
    uow.session.add(
        Channel(
            id=uow.chance.new_id(),
            person_id=person_id,
            kind=ChannelKind.TELEGRAM,
            value=str(user_id),
            verified_at=uow.now,
        )
    )


def _is_stranger(uow: UnitOfWork, person_id: uuid.UUID) -> bool:
    """Tell whether nothing is known of somebody but what Telegram told."""
    person = person_by_id(uow.session, person_id)
    is_known = select(
        exists().where(Channel.person_id == person_id, Channel.kind != ChannelKind.TELEGRAM)
        | exists().where(Role.person_id == person_id)
    )
    has_name = bool(person.family_name or person.address_id)
    return not has_name and not uow.session.scalar(is_known)


def _forget_others(uow: UnitOfWork, person_id: uuid.UUID, user_id: int) -> None:
    # Gone, not dead: an account that cannot be reached is still its owner's, and a phone that
    # was lost or given away must not vote as a member any more.
    uow.session.execute(
        delete(Channel).where(
            Channel.person_id == person_id,
            Channel.kind == ChannelKind.TELEGRAM,
            Channel.value != str(user_id),
        )
    )


def _consent(uow: UnitOfWork, person_id: uuid.UUID) -> None:
    given = set(
        uow.session.scalars(
            select(Consent.purpose).where(
                Consent.person_id == person_id,
                Consent.channel == ChannelKind.TELEGRAM,
                Consent.withdrawn_at.is_(None),
            )
        )
    )
    for purpose in PURPOSES_OF_LINKING:
        if purpose not in given:
            uow.session.add(
                Consent(
                    id=uow.chance.new_id(),
                    person_id=person_id,
                    channel=ChannelKind.TELEGRAM,
                    purpose=purpose,
                    given_at=uow.now,
                    given_how=IN_TELEGRAM,
                )
            )
