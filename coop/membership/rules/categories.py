"""Kinds of member: who is one in the sense of the law, with how many votes, from what age."""

from dataclasses import dataclass
from datetime import date

from coop.membership.errors import (
    CategoryNameMissingError,
    DayPastError,
    MoreVotesThanStatutesError,
    TooYoungError,
    VotesTooFewError,
)

LONGEST_CATEGORY_NAME = 40
#: A category for people over a hundred is a slip of the pen.
HIGHEST_LEAST_AGE = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a category is, apart from its name."""

    #: Lid in de zin van de wet. Friends and donors are not: no convocation and no vote, and
    #: never on the voters' roll (research/dutch-rules.md 1.3).
    is_legal_member: bool = True
    votes: int = 1
    least_age: int | None = None
    is_per_household: bool = False
    cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesAllowed:
    """What law and statutes say about the number of votes on a day."""

    #: What every member has.
    each: int = 1
    #: What a category may have at most.
    most: int = 1
    #: Where the most is set.
    article: str = "BW 2:38 lid 1"

    @property
    def highest(self) -> int:
        """Return the most votes that anybody may have."""
        return max(self.each, self.most)


def votes_of(terms: Terms | None, allowed: VotesAllowed) -> int:
    """Return how many votes a member has; who is in no category is an ordinary member.

    BW 2:38 lid 1: each member one vote, and the statutes may give some of them more. What a
    category was given once counts no longer when the statutes stop allowing it.
    """
    if terms is None:
        return allowed.each
    if not terms.is_legal_member:
        return 0
    return max(allowed.each, min(terms.votes, allowed.most))


def ensure_name(name: str) -> str:
    """Return the name of a category without stray spaces, or refuse when nothing is left."""
    found = " ".join(name.split())[:LONGEST_CATEGORY_NAME]
    if not found:
        raise CategoryNameMissingError
    return found


def ensure_votes(terms: Terms, allowed: VotesAllowed) -> None:
    """Refuse votes that law or statutes do not give."""
    if not terms.is_legal_member:
        return
    # BW 2:38 lid 1: the vote of a member cannot be taken away.
    if terms.votes < allowed.each:
        raise VotesTooFewError(least=allowed.each)
    if terms.votes > allowed.highest:
        raise MoreVotesThanStatutesError(most=allowed.highest, article=allowed.article)


def ensure_not_past(day: date, *, today: date) -> None:
    """Refuse a change that reaches back: who voted yesterday did so with what held then."""
    if day < today:
        raise DayPastError


def age_on(day: date, born_on: date) -> int:
    """Return somebody's age in full years.

    A year of life is full when its last day is over. So who was born on 29 February is a year
    older on 1 March in a year without that day (BW 1:233 says only: eighteen years reached).
    """
    had_birthday = (day.month, day.day) >= (born_on.month, born_on.day)
    return day.year - born_on.year - (0 if had_birthday else 1)


def ensure_old_enough(terms: Terms, born_on: date | None, day: date) -> None:
    """Refuse who has not the least age of a category on the day he or she comes into it."""
    if terms.least_age is None:
        return
    if born_on is None or age_on(day, born_on) < terms.least_age:
        raise TooYoungError(least=terms.least_age)
