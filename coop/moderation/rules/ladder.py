"""The ladder: what follows on what, for how long, and who decides on an appeal.

The same for everybody: the next rung follows from what still counts, not from who looks.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import StrEnum

from coop.moderation.errors import (
    OwnAppealError,
    RungTooHighError,
    SanctionAppealTooLateError,
    SanctionOverError,
)


class Rung(StrEnum):
    """What a moderator may do to somebody in a group, from light to heavy."""

    NOTE = "note"
    WARNING = "warning"
    MUTE = "mute"
    #: Out of the chat; may ask to come back.
    REMOVAL = "removal"
    BAN = "ban"


class Breach(StrEnum):
    """Why; the words are fixed, so that the same thing is called the same for everybody."""

    PERSONAL_DATA = "personal_data"
    DISCRIMINATION = "discrimination"
    CALL_TO_ACT = "call_to_act"
    CHATTER = "chatter"
    ADVERTISING = "advertising"
    UNKIND = "unkind"


RUNGS = tuple(Rung)
#: Who sets people apart or calls to harm somebody may be out at once (AVG art. 9; Sr 137c, 131).
GRAVE = frozenset({Breach.DISCRIMINATION, Breach.CALL_TO_ACT})

#: How long each rung counts. A mute and a ban are also over then.
COUNTS_FOR = {
    Rung.NOTE: timedelta(days=30),
    Rung.WARNING: timedelta(days=90),
    Rung.MUTE: timedelta(days=90),
    Rung.REMOVAL: timedelta(days=180),
    Rung.BAN: timedelta(days=365),
}
#: The first mute, the second, and every later one.
MUTE_LASTS = (timedelta(days=1), timedelta(days=3), timedelta(days=7))
#: A statement of reasons can be contested (DSA art. 20 takes six months of a platform; a chat
#: of neighbours cannot keep what was said that long).
APPEAL_WITHIN = timedelta(days=7)


def next_rung(standing: Collection[Rung]) -> Rung:
    """Return what follows on what still counts."""
    if not standing:
        return RUNGS[0]
    highest = max(RUNGS.index(rung) for rung in standing)
    return RUNGS[min(highest + 1, len(RUNGS) - 1)]


def highest_allowed(standing: Collection[Rung], breach: Breach) -> Rung:
    """Return up to where a moderator may go: the next rung, or removal where it is grave."""
    following = next_rung(standing)
    if breach in GRAVE and RUNGS.index(following) < RUNGS.index(Rung.REMOVAL):
        return Rung.REMOVAL
    return following


def ensure_on_ladder(rung: Rung, standing: Collection[Rung], breach: Breach) -> None:
    """Refuse to skip a rung: who was never warned is not put out for chatter."""
    if RUNGS.index(rung) > RUNGS.index(highest_allowed(standing, breach)):
        raise RungTooHighError(allowed=highest_allowed(standing, breach))


def lasts_until(rung: Rung, at: datetime, mutes_before: int) -> datetime | None:
    """Return when it ends by itself; what lasts no time has no end."""
    if rung is Rung.MUTE:
        return at + MUTE_LASTS[min(mutes_before, len(MUTE_LASTS) - 1)]
    if rung is Rung.BAN:
        return at + COUNTS_FOR[Rung.BAN]
    return None


def still_counts(rung: Rung, at: datetime, lifted_at: datetime | None, now: datetime) -> bool:
    """Tell whether a rung is still taken into account; half-open, like every term."""
    return lifted_at is None and now < at + COUNTS_FOR[rung]


def ensure_may_appeal(at: datetime, appealed_at: datetime | None, now: datetime) -> None:
    """Refuse a second appeal, and one after its term."""
    if appealed_at is not None:
        raise SanctionOverError
    if now >= at + APPEAL_WITHIN:
        raise SanctionAppealTooLateError


def ensure_somebody_else(imposed_by: object, decides: object) -> None:
    """Refuse who judges over his or her own measure: another moderator looks."""
    if imposed_by is not None and imposed_by == decides:
        raise OwnAppealError
