"""What a group is and may take in, free of any storage."""

import re
from datetime import timedelta
from enum import StrEnum

from coop.groups.errors import InvalidSlugError, TooManyCodesError

LONGEST_SLUG = 40

#: C2: a code to the contact's own address, once for each browser; then it is known so long.
CODE_LASTS = timedelta(minutes=15)
CODE_ATTEMPTS = 5
CODES_WINDOW = timedelta(hours=1)
CODES_PER_WINDOW = 5
BROWSER_KNOWN = timedelta(days=90)
#: C17: what fewer people do is not counted where others read it.
FEWEST_COUNTED = 5
#: Pages of ours have these addresses.
RESERVED = frozenset({"beheerders", "nieuw", "overzicht"})
#: Stands in a short address on a street sign: small letters, digits, single dashes.
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")


class GroupChannel(StrEnum):
    """Where the neighbours of a group talk (C1)."""

    TELEGRAM = "telegram"
    #: WhatsApp, Signal or the like: no bot can be there.
    OWN_APP = "own_app"


class GroupModel(StrEnum):
    """Ways of working together with police and gemeente, by the places that made them known."""

    #: Police and residents apart; the police advises the moderators.
    OSS = "oss"
    #: The police steers along; only what can lead to catching somebody in the act.
    BOMMELERWAARD = "bommelerwaard"
    #: Gemeente and police guide teams together.
    BREDA = "breda"
    #: At any hour, with or without haste, shared with police, gemeente and neighbours.
    DEN_HAAG = "den_haag"


class Authority(StrEnum):
    """Who of the authorities may take part."""

    POLICE = "police"
    MUNICIPALITY = "municipality"


class Involvement(StrEnum):
    """What police or gemeente does with a group; residents elsewhere did not know."""

    NONE = "none"
    #: Gets what the moderators pass on, and answers as agreed.
    RECEIVES = "receives"
    #: Advises the moderators by mail and page, and does not read along.
    ADVISES = "advises"
    READS = "reads"
    #: Decides along about what the group is for: joint controllers (AVG art. 26).
    DECIDES = "decides"


class ToGroup(StrEnum):
    """What of a buurtmelding reaches the whole group, within the limits of C4."""

    #: Only what came of it, after review.
    OUTCOMES = "outcomes"
    #: Also what is worth 112 and goes on now.
    URGENT = "urgent"


class PhotoPolicy(StrEnum):
    """Whether photos of persons or plates are taken in (C27)."""

    #: The reporter keeps them; the police asks for them.
    NONE_TAKEN_IN = "none_taken_in"
    TAKEN_IN = "taken_in"


class ReportKind(StrEnum):
    """What a buurtmelding is about; each group says which of these it takes."""

    BURGLARY = "burglary"
    SUSPICIOUS = "suspicious"
    THEFT = "theft"
    VIOLENCE = "violence"
    FIRE = "fire"
    VANDALISM = "vandalism"
    SCAM = "scam"
    NUISANCE = "nuisance"
    OTHER = "other"


class ContactKind(StrEnum):
    """Who outside the group receives something of it (C17)."""

    POLICE = "police"
    ENFORCEMENT = "enforcement"
    DISTRICT_MANAGER = "district_manager"
    YOUTH_WORK = "youth_work"
    HOUSING = "housing"
    MEDIATION = "mediation"


class Delivery(StrEnum):
    """How a contact wants the reports (C2)."""

    PER_REPORT = "per_report"
    OVERVIEW = "overview"


def ensure_slug(slug: str) -> None:
    """Refuse a short name that cannot stand in an address."""
    if len(slug) > LONGEST_SLUG or SLUG.match(slug) is None or slug in RESERVED:
        raise InvalidSlugError(slug=slug)


def kinds_in_order(kinds: set[ReportKind]) -> tuple[ReportKind, ...]:
    """Return kinds in the order in which they are asked; the same in every group."""
    return tuple(kind for kind in ReportKind if kind in kinds)


class CodeOutcome(StrEnum):
    """What came of a typed code."""

    RIGHT = "right"
    WRONG = "wrong"
    #: Too old, tried too often, or never asked for in this browser.
    OVER = "over"


def ensure_few_codes(asked: int) -> None:
    """Refuse one more code to one address within the window."""
    if asked >= CODES_PER_WINDOW:
        raise TooManyCodesError
