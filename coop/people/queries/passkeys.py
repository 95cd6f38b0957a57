"""What a browser is asked about passkeys, and which ones somebody has."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.documents import creation_options, request_options
from coop.people.models import Passkey
from coop.people.rules import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPasskey:
    """A passkey as its owner knows it."""

    passkey_id: uuid.UUID
    name: str
    added_at: datetime
    used_at: datetime | None


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def own_passkeys(uow: UnitOfWork, actor: Actor) -> tuple[OwnPasskey, ...]:
    """Return the actor's passkeys, the oldest first."""
    return tuple(
        OwnPasskey(
            passkey_id=passkey.id,
            name=passkey.name,
            added_at=passkey.added_at,
            used_at=passkey.used_at,
        )
        for passkey in _held(uow, actor)
    )


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def new_passkey_options(uow: UnitOfWork, actor: Actor, *, site: Site, challenge: str) -> str:
    """Return what the actor's browser needs to make a passkey, as JSON."""
    assert actor.person_id is not None
    return creation_options(
        site,
        challenge,
        person_id=actor.person_id,
        name=actor.name,
        known=[passkey.credential_id for passkey in _held(uow, actor)],
    )


@use_case(Permission.PEOPLE_SESSION_OPEN)
def passkey_options(uow: UnitOfWork, actor: Actor, *, site: Site, challenge: str) -> str:
    """Return what a browser needs to sign in with a passkey, the same for everybody."""
    return request_options(site, challenge)


def _held(uow: UnitOfWork, actor: Actor) -> list[Passkey]:
    return list(
        uow.session.scalars(
            select(Passkey)
            .where(Passkey.person_id == actor.person_id)
            .order_by(Passkey.added_at, Passkey.id)
        )
    )
