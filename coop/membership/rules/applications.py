"""Who asks to become a member, and how often one place may ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from coop.membership.errors import (
    GuardianMissingError,
    NoWayToReachError,
    TooManyApplicationsError,
)
from coop.membership.rules.minors import ensure_minor
from coop.people.rules import Limit, Name, Purpose
from coop.places.rules import Door

LONGEST_REFERENCE = 80
LONGEST_GUARDIAN = 120
#: An origin may be a flat, or a table in the library with one tablet on it.
LIMITS_PER_ORIGIN = (Limit(10, timedelta(hours=1)), Limit(30, timedelta(days=1)))
#: What applicants may agree to; the convocation by mail needs it (BW 2:41 lid 5).
PURPOSES = (Purpose.CONVOCATION, Purpose.ASSEMBLY, Purpose.NEWS, Purpose.BUURTENT)
#: Of who was not admitted nothing is needed once a court can be asked no more (BW 2:15 lid 5).
REFUSED_KEPT = timedelta(days=396)
#: Who only showed interest, and did not come back to it.
INTEREST_KEPT = timedelta(days=731)
#: C7: what was begun and not touched.
DRAFT_LASTS = timedelta(hours=48)


class Wish(StrEnum):
    """What somebody wants who fills in the form."""

    APPLY = "apply"
    PLEDGE = "pledge"
    INTEREST = "interest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Somebody who wants to become a member, as far as the register needs it."""

    name: Name
    door: Door
    street: str
    town: str
    email: str = ""
    phone: str = ""
    language: str = "nl"
    #: Agreed to by mail.
    purposes: frozenset[Purpose] = frozenset()
    is_minor: bool = False
    #: Parent or guardian who agrees: BW 1:234, minors act with their representative's consent.
    guardian: str = ""
    #: Asked of a minor only, and kept as the day on which that ends.
    born_on: date | None = None


def ensure_complete(applicant: Applicant, *, on_paper: bool, today: date) -> None:
    """Refuse who cannot be answered, and a minor for whom nobody agrees."""
    if not applicant.email and not on_paper:
        raise NoWayToReachError
    if applicant.is_minor:
        ensure_minor(applicant.born_on, today)
        if not applicant.guardian:
            raise GuardianMissingError


def ensure_few_applications(asked: Sequence[datetime], now: datetime) -> None:
    """Refuse one more application from one place; ``asked`` runs from old to new."""
    for limit in LIMITS_PER_ORIGIN:
        if sum(now - at < limit.within for at in asked) >= limit.most:
            raise TooManyApplicationsError
