"""What a quarter of tents comes to: how quick, how many reached, what was given.

Nothing here says anything of crime, and no small number of people stands in it.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from coop.buurtent.rules.evening import Counts, Liked, Opinions, Tip
from coop.buurtent.rules.sessions import InvitedBy, PoliceState, local_moment

#: Fewer neighbours are told as "minder dan 5": in a street people know who they were.
FEWEST_SHOWN = 5
MONTHS_IN_QUARTER = 3
#: Who left early was there.
WAS_THERE = frozenset({PoliceState.CAME, PoliceState.LEFT_EARLY})
#: What came of it was written down.
KNOWN = WAS_THERE | {PoliceState.DID_NOT_COME}


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one tent went, from the call to who came."""

    session_id: uuid.UUID
    street: str
    starts_at: datetime
    #: The first call that it answers, if there was one.
    called_at: datetime | None
    invited_at: datetime | None
    reached: Mapping[InvitedBy, int]
    counts: Counts
    opinions: Opinions
    police: PoliceState


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What may be told of a quarter; ``None`` is hidden, or is not known."""

    tents: int
    #: Half of the tents were as quick as this, in whole hours.
    hours_to_invite: int | None
    hours_to_stand: int | None
    reached: Mapping[InvitedBy, int | None]
    visitors: int | None
    advice: int | None
    tips: Mapping[Tip, int | None]
    opinions: int | None
    #: Of those, how many found it good.
    liked: int | None
    police_asked: int
    police_came: int


def quarter_of(day: date) -> date:
    """Return the first day of the quarter a day lies in."""
    month = (day.month - 1) // MONTHS_IN_QUARTER * MONTHS_IN_QUARTER + 1
    return date(day.year, month, 1)


def quarter_before(quarter: date) -> date:
    """Return the first day of the quarter before."""
    return quarter_of(quarter - timedelta(days=1))


def quarter_after(quarter: date) -> date:
    """Return the first day of the quarter after."""
    return quarter_of(quarter + timedelta(days=100))


def bounds_of_quarter(quarter: date) -> tuple[datetime, datetime]:
    """Return the instants between which the tents of a quarter begin (half-open)."""
    return local_moment(quarter, time()), local_moment(quarter_after(quarter), time())


def told(number: int) -> int | None:
    """Return a number of people that may be told, or nothing; nought may be told."""
    return None if 0 < number < FEWEST_SHOWN else number


def figures_of(courses: Sequence[Course]) -> Figures:
    """Return what may be told of these tents."""
    reached: Counter[InvitedBy] = Counter()
    tips: Counter[Tip] = Counter()
    for course in courses:
        reached.update(course.reached)
        tips.update(course.counts.tips)
    opinions = sum(course.opinions.number for course in courses)
    liked = sum(course.opinions.liked[Liked.GOOD] for course in courses)
    police = [course.police for course in courses]
    # What was never written down is no absence (people-first C21).
    known = [state for state in police if state in KNOWN]
    return Figures(
        tents=len(courses),
        hours_to_invite=_middle((c.called_at, c.invited_at) for c in courses),
        hours_to_stand=_middle((c.called_at, c.starts_at) for c in courses),
        reached={how: told(reached[how]) for how in InvitedBy},
        visitors=told(sum(course.counts.visitors for course in courses)),
        advice=told(tips.total()),
        tips={tip: told(tips[tip]) for tip in Tip},
        opinions=told(opinions),
        # What is left of the whole may not be small either, or it could be computed.
        liked=None if told(opinions - liked) is None else told(liked),
        police_asked=len(known),
        police_came=sum(state in WAS_THERE for state in known),
    )


def hours_between(since: datetime | None, until: datetime | None) -> int | None:
    """Return how many whole hours lie between, if both are known and in order."""
    if since is None or until is None or until < since:
        return None
    return round((until - since) / timedelta(hours=1))


def _middle(pairs: Iterable[tuple[datetime | None, datetime | None]]) -> int | None:
    hours = [hours for pair in pairs if (hours := hours_between(*pair)) is not None]
    return round(median(hours)) if hours else None
