"""Coming in with a code from a printed letter or one that was read out (C14).

The secretary never acts as the member: she makes a code, the member hears that she did, and
only who holds the code comes in with it.
"""

import uuid
from collections.abc import Collection

from sqlalchemy import delete, func, select, update

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.errors import NoMailAddressError, PersonNotFoundError
from coop.people.events import AccessCodeIssued, SignInAsked
from coop.people.lookups import code_by_number, ensure_guess_allowed, mail_channel_of
from coop.people.models import AccessCode, Guess, Person, Session, SignIn
from coop.people.rules import (
    CODE_LASTS,
    GUESSES_KEPT,
    LIFETIMES,
    LIMITS_PER_ADDRESS,
    CodeWay,
    ControlQuestion,
    Key,
    LinkPurpose,
    SignInOutcome,
    ensure_asked,
    ensure_code_open,
    ensure_may_ask,
    hash_of,
    same_secret,
    slow_hash,
)

#: Letters are numbered from here, so that a number never looks like a house number.
FIRST_NUMBER = 2001


@use_case(Permission.PEOPLE_ACCESS_HELP)
def print_access_letter(
    uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID, code: str
) -> uuid.UUID:
    """Make the code of a letter; an older one of this person works no more.

    The edge draws the code, because what a use case returns is kept for who repeats it.
    """
    return _issue(uow, actor, person_id, CodeWay.LETTER, code)


@use_case(Permission.PEOPLE_ACCESS_HELP)
def read_out_access_code(
    uow: UnitOfWork,
    actor: Actor,
    *,
    person_id: uuid.UUID,
    code: str,
    asked: Collection[ControlQuestion],
) -> uuid.UUID:
    """Make a code to read out, once two control questions were answered well."""
    ensure_asked(asked)
    code_id = _issue(uow, actor, person_id, CodeWay.SPOKEN, code)
    questions = ",".join(sorted(set(asked)))
    uow.note("person", person_id, asked=questions)
    return code_id


def _issue(
    uow: UnitOfWork, actor: Actor, person_id: uuid.UUID, way: CodeWay, code: str
) -> uuid.UUID:
    # Locked, so that of two codes made at once the later one voids the other.
    if uow.session.get(Person, person_id, with_for_update=True) is None:
        raise PersonNotFoundError(person_id=person_id)
    uow.session.execute(
        update(AccessCode)
        .where(
            AccessCode.person_id == person_id,
            AccessCode.used_at.is_(None),
            AccessCode.voided_at.is_(None),
        )
        .values(voided_at=uow.now)
    )
    code_id = uow.chance.new_id()
    last = uow.session.scalar(select(func.max(AccessCode.number))) or FIRST_NUMBER - 1
    uow.session.add(
        AccessCode(
            id=code_id,
            number=last + 1,
            person_id=person_id,
            way=way,
            code_hash=slow_hash(code, code_id),
            issued_at=uow.now,
            issued_by=actor.person_id,
            expires_at=uow.now + CODE_LASTS[way],
        )
    )
    uow.record(AccessCodeIssued(code_id=code_id, person_id=person_id))
    uow.note("person", person_id, way=way.value)
    return code_id


@use_case(Permission.PEOPLE_SESSION_OPEN)
def sign_in_with_letter(
    uow: UnitOfWork,
    actor: Actor,
    *,
    number: int,
    code: str,
    origin: str,
    token: str,
    device: str = "",
) -> SignInOutcome:
    """Let in who types the number and the code of a letter.

    A wrong code is no refusal but an outcome, because the guess must be counted. A number
    that does not exist takes as long and answers the same.
    """
    subject = f"access_code:{number}"
    ensure_guess_allowed(uow.session, subject, origin, uow.now)
    uow.session.add(
        Guess(
            id=uow.chance.new_id(),
            subject_hash=hash_of(subject),
            origin_hash=hash_of(origin),
            at=uow.now,
        )
    )
    found = code_by_number(uow.session, number)
    made = slow_hash(code, found.id if found else uow.chance.new_id())
    if found is None or not same_secret(made, found.code_hash):
        return SignInOutcome.WRONG_CODE
    ensure_code_open(
        expires_at=found.expires_at,
        used_at=found.used_at,
        voided_at=found.voided_at,
        now=uow.now,
    )
    found.used_at = uow.now
    uow.session.execute(
        update(Session)
        .where(Session.id == actor.session_id, Session.ended_at.is_(None))
        .values(ended_at=uow.now)
    )
    key = Key(token, device)
    uow.session.add(Session.opened(uow.chance.new_id(), found.person_id, key, uow.now))
    uow.note("access_code", found.id)
    return SignInOutcome.SIGNED_IN


@use_case(Permission.PEOPLE_ACCESS_HELP)
def send_sign_in_mail(uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID) -> uuid.UUID:
    """Send somebody the mail to sign in with, as if he or she had asked for it.

    No browser asked, so only its button works; the mail goes to the address on the register.
    """
    channel = mail_channel_of(uow.session, person_id)
    if channel is None:
        raise NoMailAddressError
    asked = uow.session.scalars(
        select(SignIn.asked_at)
        .where(SignIn.address_hash == hash_of(channel.value))
        .order_by(SignIn.asked_at)
    )
    ensure_may_ask(asked.all(), LIMITS_PER_ADDRESS, uow.now)
    sign_in = SignIn(
        id=uow.chance.new_id(),
        address_hash=hash_of(channel.value),
        origin_hash=hash_of(uow.chance.new_token()),
        browser_hash=hash_of(uow.chance.new_token()),
        channel_id=channel.id,
        asked_at=uow.now,
        expires_at=uow.now + LIFETIMES[LinkPurpose.SIGN_IN],
    )
    uow.session.add(sign_in)
    uow.record(SignInAsked(sign_in_id=sign_in.id, channel_id=channel.id))
    uow.note("person", person_id)
    return sign_in.id


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_guesses(uow: UnitOfWork, actor: Actor) -> None:
    """Remove guesses that no limit needs any more."""
    uow.session.execute(delete(Guess).where(Guess.at <= uow.now - GUESSES_KEPT))
