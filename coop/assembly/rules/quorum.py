"""Whether enough members take part in a decision, free of any storage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import groupby
from math import ceil
from typing import TypeAlias, TypedDict
from uuid import UUID

from coop.assembly.rules.agenda import DecisionKind
from coop.assembly.rules.majorities import GRAVE, Rules, is_for_everybody
from coop.statutes.rules import RuleKey

#: From when until when somebody counts; without an end: until now.
Span: TypeAlias = tuple[UUID, datetime, datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """Which share of the members has to take part."""

    share: Fraction
    article: str

    def needed(self, entitled: int) -> int:
        """Return the smallest number of members that suffices."""
        return ceil(self.share * entitled)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumNumbers:
    """Who counts for a quorum; everybody once (research/dutch-rules.md 2.2)."""

    #: Members who may vote today; who is suspended is left out (BW 2:24d).
    entitled: int
    present: int
    #: Not present, but by proxy (BW 2:38 lid 4).
    represented: int = 0
    #: Neither, but voted before the meeting (BW 2:38 lid 8).
    beforehand: int = 0

    @property
    def counted(self) -> int:
        """Return how many take part in one way or another."""
        return self.present + self.represented + self.beforehand


class QuorumWords(TypedDict):
    """What the sentences about a quorum name."""

    counted: int
    represented: int
    beforehand: int
    entitled: int
    needed: int
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumState:
    """How a quorum stands at one moment."""

    quorum: Quorum
    numbers: QuorumNumbers

    @property
    def needed(self) -> int:
        """Return how many members are needed."""
        return self.quorum.needed(self.numbers.entitled)

    @property
    def is_asked(self) -> bool:
        """Tell whether law or statutes ask for a quorum at all."""
        return self.quorum.share > 0

    @property
    def is_reached(self) -> bool:
        """Tell whether enough members take part."""
        return self.numbers.counted >= self.needed

    @property
    def facts(self) -> QuorumWords:
        """Return what the sentences about it name."""
        return QuorumWords(
            counted=self.numbers.counted,
            represented=self.numbers.represented,
            beforehand=self.numbers.beforehand,
            entitled=self.numbers.entitled,
            needed=self.needed,
            article=self.quorum.article,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumStep:
    """From a moment on so many members took part."""

    at: datetime
    counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondWindow:
    """On which days a second meeting can decide without the quorum."""

    first: date
    last: date


def quorum_for(kind: DecisionKind, rules: Rules, *, is_second: bool = False) -> Quorum:
    """Return the quorum of a decision: the strictest of those that hold for it.

    In a second meeting about the same proposal it falls away where the statutes say so; not
    where the law wants everybody (BW 2:43 lid 2).
    """
    if is_for_everybody(kind, rules):
        return Quorum(share=Fraction(1), article=rules[RuleKey.AMENDMENT_EXCLUDED].article)
    if is_second and rules[RuleKey.SECOND_MEETING].is_on:
        return Quorum(share=Fraction(0), article=rules[RuleKey.SECOND_MEETING].article)
    keys = (RuleKey.AMENDMENT_QUORUM, RuleKey.QUORUM) if kind in GRAVE else (RuleKey.QUORUM,)
    strictest = max((rules[key] for key in keys), key=lambda rule: rule.fraction)
    return Quorum(share=strictest.fraction, article=strictest.article)


def second_window(first_meeting: date, rules: Rules) -> SecondWindow | None:
    """Return when a second meeting may be held; never, where the statutes do not know one."""
    if not rules[RuleKey.SECOND_MEETING].is_on:
        return None
    return SecondWindow(
        first=first_meeting + timedelta(days=rules[RuleKey.SECOND_MEETING_AFTER].days),
        last=first_meeting + timedelta(days=rules[RuleKey.SECOND_MEETING_WITHIN].days),
    )


def is_within(window: SecondWindow | None, day: date) -> bool:
    """Tell whether a day lies in the window; both ends count."""
    return window is not None and window.first <= day <= window.last


def history_of(stretches: Iterable[Span]) -> tuple[QuorumStep, ...]:
    """Return how many took part after each moment at which that changed.

    Who counts in two ways at once, such as by proxy and then present, counts once.
    """
    changes: list[tuple[datetime, int]] = []
    ordered = sorted(stretches, key=lambda stretch: (stretch[0], stretch[1]))
    for _, own in groupby(ordered, key=lambda stretch: stretch[0]):
        for since, until in _merged([(since, until) for _, since, until in own]):
            changes.append((since, 1))
            if until is not None:
                changes.append((until, -1))
    return _steps(sorted(changes))


def while_held(
    giver_id: UUID,
    given_at: datetime,
    ended_at: datetime | None,
    since_at: datetime,
    until_at: datetime | None,
) -> Span | None:
    """Return while a proxy stood and its holder took part; nothing if that never was."""
    ends = [end for end in (ended_at, until_at) if end is not None]
    since, until = max(given_at, since_at), min(ends, default=None)
    return None if until is not None and until <= since else (giver_id, since, until)


def _merged(
    spans: Sequence[tuple[datetime, datetime | None]],
) -> list[tuple[datetime, datetime | None]]:
    """Join spans that touch or overlap; they come by their beginning."""
    joined: list[tuple[datetime, datetime | None]] = []
    for since, until in spans:
        if joined and (joined[-1][1] is None or since <= joined[-1][1]):
            start, end = joined[-1]
            joined[-1] = (start, None if end is None or until is None else max(end, until))
        else:
            joined.append((since, until))
    return joined


def _steps(changes: Sequence[tuple[datetime, int]]) -> tuple[QuorumStep, ...]:
    steps: list[QuorumStep] = []
    counted = 0
    for at, together in groupby(changes, key=lambda change: change[0]):
        after = counted + sum(number for _, number in together)
        if after != counted:
            steps.append(QuorumStep(at=at, counted=after))
        counted = after
    return tuple(steps)
