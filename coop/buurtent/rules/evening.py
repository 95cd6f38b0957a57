"""What is counted and heard while the tent stands, and what visitors think of it.

Nothing here knows a visitor: a head is a tap, an opinion is three pictures.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coop.buurtent.errors import (
    CountingOverError,
    EvaluationClosedError,
    EvaluationsTooManyError,
    NothingCountedError,
    QuestionMissingError,
    WishConsentMissingError,
    WishContactMissingError,
    WishMissingError,
)
from coop.buurtent.rules.sessions import TentState, ensure_begun

#: People-first C19: a phone without a connection keeps its taps; so long they still count.
COUNTED_AFTER = timedelta(hours=12)
#: A card with the code goes home in a pocket.
OPINION_AFTER = timedelta(hours=24)
#: A busy evening has some sixty visitors; a script has more.
MOST_OPINIONS = 300
OPINIONS_PER_WINDOW = 30
OPINION_WINDOW = timedelta(minutes=10)
# People-first C19: "a wish with name and number: consent, gone after 60 days".
WISH_KEPT = timedelta(days=60)
LONGEST_QUESTION = 300
LONGEST_WISH = 300
LONGEST_NAME = 80
LONGEST_CONTACT = 120
#: Fewer opinions could be recognised by who stood beside (see ``incidents.rules.figures``).
FEWEST_OPINIONS = 5


class Counted(StrEnum):
    """What a tap on the host's page counts."""

    VISITOR = "visitor"
    TIP = "tip"


class Tip(StrEnum):
    """What the volunteers advise, each with a picture; the list of the talk card."""

    LOCK = "lock"
    KEY = "key"
    WINDOW = "window"
    LIGHT = "light"
    DOORBELL = "doorbell"
    NEIGHBOURS = "neighbours"
    BICYCLE = "bicycle"
    PHONE = "phone"


class Liked(StrEnum):
    """How a visitor found the tent."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"


class Learned(StrEnum):
    """Whether a visitor knows more than before."""

    YES = "yes"
    SOME = "some"
    NO = "no"


class Acts(StrEnum):
    """Whether a visitor is going to do something at home."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was counted at one tent."""

    visitors: int
    tips: Mapping[Tip, int]

    @property
    def advice(self) -> int:
        """Return how often advice was given."""
        return sum(self.tips.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinions:
    """What visitors thought: how many, and of enough of them, what."""

    number: int
    liked: Mapping[Liked, int]
    learned: Mapping[Learned, int]
    acts: Mapping[Acts, int]

    @property
    def may_be_told(self) -> bool:
        """Tell whether there are enough that nobody is recognised."""
        return self.number >= FEWEST_OPINIONS


def ensure_counting(state: TentState, *, ends_at: datetime, now: datetime) -> None:
    """Refuse a tap before the tent stands, or longer after it than a phone is offline."""
    ensure_begun(state)
    if now >= ends_at + COUNTED_AFTER:
        raise CountingOverError


def ensure_countable(total: int, step: int) -> None:
    """Refuse to take off what was never counted."""
    if total + step < 0:
        raise NothingCountedError


def counts_of(rows: Iterable[tuple[Counted, Tip | None, int]]) -> Counts:
    """Add up what was tapped."""
    visitors, tips = 0, dict.fromkeys(Tip, 0)
    for counted, tip, step in rows:
        if counted is Counted.VISITOR:
            visitors += step
        elif tip is not None:
            tips[tip] += step
    return Counts(visitors=visitors, tips=tips)


def ensure_question(text: str) -> None:
    """Refuse a question without words."""
    if not text.strip():
        raise QuestionMissingError


def ensure_wish(*, wish: str, contact: str, agrees: bool) -> None:
    """Refuse a wish that cannot be followed up, or of who did not agree to be called."""
    if not wish.strip():
        raise WishMissingError
    if not contact.strip():
        raise WishContactMissingError
    # AVG art. 6 lid 1 onder a: nothing but consent allows to keep a passer-by's number.
    if not agrees:
        raise WishConsentMissingError


def is_asking_opinions(
    *, starts_at: datetime, ends_at: datetime, cancelled_at: datetime | None, now: datetime
) -> bool:
    """Tell whether visitors are asked: from the start to a day after the end (half-open)."""
    return cancelled_at is None and starts_at <= now < ends_at + OPINION_AFTER


def ensure_opinion(given: Sequence[datetime], *, is_asking: bool, now: datetime) -> None:
    """Refuse an opinion outside its time, or one of more than visitors can have.

    Who gave it is not known, so that the tent as a whole is guarded and nobody is followed.
    """
    if not is_asking:
        raise EvaluationClosedError
    recent = [at for at in given if now - at < OPINION_WINDOW]
    if len(given) >= MOST_OPINIONS or len(recent) >= OPINIONS_PER_WINDOW:
        raise EvaluationsTooManyError


def opinions_of(rows: Iterable[tuple[Liked, Learned, Acts]]) -> Opinions:
    """Count what visitors thought."""
    liked, learned = dict.fromkeys(Liked, 0), dict.fromkeys(Learned, 0)
    acts = dict.fromkeys(Acts, 0)
    number = 0
    for one, two, three in rows:
        number += 1
        liked[one] += 1
        learned[two] += 1
        acts[three] += 1
    return Opinions(number=number, liked=liked, learned=learned, acts=acts)
