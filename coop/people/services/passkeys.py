"""Passkeys: made on the own page, used on the sign-in page.

Who has one needs neither mail nor code. Each answer belongs to a question that was put to that
very browser a moment ago, and works once.
"""

import uuid

from sqlalchemy import delete, func, select, update

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.documents import (
    NewPasskey,
    challenge_in,
    credential_id_in,
    verified_new,
    verified_use,
)
from coop.people.errors import (
    PasskeyNotFoundError,
    PasskeyRefusedError,
    TooManyPasskeysError,
)
from coop.people.events import SecondStepChanged
from coop.people.lookups import second_step_of
from coop.people.models import Passkey, PasskeyChallenge, Person, Session
from coop.people.rules import (
    CHALLENGES_PER_ORIGIN,
    GUESSES_KEPT,
    MOST_PASSKEYS,
    Key,
    Site,
    ensure_challenge_open,
    ensure_may_guess,
    hash_of,
    passkey_name_of,
)
from coop.people.rules.second import SecondChange


@use_case(Permission.PEOPLE_SESSION_OPEN, journal=False)
def ask_passkey(
    uow: UnitOfWork, actor: Actor, *, challenge: str, browser: str, origin: str
) -> uuid.UUID:
    """Remember what this browser is asked, so that it can answer once."""
    asked = uow.session.scalars(
        select(PasskeyChallenge.asked_at)
        .where(
            PasskeyChallenge.origin_hash == hash_of(origin),
            PasskeyChallenge.asked_at > uow.now - GUESSES_KEPT,
        )
        .order_by(PasskeyChallenge.asked_at)
    )
    ensure_may_guess(asked.all(), CHALLENGES_PER_ORIGIN, uow.now)
    question = PasskeyChallenge(
        id=uow.chance.new_id(),
        challenge_hash=hash_of(challenge),
        browser_hash=hash_of(browser),
        origin_hash=hash_of(origin),
        asked_at=uow.now,
    )
    uow.session.add(question)
    return question.id


def _answered(uow: UnitOfWork, credential: str, browser: str) -> str:
    """Use up the question that a browser answers."""
    challenge = challenge_in(credential)
    question = uow.session.scalar(
        select(PasskeyChallenge)
        .where(
            PasskeyChallenge.challenge_hash == hash_of(challenge),
            PasskeyChallenge.browser_hash == hash_of(browser),
        )
        .with_for_update()
    )
    if question is None:
        raise PasskeyRefusedError
    ensure_challenge_open(asked_at=question.asked_at, used_at=question.used_at, now=uow.now)
    question.used_at = uow.now
    return challenge


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def add_passkey(
    uow: UnitOfWork, actor: Actor, *, credential: str, browser: str, site: Site, name: str
) -> uuid.UUID:
    """Keep the public half of a passkey that the actor's browser made."""
    name = passkey_name_of(name)
    # Locked, so that two at once do not pass the most there may be.
    person = uow.session.get(Person, actor.person_id, with_for_update=True)
    assert person is not None
    # The first one may be somebody's second step; once there is one, it comes first.
    if second_step_of(uow.session, person.id).is_set_up:
        actor.require_second_step()
    held = select(func.count()).select_from(Passkey).where(Passkey.person_id == person.id)
    if (uow.session.scalar(held) or 0) >= MOST_PASSKEYS:
        raise TooManyPasskeysError
    made = verified_new(site, _answered(uow, credential, browser), credential)
    if _known(uow, made.credential_id) is not None:
        raise PasskeyRefusedError
    passkey = Passkey(
        id=uow.chance.new_id(),
        person_id=person.id,
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        name=name,
        added_at=uow.now,
    )
    uow.session.add(passkey)
    # Just now the owner showed a finger, a face or a PIN: that is the second step.
    uow.session.execute(
        update(Session).where(Session.id == actor.session_id).values(second_at=uow.now)
    )
    uow.note("person", person.id, second=SecondChange.PASSKEY_ADDED.value)
    uow.record(SecondStepChanged(person_id=person.id, change=SecondChange.PASSKEY_ADDED))
    return passkey.id


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def remove_passkey(uow: UnitOfWork, actor: Actor, *, passkey_id: uuid.UUID) -> None:
    """Forget a passkey of the actor, as after losing a telephone."""
    actor.require_second_step()
    removed = uow.session.execute(
        delete(Passkey)
        .where(Passkey.id == passkey_id, Passkey.person_id == actor.person_id)
        .returning(Passkey.person_id)
    ).first()
    if removed is None:
        raise PasskeyNotFoundError
    uow.note("person", removed.person_id)


@use_case(Permission.PEOPLE_SESSION_OPEN)
def sign_in_with_passkey(
    uow: UnitOfWork,
    actor: Actor,
    *,
    credential: str,
    browser: str,
    site: Site,
    token: str,
    device: str = "",
) -> uuid.UUID:
    """Let in whoever holds a passkey that is known here."""
    challenge = _answered(uow, credential, browser)
    passkey = _known(uow, credential_id_in(credential))
    if passkey is None:
        raise PasskeyRefusedError
    known = NewPasskey(
        credential_id=passkey.credential_id,
        public_key=passkey.public_key,
        sign_count=passkey.sign_count,
    )
    passkey.sign_count = verified_use(site, challenge, credential, known=known)
    passkey.used_at = uow.now
    uow.session.execute(
        update(Session)
        .where(Session.id == actor.session_id, Session.ended_at.is_(None))
        .values(ended_at=uow.now)
    )
    key = Key(token, device)
    session = Session.opened(uow.chance.new_id(), passkey.person_id, key, uow.now, second=True)
    uow.session.add(session)
    uow.note("person", passkey.person_id)
    return session.id


def _known(uow: UnitOfWork, credential_id: str) -> Passkey | None:
    return uow.session.scalar(
        select(Passkey).where(Passkey.credential_id == credential_id).with_for_update()
    )


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_challenges(uow: UnitOfWork, actor: Actor) -> None:
    """Remove questions that no limit needs any more."""
    uow.session.execute(
        delete(PasskeyChallenge).where(PasskeyChallenge.asked_at <= uow.now - GUESSES_KEPT)
    )
