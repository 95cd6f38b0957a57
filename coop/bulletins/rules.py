"""What may be told to a neighbourhood, for how long, and where a bulletin stands."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from coop.bulletins.errors import (
    BulletinEndOutOfBoundsError,
    BulletinHandledError,
    BulletinTextNeededError,
    BulletinTooLongError,
    BulletinWorriesError,
    TooManyBulletinsError,
)
from coop.incidents.rules.alarms import OUTCOME_LASTS
from coop.incidents.rules.replies import is_polite, own_words
from coop.moderation.rules.kinds import HouseRule
from coop.moderation.rules.reading import IN_TEXT

#: What is read on a telephone without scrolling.
LONGEST_BULLETIN = 500
#: C7: what the bot placed with content ends before two days are over.
LONGEST_LASTS = OUTCOME_LASTS
#: Offered in hours; who writes a mail gets a day, which a moderator sees before placing.
HOURS_OFFERED = (2, 6, 12, 24, 46)
USUAL_HOURS = 24
#: More that wait for the same moderators are a mistake, or somebody else's mailbox.
MOST_WAITING = 5
#: C7: as long as a report at most; then its words go.
KEPT = timedelta(days=90)

#: C16, in the wording of the mail itself: "WAARSCHUWING Er is ...".
KEYWORD = re.compile(
    r"^\s*waarschuw(?:ing|en)?(?:\s+(?:voor\s+)?de\s+buurt)?\b\s*[:.,–-]?\s*", re.IGNORECASE
)

#: What leads to a person, or sets people apart: looked for before anything is placed.
WORRYING = (
    HouseRule.PLATE,
    HouseRule.PHONE,
    HouseRule.EMAIL,
    HouseRule.HOUSE_NUMBER,
    HouseRule.DISCRIMINATION,
    HouseRule.CALL_TO_ACT,
)


class BulletinKind(StrEnum):
    """What a contact wants of the neighbourhood (C16)."""

    WARNING = "warning"
    QUESTION = "question"
    #: An action of Burgernet that is passed on.
    BURGERNET = "burgernet"


class SentHow(StrEnum):
    """How it came in; the moderator sees it."""

    PAGE = "page"
    MAIL = "mail"
    #: Said to a moderator, who entered it on the sender's behalf.
    MODERATOR = "moderator"


class BulletinState(StrEnum):
    """Where a bulletin stands; told by its timestamps."""

    WAITING = "waiting"
    PLACED = "placed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OVER = "over"


class BulletinAct(StrEnum):
    """One line of its history."""

    SENT = "sent"
    CORRECTED = "corrected"
    PLACED = "placed"
    PLACED_AGAIN = "placed_again"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OVER = "over"


#: States in which it can still be put right or taken back.
OPEN = frozenset({BulletinState.WAITING, BulletinState.PLACED})


def state_of(
    *,
    declined_at: datetime | None,
    withdrawn_at: datetime | None,
    is_placed: bool,
    until: datetime,
    now: datetime,
) -> BulletinState:
    """Return where a bulletin stands (half-open: at its end it is over)."""
    if withdrawn_at is not None:
        return BulletinState.WITHDRAWN
    if declined_at is not None:
        return BulletinState.DECLINED
    if now >= until:
        return BulletinState.OVER
    return BulletinState.PLACED if is_placed else BulletinState.WAITING


def ensure_text(text: str) -> None:
    """Refuse nothing, and more than a message."""
    if not text.strip():
        raise BulletinTextNeededError
    if len(text.strip()) > LONGEST_BULLETIN:
        raise BulletinTooLongError(longest=LONGEST_BULLETIN)


def ensure_end(ends_at: datetime, now: datetime, *, placed_at: datetime | None = None) -> None:
    """Refuse an end that is past, or later than the bot may let it stand (C7)."""
    if not now < ends_at <= (placed_at or now) + LONGEST_LASTS:
        raise BulletinEndOutOfBoundsError(hours=int(LONGEST_LASTS.total_seconds() // 3600))


def ensure_standing(present: BulletinState, allowed: Collection[BulletinState]) -> None:
    """Refuse who comes second, or after the end."""
    if present not in allowed:
        raise BulletinHandledError(state=present)


def ensure_few_waiting(waiting: int) -> None:
    """Refuse one more that a moderator has to look at."""
    if waiting >= MOST_WAITING:
        raise TooManyBulletinsError(most=MOST_WAITING)


def worries_in(text: str) -> tuple[HouseRule, ...]:
    """Return which house rules of a group find something in the words."""
    return tuple(rule for rule in WORRYING if any(True for _ in IN_TEXT[rule](text)))


def ensure_worries_seen(text: str, *, seen: bool) -> None:
    """Refuse to place what the group itself may not write, unless a moderator looked at it."""
    if not seen and worries_in(text):
        raise BulletinWorriesError


def bulletin_in(reply: str) -> str | None:
    """Return what a reply mail tells the neighbourhood; nothing where it does not begin so.

    Only politeness may stand before the word: in a mail with numbers and a warning it is not
    clear what is meant, and the numbers are refused as unclear.
    """
    lines = own_words(reply).split("\n")
    for number, line in enumerate(lines):
        if found := KEYWORD.match(line):
            return "\n".join((line[found.end() :], *lines[number + 1 :])).strip()
        if not is_polite(line):
            return None
    return None
