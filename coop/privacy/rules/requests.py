"""Requests about one's own data, and the clock of the law over them."""

import calendar
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from coop.people.rules import Limit
from coop.privacy.errors import (
    ExtensionTooLateError,
    GroundMissingError,
    RequestAnsweredError,
    RequestExtendedError,
    RequestNameMissingError,
    RequestTextMissingError,
    TooManyRequestsError,
)

LONGEST_NAME = 120
LONGEST_TEXT = 2000
LONGEST_NOTE = 1000
#: The term of the law, and by how much it may be made longer, once (AVG art. 12 lid 3).
MONTHS_TO_ANSWER, MONTHS_MORE = 1, 2
#: How long an answered request is kept, to be able to show how it was answered.
REQUEST_KEPT = timedelta(days=365)
LIMITS = (Limit(5, timedelta(days=1)),)
#: Below so many days a request stands out on the desk.
HURRY_DAYS = 7


class RequestKind(StrEnum):
    """What somebody may ask (AVG art. 15, 16, 17 and 21)."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    OBJECTION = "objection"


class Relation(StrEnum):
    """How somebody comes to be known here, which tells where to look."""

    MEMBER = "member"
    NEIGHBOUR = "neighbour"
    DESCRIBED = "described"
    FLYER = "flyer"
    OTHER = "other"


class ExtensionReason(StrEnum):
    """The two reasons that art. 12 lid 3 knows."""

    COMPLEX = "complex"
    MANY = "many"


class RequestOutcome(StrEnum):
    """What was decided."""

    GRANTED = "granted"
    NOTHING_HELD = "nothing_held"
    PARTLY = "partly"
    REFUSED = "refused"


class Ground(StrEnum):
    """Why somebody gets less than he or she asked, each from an article."""

    #: Art. 12 lid 2 and 6: we cannot tell who it is.
    NOT_IDENTIFIED = "not_identified"
    #: Art. 15 lid 4: the rights of others.
    OTHERS_RIGHTS = "others_rights"
    #: Art. 17 lid 3: the law wants it kept, or a claim rests on it.
    MUST_KEEP = "must_keep"
    #: Art. 21 lid 1: compelling grounds.
    COMPELLING = "compelling"
    #: Art. 12 lid 5: manifestly unfounded or excessive.
    UNFOUNDED = "unfounded"


def months_after(day: date, months: int) -> date:
    """Return the same day of a later month, or its last day where that does not exist.

    Verordening 1182/71 art. 3. It would move a last day in a weekend to the Monday after; we do
    not, so that nobody waits longer than a month.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def due_on(received_on: date, *, is_extended: bool) -> date:
    """Return the last day on which an answer is in time."""
    return months_after(received_on, MONTHS_TO_ANSWER + (MONTHS_MORE if is_extended else 0))


def days_left(received_on: date, *, is_extended: bool, today: date) -> int:
    """Return how many days are left after today; below zero it is too late."""
    return (due_on(received_on, is_extended=is_extended) - today).days


def ensure_request(kind: RequestKind, *, name: str, text: str) -> None:
    """Refuse a request that nobody could answer. To see what is kept, one need not say more."""
    if not name.strip():
        raise RequestNameMissingError
    if kind is not RequestKind.ACCESS and not text.strip():
        raise RequestTextMissingError


def ensure_not_too_many(asked: Sequence[datetime], now: datetime) -> None:
    """Refuse who asks so often that others would have to wait."""
    for limit in LIMITS:
        if sum(now - at < limit.within for at in asked) >= limit.most:
            raise TooManyRequestsError


def ensure_unanswered(answered_at: datetime | None) -> None:
    """Refuse what somebody answered already."""
    if answered_at is not None:
        raise RequestAnsweredError


def ensure_may_extend(
    received_on: date, *, extended_on: date | None, answered_at: datetime | None, today: date
) -> None:
    """Refuse an extension that comes twice, after the answer or after the first month."""
    ensure_unanswered(answered_at)
    if extended_on is not None:
        raise RequestExtendedError
    if today > due_on(received_on, is_extended=False):
        raise ExtensionTooLateError


def ensure_reasoned(outcome: RequestOutcome, ground: Ground | None) -> None:
    """Refuse a refusal without a reason."""
    is_less = outcome in {RequestOutcome.PARTLY, RequestOutcome.REFUSED}
    if is_less and ground is None:
        raise GroundMissingError
