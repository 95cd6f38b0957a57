"""Links, codes and terms of signing in."""

import hashlib
import hmac
import math
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coop.people.errors import (
    LinkExpiredError,
    LinkUsedError,
    SignInExpiredError,
    SignInUsedError,
    TooManyAttemptsError,
    TooManySignInsError,
)

SESSION_LASTS = timedelta(days=30)


class LinkPurpose(StrEnum):
    """What a link in a mail or letter is good for; each opens a page with one button (C3)."""

    SIGN_IN = "sign_in"
    #: A member says whether he or she comes to one meeting.
    ANNOUNCEMENT = "announcement"
    #: A contact outside tells the neighbourhood something, as often as needed.
    BULLETIN = "bulletin"
    #: Says at the door of one meeting which member this is; opens nothing by itself.
    DOOR = "door"
    #: The police contact reads and answers one report.
    REPORT_ANSWER = "report_answer"
    #: A reporter without an account follows one report.
    REPORT_FOLLOW = "report_follow"
    #: Somebody from outside takes a function.
    ROLE_INVITATION = "role_invitation"
    #: The police contact says whether somebody comes to the tent.
    TENT_ANSWER = "tent_answer"
    #: Who brings flyers round ticks off the doors of one tent.
    TENT_DELIVERY = "tent_delivery"
    #: A household answers the flyer in its letter box; it names a door and no person.
    TENT_FLYER = "tent_flyer"
    #: A neighbour says whether he or she comes to the tent.
    TENT_INVITATION = "tent_invitation"
    #: Whoever opens the bot with it, reads as the person who asked for it.
    TELEGRAM = "telegram"
    #: One tap ends a kind of message.
    UNSUBSCRIBE = "unsubscribe"


#: How long a link works. Sign-in: short, because it is the key; the others: two weeks, long
#: enough for a holiday, short enough for a mailbox that changes hands.
LIFETIMES = {
    LinkPurpose.SIGN_IN: timedelta(minutes=15),
    # From the earliest convocation to the meeting.
    LinkPurpose.ANNOUNCEMENT: timedelta(days=100),
    # As long as a browser is known: who is seldom there has it among the favourites.
    LinkPurpose.BULLETIN: timedelta(days=90),
    LinkPurpose.DOOR: timedelta(days=100),
    LinkPurpose.REPORT_ANSWER: timedelta(days=14),
    LinkPurpose.REPORT_FOLLOW: timedelta(days=90),
    LinkPurpose.ROLE_INVITATION: timedelta(days=14),
    LinkPurpose.TENT_ANSWER: timedelta(days=14),
    LinkPurpose.TENT_DELIVERY: timedelta(days=14),
    # Paper lies about: "liever geen flyer" may be said a month later.
    LinkPurpose.TENT_FLYER: timedelta(days=60),
    LinkPurpose.TENT_INVITATION: timedelta(days=14),
    LinkPurpose.TELEGRAM: timedelta(minutes=15),
    LinkPurpose.UNSUBSCRIBE: timedelta(days=365),
}


def ensure_link_works(*, expires_at: datetime, used_at: datetime | None, now: datetime) -> None:
    """Refuse a link that was used or whose time is over (half-open: at the end it is over)."""
    if used_at is not None:
        raise LinkUsedError(used_at=used_at)
    if now >= expires_at:
        raise LinkExpiredError(expires_at=expires_at)


def hash_of(secret: str) -> str:
    """Return what is stored of a secret of 256 bits: plain SHA-256 cannot be reversed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same_secret(given: str, stored: str) -> bool:
    """Compare without telling by the time it takes how much was right."""
    return hmac.compare_digest(given.encode(), stored.encode())


def hash_of_code(code: str, sign_in_id: uuid.UUID) -> str:
    """Return what is stored of a six-digit code.

    A million codes are quickly tried against a stolen hash; what guards them is that a code
    works for minutes, five times, and only beside the 256 bits in the cookie of one browser.
    """
    return hash_of(f"{sign_in_id}:{''.join(code.split())}")


class SignInOutcome(StrEnum):
    """What came of a code or a link."""

    SIGNED_IN = "signed_in"
    WRONG_CODE = "wrong_code"
    #: Several people share the mail address; this browser may say who has come.
    CHOOSE = "choose"


#: How often a code may be tried: five guesses at a million codes.
ATTEMPTS = 5


#: How long a wish to sign in is remembered, for the limits below.
SIGN_IN_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many within a span of time."""

    most: int
    within: timedelta


# The day's limit stands against guessing codes all day long and against filling a mailbox; an
# origin may be a whole flat or a library behind one address.
LIMITS_PER_ADDRESS = (Limit(5, timedelta(minutes=15)), Limit(20, timedelta(days=1)))
LIMITS_PER_ORIGIN = (Limit(20, timedelta(minutes=15)),)


def minutes_to_wait(
    times: Sequence[datetime], limits: Sequence[Limit], now: datetime
) -> int | None:
    """Return in how many minutes another time is allowed; nothing when it is allowed now.

    ``times`` runs from old to new; a span is half-open, so that what lies exactly one span
    back counts no longer.
    """
    for limit in limits:
        recent = [at for at in times if now - at < limit.within]
        if len(recent) >= limit.most:
            again = recent[-limit.most] + limit.within
            return math.ceil((again - now) / timedelta(minutes=1))
    return None


def ensure_may_ask(asked: Sequence[datetime], limits: Sequence[Limit], now: datetime) -> None:
    """Refuse who asked too often, saying in how many minutes it will be allowed again."""
    minutes = minutes_to_wait(asked, limits, now)
    if minutes is not None:
        raise TooManySignInsError(minutes=minutes)


#: A mail that could not go out for so long answers a wish nobody has any more.
STILL_AWAITED = timedelta(hours=1)


def is_still_awaited(*, asked_at: datetime, used_at: datetime | None, now: datetime) -> bool:
    """Tell whether the mail with link and code is still worth sending."""
    return used_at is None and now - asked_at < STILL_AWAITED


def ensure_sign_in_open(*, expires_at: datetime, used_at: datetime | None, now: datetime) -> None:
    """Refuse when somebody came in already or the time is over."""
    if used_at is not None:
        raise SignInUsedError
    if now >= expires_at:
        raise SignInExpiredError


def ensure_attempts_left(attempts: int) -> None:
    """Refuse after five guesses, right or wrong."""
    if attempts >= ATTEMPTS:
        raise TooManyAttemptsError
