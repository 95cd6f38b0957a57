"""What the board wants to reach by a day, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from coop.membership.errors import TargetDayError, TargetNumberError

HIGHEST_TARGET = 100_000
#: Beyond ten years a day is a slip of the pen.
LONGEST_WAY = timedelta(days=3653)
#: So many bars fit on a phone and can still be told apart.
MOST_BARS = 24
#: The public sees no smaller number, from which people could be recognised.
LEAST_SHOWN = 5
#: Of a hundred: where the last bar begins, and what is left above the highest thing for words.
_WIDTH, _TALLEST = 94, 80


class Counted(StrEnum):
    """What a target counts."""

    MEMBERS = "members"
    #: With those who applied or said that they will.
    PLEDGES = "pledges"
    #: Front doors behind which somebody is a member.
    HOUSEHOLDS = "households"


def ensure_target(number: int, by_on: date, *, today: date) -> None:
    """Refuse a number nobody can reach and a day that is over."""
    if not 0 < number <= HIGHEST_TARGET:
        raise TargetNumberError(most=HIGHEST_TARGET)
    if not today < by_on <= today + LONGEST_WAY:
        raise TargetDayError


def days_shown(since: date, today: date) -> tuple[date, ...]:
    """Return the days whose numbers are shown: spread evenly, the last is today."""
    days = (today - since).days
    steps = min(MOST_BARS - 1, days)
    if steps <= 0:
        return (today,)
    return tuple(since + timedelta(days=days * step // steps) for step in range(steps + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of the picture, in parts of a hundred of its width and height."""

    day: date
    count: int
    x: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a target is."""

    number: int
    set_on: date
    by_on: date
    today: date
    #: From the day it was set to today; the newest last.
    counts: Sequence[tuple[date, int]]

    @property
    def now(self) -> int:
        """Return what is counted today."""
        return self.counts[-1][1]

    @property
    def is_reached(self) -> bool:
        """Tell whether it is as many as wanted."""
        return self.now >= self.number

    @property
    def missing(self) -> int:
        """Return how many are still wanted."""
        return max(0, self.number - self.now)

    @property
    def days_left(self) -> int:
        """Return how many days there are still; none when the day is over."""
        return max(0, (self.by_on - self.today).days)

    @property
    def planned(self) -> int:
        """Return where a straight line from the beginning would be today, rounded down."""
        whole = (self.by_on - self.set_on).days
        gone = min((self.today - self.set_on).days, whole)
        begun = self.counts[0][1]
        return begun + int(Fraction(gone, whole) * (self.number - begun))

    @property
    def bars(self) -> tuple[Bar, ...]:
        """Return the picture: a bar for each day counted."""
        whole = max((self.by_on - self.set_on).days, (self.today - self.set_on).days, 1)
        return tuple(
            Bar(
                day=day,
                count=count,
                x=_part(Fraction(_WIDTH * (day - self.set_on).days, whole)),
                height=_part(self._scale * count),
            )
            for day, count in self.counts
        )

    @property
    def line(self) -> float:
        """Return at what height of the picture the target lies."""
        return _part(self._scale * self.number)

    @property
    def _scale(self) -> Fraction:
        highest = max(self.number, *(count for _, count in self.counts))
        return Fraction(_TALLEST, highest)


def _part(exact: Fraction) -> float:
    return float(round(exact, 2))
