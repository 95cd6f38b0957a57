"""The second step of signing in: set up, taken, recovered.

Whoever has a function takes it once in each browser, with a code of an app or with a passkey.
Until then the grants of the function wait, and everything else works.
"""

import uuid
from collections.abc import Callable, Sequence

from sqlalchemy import delete, select, update

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.documents import Vault, right_codes, secret_from
from coop.people.errors import (
    AuthenticatorMissingError,
    PersonNotFoundError,
    SecondStepMissingError,
)
from coop.people.events import SecondStepChanged
from coop.people.lookups import second_step_of
from coop.people.models import Authenticator, Guess, Person, RecoveryCode, Session
from coop.people.rules import GUESSES_KEPT, ensure_may_guess, hash_of, typed_code
from coop.people.rules.second import (
    SECOND_GUESSES,
    SecondChange,
    SecondOutcome,
    guess_subject,
    matching_span,
)


@use_case(Permission.PEOPLE_PERSON_CHANGE_OWN)
def begin_authenticator(uow: UnitOfWork, actor: Actor, *, token: str, vault: Vault) -> uuid.UUID:
    """Make the secret that an app will share with us; it counts once a code of it came."""
    person_id = _locked(uow, actor)
    if second_step_of(uow.session, person_id).is_set_up:
        actor.require_second_step()
    uow.session.execute(
        delete(Authenticator).where(
            Authenticator.person_id == person_id, Authenticator.set_up_at.is_(None)
        )
    )
    authenticator = Authenticator(
        id=uow.chance.new_id(),
        person_id=person_id,
        locked_secret=vault.lock(secret_from(token)),
        asked_at=uow.now,
    )
    uow.session.add(authenticator)
    uow.note("person", person_id, second="begun")
    return authenticator.id


@use_case(Permission.PEOPLE_PERSON_CHANGE_OWN)
def confirm_authenticator(
    uow: UnitOfWork, actor: Actor, *, code: str, vault: Vault, recovery: Sequence[str]
) -> SecondOutcome:
    """Let an app count, shown by its first code; the recovery codes of before work no more.

    The edge draws the recovery codes, because what a use case returns is kept.
    """
    person_id = _locked(uow, actor)
    second = second_step_of(uow.session, person_id)
    if second.is_set_up:
        actor.require_second_step()
    waiting = second.waiting
    if waiting is None:
        raise AuthenticatorMissingError
    if not _try(uow, actor, person_id, lambda: _takes(uow, waiting, code, vault)):
        return SecondOutcome.WRONG_CODE
    uow.session.execute(
        delete(Authenticator).where(
            Authenticator.person_id == person_id, Authenticator.set_up_at.is_not(None)
        )
    )
    waiting.set_up_at = uow.now
    _issue(uow, person_id, recovery)
    _pass(uow, actor)
    change = SecondChange.SET_UP if second.app is None else SecondChange.REPLACED
    _tell(uow, person_id, change)
    return SecondOutcome.PASSED


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def take_second_step(uow: UnitOfWork, actor: Actor, *, code: str, vault: Vault) -> SecondOutcome:
    """Take the second step in this browser with a code of the app.

    A wrong code is no refusal but an outcome, because the guess must be counted.
    """
    person_id = _locked(uow, actor)
    app = second_step_of(uow.session, person_id).app
    if app is None:
        raise AuthenticatorMissingError
    uow.note("person", person_id, second="tried")
    if not _try(uow, actor, person_id, lambda: _takes(uow, app, code, vault)):
        return SecondOutcome.WRONG_CODE
    _pass(uow, actor)
    uow.note("person", person_id, second="passed")
    return SecondOutcome.PASSED


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def use_recovery_code(uow: UnitOfWork, actor: Actor, *, code: str) -> SecondOutcome:
    """Take the second step with a code on paper, which works once."""
    person_id = _locked(uow, actor)
    uow.note("person", person_id, second="tried")
    if not _try(uow, actor, person_id, lambda: _crosses_out(uow, person_id, code)):
        return SecondOutcome.WRONG_CODE
    _pass(uow, actor)
    _tell(uow, person_id, SecondChange.CODE_USED)
    return SecondOutcome.PASSED


@use_case(Permission.PEOPLE_PERSON_CHANGE_OWN)
def renew_recovery_codes(uow: UnitOfWork, actor: Actor, *, recovery: Sequence[str]) -> None:
    """Make new codes for paper; the old ones work no more."""
    actor.require_second_step()
    person_id = _locked(uow, actor)
    if not second_step_of(uow.session, person_id).is_set_up:
        raise SecondStepMissingError
    _issue(uow, person_id, recovery)
    _tell(uow, person_id, SecondChange.CODES_RENEWED)


def _locked(uow: UnitOfWork, actor: Actor) -> uuid.UUID:
    """Lock who acts, so that two codes at once count as two guesses."""
    person = None
    if actor.person_id is not None:
        person = uow.session.get(Person, actor.person_id, with_for_update=True)
    if person is None:
        raise PersonNotFoundError
    return person.id


def _try(
    uow: UnitOfWork, actor: Actor, person_id: uuid.UUID, is_right: Callable[[], bool]
) -> bool:
    """Tell whether a code is right, unless too many were wrong; a wrong one is counted."""
    subject = hash_of(guess_subject(person_id))
    guessed = uow.session.scalars(
        select(Guess.at)
        .where(Guess.subject_hash == subject, Guess.at > uow.now - GUESSES_KEPT)
        .order_by(Guess.at)
    )
    ensure_may_guess(guessed.all(), SECOND_GUESSES, uow.now)
    if is_right():
        return True
    uow.session.add(
        Guess(
            id=uow.chance.new_id(),
            subject_hash=subject,
            origin_hash=hash_of(str(actor.session_id)),
            at=uow.now,
        )
    )
    uow.note("person", person_id, second="wrong")
    return False


def _takes(uow: UnitOfWork, app: Authenticator, code: str, vault: Vault) -> bool:
    right = right_codes(vault.unlock(app.locked_secret), uow.now)
    span = matching_span(code, right, last_span=app.last_span)
    if span is None:
        return False
    app.last_span = span
    return True


def _crosses_out(uow: UnitOfWork, person_id: uuid.UUID, code: str) -> bool:
    used = uow.session.execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.person_id == person_id,
            RecoveryCode.code_hash == hash_of(typed_code(code)),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=uow.now)
        .returning(RecoveryCode.id)
    )
    return used.first() is not None


def _issue(uow: UnitOfWork, person_id: uuid.UUID, recovery: Sequence[str]) -> None:
    uow.session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))
    uow.session.add_all(
        RecoveryCode(
            id=uow.chance.new_id(),
            person_id=person_id,
            code_hash=hash_of(code),
            issued_at=uow.now,
        )
        for code in recovery
    )


def _pass(uow: UnitOfWork, actor: Actor) -> None:
    uow.session.execute(
        update(Session).where(Session.id == actor.session_id).values(second_at=uow.now)
    )


def _tell(uow: UnitOfWork, person_id: uuid.UUID, change: SecondChange) -> None:
    uow.note("person", person_id, second=change.value)
    uow.record(SecondStepChanged(person_id=person_id, change=change))
