"""Finds what lets somebody in: links, mails, codes, and the second step."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Select,
    func,
    select,
)
from sqlalchemy.orm import Session as Database

from coop.people.errors import LinkNotFoundError, SignInNotAskedError
from coop.people.models import (
    AccessCode,
    Authenticator,
    Channel,
    Guess,
    Link,
    Passkey,
    Person,
    RecoveryCode,
    SignIn,
)
from coop.people.rules import (
    GUESSES_KEPT,
    GUESSES_PER_CODE,
    GUESSES_PER_ORIGIN,
    ChannelKind,
    LinkPurpose,
    ensure_may_guess,
    hash_of,
)


def link_by_token(database: Database, token: str, purpose: LinkPurpose | None = None) -> Link:
    """Return the link behind a token, locked so that two presses count once, or refuse."""
    link = database.scalar(select(Link).where(Link.token_hash == hash_of(token)).with_for_update())
    if link is None or purpose not in {None, link.purpose}:
        raise LinkNotFoundError
    return link


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondStep:
    """What somebody has for the second step of signing in."""

    app: Authenticator | None
    #: An app that is being set up.
    waiting: Authenticator | None
    passkeys: int
    codes_left: int

    @property
    def is_set_up(self) -> bool:
        """Tell whether there is anything to take the step with."""
        return self.app is not None or self.passkeys > 0


def second_step_of(database: Database, person_id: uuid.UUID) -> SecondStep:
    """Return what somebody has for the second step."""
    apps = database.scalars(select(Authenticator).where(Authenticator.person_id == person_id))
    by_state = {app.set_up_at is not None: app for app in apps}
    passkeys = select(func.count()).where(Passkey.person_id == person_id)
    codes = select(func.count()).where(
        RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None)
    )
    return SecondStep(
        app=by_state.get(True),
        waiting=by_state.get(False),
        passkeys=database.scalar(passkeys) or 0,
        codes_left=database.scalar(codes) or 0,
    )
