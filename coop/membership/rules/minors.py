"""Members who are not yet eighteen: until what day, and who casts the vote for them."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from coop.membership.errors import BirthDayMissingError, BirthDayUnreadableError, NotMinorError

#: BW 1:233: who has not reached eighteen years is a minor.
ADULT_AGE = 18
LONGEST_DAY_TYPED = 10
#: As people type a day, and as a field of a form sends it.
_DAYS = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Minority:
    """That somebody is a minor until a day, and who acts for him or her."""

    #: The first day as an adult; the day of birth itself is not kept (AVG 5(1)(c)).
    adult_on: date
    representative_id: uuid.UUID

    def holds(self, day: date) -> bool:
        """Tell whether somebody is still a minor; it ends by itself."""
        return day < self.adult_on


def adult_on(born_on: date) -> date:
    """Return the first day as an adult, by the same count as ``categories.age_on``."""
    try:
        return born_on.replace(year=born_on.year + ADULT_AGE)
    except ValueError:
        # Born on 29 February, and that year has no such day.
        return date(born_on.year + ADULT_AGE, 3, 1)


def ensure_minor(born_on: date | None, day: date) -> date:
    """Return the first day as an adult of who is a minor on a day, or refuse."""
    if born_on is None:
        raise BirthDayMissingError
    end = adult_on(born_on)
    if born_on > day or end <= day:
        raise NotMinorError
    return end


def who_votes_for(
    person_id: uuid.UUID, minority: Minority | None, *, minors_vote: bool, day: date
) -> uuid.UUID:
    """Return who casts a member's vote on a day.

    BW 2:13 lid 2: a minor votes in person, unless the statutes say that the legal
    representative does.
    """
    if minority is None or minors_vote or not minority.holds(day):
        return person_id
    return minority.representative_id


def birth_day_of(text: str) -> date:
    """Read a day of birth as somebody types it, or refuse."""
    for shape in _DAYS:
        try:
            return datetime.strptime(text.strip(), shape).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise BirthDayUnreadableError
