"""How each member is called to a meeting, and when all of them were; free of any storage."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from coop.assembly.errors import HandedInFutureError, HandedTooEarlyError, TextMissingError
from coop.kernel.clock import TIME_ZONE

LONGEST_NAME = 120
#: Letters in one file: it is written in seconds, and one can carry it.
LETTERS_IN_A_BATCH = 100


class Handing(StrEnum):
    """How a letter left our hands (C22)."""

    POSTED = "posted"
    DELIVERED = "delivered"


class Reach(StrEnum):
    """How far one member is called."""

    MAIL_WAITS = "mail_waits"
    MAIL_SENT = "mail_sent"
    NO_ADDRESS = "no_address"
    LETTER_WAITS = "letter_waits"
    LETTER_WRITTEN = "letter_written"
    LETTER_RETURNED = "letter_returned"
    POSTED = "posted"
    DELIVERED = "delivered"


#: Who has been called, as far as the law asks it of us.
REACHED = frozenset({Reach.MAIL_SENT, Reach.POSTED, Reach.DELIVERED})
BY_MAIL = frozenset({Reach.MAIL_WAITS, Reach.MAIL_SENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What is known of calling one member."""

    has_mail: bool
    is_sent: bool
    is_failed: bool
    has_postal_address: bool
    is_written: bool
    is_returned: bool
    handed_how: Handing | None


def reach_of(called: Called) -> Reach:
    """Tell how far one member is called; a mail that came back makes it a letter."""
    if called.has_mail and not called.is_failed:
        return Reach.MAIL_SENT if called.is_sent else Reach.MAIL_WAITS
    if called.handed_how is not None:
        return Reach.POSTED if called.handed_how is Handing.POSTED else Reach.DELIVERED
    if called.is_returned:
        return Reach.LETTER_RETURNED
    if called.is_written:
        return Reach.LETTER_WRITTEN
    return Reach.LETTER_WAITS if called.has_postal_address else Reach.NO_ADDRESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How many members are called, and how."""

    mails: int
    mails_sent: int
    letters: int
    letters_handed: int
    #: Letters still with us, for a door in the neighbourhood.
    to_deliver: int
    #: Letters that cannot be addressed.
    without_address: int
    #: Mails that came back; they are letters now.
    bounced: int

    @property
    def members(self) -> int:
        """Return how many members have to be called."""
        return self.mails + self.letters

    @property
    def reached(self) -> int:
        """Return how many are called."""
        return self.mails_sent + self.letters_handed

    @property
    def is_complete(self) -> bool:
        """Tell whether every member is called; before that a convocation is not complete."""
        return 0 < self.members == self.reached


def totals_of(counts: Iterable[tuple[Reach, bool, bool, int]]) -> Totals:
    """Add up how many members are how far: (reach, in the neighbourhood, bounced, number)."""
    rows = list(counts)

    def number(reaches: frozenset[Reach]) -> int:
        return sum(count for reach, _, _, count in rows if reach in reaches)

    here = [count for reach, is_near, _, count in rows if is_near and reach in _WITH_US]
    return Totals(
        mails=number(BY_MAIL),
        mails_sent=number(frozenset({Reach.MAIL_SENT})),
        letters=number(frozenset(Reach) - BY_MAIL),
        letters_handed=number(REACHED - BY_MAIL),
        to_deliver=sum(here),
        without_address=number(frozenset({Reach.NO_ADDRESS})),
        bounced=sum(count for _, _, bounced, count in rows if bounced),
    )


_WITH_US = frozenset({Reach.LETTER_WAITS, Reach.LETTER_WRITTEN, Reach.LETTER_RETURNED})


def handed_by_of(name: str) -> str:
    """Return who brought letters away, or refuse."""
    found = " ".join(name.split())[:LONGEST_NAME]
    if not found:
        raise TextMissingError(field="handed_by")
    return found


def ensure_handed_on(day: date, *, written_on: date, today: date) -> None:
    """Refuse a day on which these letters cannot have left."""
    if day > today:
        raise HandedInFutureError(day=day)
    if day < written_on:
        raise HandedTooEarlyError(day=day, written_on=written_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenItem:
    """A point of an agenda to which members were called."""

    number: int
    title: str
    explanation: str
    motion: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenAgenda:
    """A meeting and its agenda as members were called to it."""

    version: int
    title: str
    form: str
    place: str
    #: ISO 8601 with the offset of Europe/Amsterdam on that day.
    starts_at: str
    online_url: str
    items: tuple[FrozenItem, ...]

    @property
    def start(self) -> datetime:
        """Return when the meeting begins."""
        return datetime.fromisoformat(self.starts_at)


def local_text(instant: datetime) -> str:
    """Write an instant as it is frozen: the hour people read on the clock, with its offset."""
    return instant.astimezone(TIME_ZONE).isoformat(timespec="minutes")


def frozen_text(agenda: FrozenAgenda) -> str:
    """Write an agenda down in the one way that has its hash: sorted names, no blanks, UTF-8."""
    return json.dumps(asdict(agenda), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def frozen_agenda(content: str) -> FrozenAgenda:
    """Read an agenda back as it was frozen."""
    read = json.loads(content)
    items: Sequence[dict[str, Any]] = read.pop("items")
    return FrozenAgenda(**read, items=tuple(FrozenItem(**item) for item in items))


def agenda_digest(content: str) -> str:
    """Return the SHA-256 by which a frozen agenda is known."""
    return hashlib.sha256(content.encode()).hexdigest()
