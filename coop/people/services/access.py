"""How somebody gets in, and out again.

A sign-in is a row from asking to being let in, so that a restart between any two steps loses
nothing. Whoever asks gets the same answer whether the address is known here or not.
"""

import uuid

from sqlalchemy import ColumnElement, delete, select, update

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.errors import SessionNotFoundError, SignInNotAskedError, SignInUsedError
from coop.people.events import SignInAsked
from coop.people.lookups import (
    channels_with_email,
    link_by_token,
    open_sign_in_of_browser,
    person_by_id,
    sharers_of,
)
from coop.people.models import Channel, Link, Session, SignIn
from coop.people.rules import (
    LIFETIMES,
    LIMITS_PER_ADDRESS,
    LIMITS_PER_ORIGIN,
    SIGN_IN_KEPT,
    Key,
    LinkPurpose,
    SignInOutcome,
    email_of,
    ensure_attempts_left,
    ensure_link_works,
    ensure_may_ask,
    ensure_sign_in_open,
    hash_of,
    hash_of_code,
    same_secret,
)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def issue_link(
    uow: UnitOfWork,
    actor: Actor,
    *,
    purpose: LinkPurpose,
    subject_id: uuid.UUID | None = None,
    person_id: uuid.UUID | None = None,
    contact_id: uuid.UUID | None = None,
) -> str:
    """Make the token of a link when its message is built; only its hash is kept."""
    token = uow.chance.new_token()
    uow.session.add(
        Link(
            id=uow.chance.new_id(),
            token_hash=hash_of(token),
            purpose=purpose,
            subject_id=subject_id,
            person_id=person_id,
            contact_id=contact_id,
            issued_at=uow.now,
            expires_at=uow.now + LIFETIMES[purpose],
        )
    )
    return token


@use_case(Permission.PEOPLE_SESSION_OPEN)
def ask_to_sign_in(
    uow: UnitOfWork, actor: Actor, *, email: str, browser: str, origin: str
) -> uuid.UUID:
    """Ask for a mail with a link and a code.

    ``browser`` is the secret of the cookie of the browser that asks; ``origin`` is a mark of
    its network address that only the edge can make. No answer tells whether an address is
    known: unknown addresses get a row and count for the limits like any other.
    """
    email = email_of(email)
    _ensure_within_limits(uow, email, origin)
    channels = channels_with_email(uow.session, email)
    sign_in = SignIn(
        id=uow.chance.new_id(),
        address_hash=hash_of(email),
        origin_hash=hash_of(origin),
        browser_hash=hash_of(browser),
        channel_id=channels[0].id if channels else None,
        asked_at=uow.now,
        expires_at=uow.now + LIFETIMES[LinkPurpose.SIGN_IN],
    )
    uow.session.add(sign_in)
    if channels:
        uow.record(SignInAsked(sign_in_id=sign_in.id, channel_id=channels[0].id))
    uow.note("sign_in", sign_in.id)
    return sign_in.id


def _ensure_within_limits(uow: UnitOfWork, email: str, origin: str) -> None:
    for column, secret, limits in (
        (SignIn.address_hash, email, LIMITS_PER_ADDRESS),
        (SignIn.origin_hash, origin, LIMITS_PER_ORIGIN),
    ):
        asked = uow.session.scalars(
            select(SignIn.asked_at)
            .where(column == hash_of(secret), SignIn.asked_at > uow.now - SIGN_IN_KEPT)
            .order_by(SignIn.asked_at)
        )
        ensure_may_ask(asked.all(), limits, uow.now)


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def forget_sign_ins(uow: UnitOfWork, actor: Actor) -> None:
    """Remove what is no longer needed for the limits.

    Rows of who never came in hold traces of people who may not be known here at all.
    """
    uow.session.execute(delete(SignIn).where(SignIn.asked_at <= uow.now - SIGN_IN_KEPT))


@use_case(Permission.NOTICES_OUTBOX_DELIVER, journal=False)
def issue_sign_in_code(uow: UnitOfWork, actor: Actor, *, sign_in_id: uuid.UUID) -> str:
    """Make the code that stands beside the link, when the mail is built.

    The time begins again here: a mail that waited its turn must not arrive dead.
    """
    sign_in = uow.session.get(SignIn, sign_in_id, with_for_update=True)
    if sign_in is None:
        raise SignInNotAskedError
    code = uow.chance.new_code()
    sign_in.code_hash = hash_of_code(code, sign_in.id)
    sign_in.expires_at = uow.now + LIFETIMES[LinkPurpose.SIGN_IN]
    return code


@use_case(Permission.PEOPLE_SESSION_OPEN)
def sign_in_with_code(
    uow: UnitOfWork, actor: Actor, *, browser: str, code: str, token: str, device: str = ""
) -> SignInOutcome:
    """Let in who types the code of the newest mail, in the browser that asked for it.

    A wrong code is no refusal but an outcome, because the attempt must be counted.
    """
    sign_in = open_sign_in_of_browser(uow.session, browser)
    ensure_sign_in_open(expires_at=sign_in.expires_at, used_at=sign_in.used_at, now=uow.now)
    ensure_attempts_left(sign_in.attempts)
    sign_in.attempts += 1
    uow.note("sign_in", sign_in.id)
    expected = sign_in.code_hash or ""
    if not same_secret(hash_of_code(code, sign_in.id), expected):
        return SignInOutcome.WRONG_CODE
    return _let_in(uow, actor, sign_in, browser, Key(token, device))


@use_case(Permission.PEOPLE_SESSION_OPEN)
def sign_in_with_link(
    uow: UnitOfWork, actor: Actor, *, link: str, browser: str, token: str, device: str = ""
) -> SignInOutcome:
    """Let in who pressed the button behind the link of the mail, in whatever browser."""
    found = link_by_token(uow.session, link, LinkPurpose.SIGN_IN)
    ensure_link_works(expires_at=found.expires_at, used_at=found.used_at, now=uow.now)
    sign_in = uow.session.get(SignIn, found.subject_id, with_for_update=True)
    if sign_in is None or sign_in.used_at is not None or sign_in.proved_at is not None:
        # The code of the same mail came first.
        raise SignInUsedError
    found.used_at = uow.now
    uow.note("sign_in", sign_in.id)
    return _let_in(uow, actor, sign_in, browser, Key(token, device))


def _let_in(
    uow: UnitOfWork, actor: Actor, sign_in: SignIn, browser: str, key: Key
) -> SignInOutcome:
    sharers = sharers_of(uow.session, sign_in)
    if not sharers:
        raise SignInNotAskedError
    if len(sharers) == 1:
        _open_session(uow, actor, sign_in, sharers[0].id, key)
        return SignInOutcome.SIGNED_IN
    # Two people share this mailbox (C14). What was proved here holds for this browser only.
    sign_in.proved_at = uow.now
    sign_in.browser_hash = hash_of(browser)
    sign_in.expires_at = uow.now + LIFETIMES[LinkPurpose.SIGN_IN]
    return SignInOutcome.CHOOSE


@use_case(Permission.PEOPLE_SESSION_OPEN)
def choose_person(
    uow: UnitOfWork,
    actor: Actor,
    *,
    browser: str,
    person_id: uuid.UUID,
    token: str,
    device: str = "",
) -> uuid.UUID:
    """Say who of those who share a mail address has come in."""
    sign_in = open_sign_in_of_browser(uow.session, browser, proved=True)
    ensure_sign_in_open(expires_at=sign_in.expires_at, used_at=sign_in.used_at, now=uow.now)
    if person_id not in {person.id for person in sharers_of(uow.session, sign_in)}:
        raise SignInNotAskedError
    uow.note("sign_in", sign_in.id)
    return _open_session(uow, actor, sign_in, person_id, Key(token, device))


def _open_session(
    uow: UnitOfWork, actor: Actor, sign_in: SignIn, person_id: uuid.UUID, key: Key
) -> uuid.UUID:
    sign_in.used_at = uow.now
    sign_in.person_id = person_id
    email = select(Channel.value).where(Channel.id == sign_in.channel_id).scalar_subquery()
    # Whoever comes in by mail has shown that mail arrives.
    uow.session.execute(
        update(Channel)
        .where(Channel.person_id == person_id, Channel.value == email)
        .values(verified_at=uow.now, dead_since=None)
    )
    _end(uow, Session.id == actor.session_id)
    session = Session.opened(uow.chance.new_id(), person_id, key, uow.now)
    uow.session.add(session)
    return session.id


@use_case(Permission.PEOPLE_PERSONA_PRACTISE)
def open_persona_session(
    uow: UnitOfWork, actor: Actor, *, person_id: uuid.UUID, token: str, device: str = ""
) -> uuid.UUID:
    """Sign a browser in as a sample person.

    Practice only: no role carries this permission, and ``web.context.practice_actor`` makes
    an actor that does where ``COOP_PRACTICE`` is set. Its second step counts as taken, so that
    every part is one press away; who signs in by mail there sees how that step goes.
    """
    person_by_id(uow.session, person_id)
    session = Session.opened(
        uow.chance.new_id(), person_id, Key(token, device), uow.now, second=True
    )
    uow.session.add(session)
    uow.note("person", person_id)
    return session.id


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def end_session(uow: UnitOfWork, actor: Actor) -> None:
    """Sign the actor's browser out."""
    _end(uow, Session.id == actor.session_id)


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def end_other_sessions(uow: UnitOfWork, actor: Actor) -> None:
    """Sign the actor out everywhere but here, as after losing a phone."""
    _end(uow, Session.person_id == actor.person_id, Session.id != actor.session_id)


@use_case(Permission.PEOPLE_PERSON_READ_OWN)
def end_one_session(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> None:
    """Sign the actor out in one browser; one that has ended already stays so."""
    session = uow.session.get(Session, session_id)
    if session is None or session.person_id != actor.person_id:
        raise SessionNotFoundError
    _end(uow, Session.id == session_id)


def _end(uow: UnitOfWork, *which: ColumnElement[bool]) -> None:
    uow.session.execute(
        update(Session).where(*which, Session.ended_at.is_(None)).values(ended_at=uow.now)
    )
