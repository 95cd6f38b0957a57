"""Which members somebody wants to see, and in which order: what a search and its filters say."""

import contextlib
import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

from coop.membership.errors import FilterNameError
from coop.people.rules import folded

LONGEST_SEARCH = 100
#: More words than this narrow no search any further.
MOST_WORDS = 6
#: Wider than any number here would not fit the database's integer.
MOST_DIGITS = 9
#: The front of a postcode, or all of it: "5099", "5099ab".
POSTCODE_BEGUN = re.compile(r"^[1-9][0-9]{3}[a-z]{0,2}$")
#: "12a", as the house on an envelope.
HOUSE = re.compile(r"^([1-9][0-9]{0,4})([a-z])$")
#: The letters of "5099 AB", typed apart.
POSTCODE_LETTERS = re.compile(r"^[a-z]{2}$")


class Order(StrEnum):
    """By what the list is sorted."""

    NAME = "name"
    NUMBER = "number"
    STREET = "street"
    JOINED = "joined"


class MemberFilter(StrEnum):
    """Which memberships one wants to see."""

    CURRENT = "current"
    #: Still a member, with a last day that is known.
    LEAVING = "leaving"
    SUSPENDED = "suspended"
    ENDED = "ended"


class ExportForm(StrEnum):
    """What kind of file somebody takes along."""

    CSV = "csv"
    EXCEL = "xlsx"
    #: Names and doors for labels and envelopes, as CSV.
    ADDRESSES = "addresses"


LONGEST_FILTER_NAME = 60
#: More filters than this nobody finds again.
MOST_FILTERS = 30
#: A file of more members is written by the worker: a large one would hold up a web process.
MOST_AT_ONCE = 1000
#: So long somebody can fetch what the worker wrote.
FILE_KEPT = timedelta(days=1)


class Reach(StrEnum):
    """How the convocation gets to somebody."""

    #: There is no mail address.
    NO_EMAIL = "no_email"
    # BW 2:41(5): by mail only with consent to the address given for it.
    NO_CONSENT = "no_consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What somebody wants to see of the register; empty means all members of today."""

    search: str = ""
    wanted: MemberFilter = MemberFilter.CURRENT
    reach: Reach | None = None
    street: str = ""
    #: One of the areas on the map.
    area_id: uuid.UUID | None = None
    #: Both days included.
    joined_from: date | None = None
    joined_until: date | None = None

    @property
    def is_everybody(self) -> bool:
        """Tell whether nothing narrows the list."""
        return self == Selection()

    @property
    def plain(self) -> dict[str, str]:
        """Return it as JSON can hold it; what narrows nothing is left out."""
        return {
            field.name: str(value)
            for field in fields(self)
            if (value := getattr(self, field.name)) not in {None, ""}
        }

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> Self:  # Any: JSON of an older or a newer version
        """Return what was kept; what is not known (any more) narrows nothing."""
        found: dict[str, Any] = {}
        for field in fields(cls):
            read = _READ.get(field.name, str)
            if field.name in plain:
                with contextlib.suppress(ValueError):
                    found[field.name] = read(str(plain[field.name]))
        return cls(**found)

    @property
    def words(self) -> tuple["Word", ...]:
        """Return what must all be found of somebody, in any order."""
        found: list[Word] = []
        for typed in self.search[:LONGEST_SEARCH].split():
            if "@" in typed:
                found.append(Word(text=typed.lower(), is_email=True))
            else:
                # A sign alone is nothing that anybody is called, and finds nobody.
                found += (Word(text=part) for part in folded(typed).split() or [typed])
        return tuple(found[:MOST_WORDS])


_READ: Mapping[str, Callable[[str], object]] = {
    "wanted": MemberFilter,
    "reach": Reach,
    "area_id": uuid.UUID,
    "joined_from": date.fromisoformat,
    "joined_until": date.fromisoformat,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a search, folded as names are, or a part of a mail address."""

    text: str
    is_email: bool = False

    @property
    def may_be_a_name(self) -> bool:
        """Tell whether somebody can be called like this; nobody has figures in his or her name."""
        return not any(c.isdecimal() for c in self.text)

    @property
    def number(self) -> int | None:
        """Return the number of a membership or a house that it may be."""
        is_number = self.text.isascii() and self.text.isdecimal()
        return int(self.text) if is_number and len(self.text) <= MOST_DIGITS else None

    @property
    def house(self) -> tuple[int, str] | None:
        """Return the house number with a letter that it may be: "12a" is 12 and A."""
        match = HOUSE.match(self.text)
        return (int(match[1]), match[2].upper()) if match else None

    @property
    def postcode_pattern(self) -> str | None:
        """Return what a postcode looks like that it may be a part of, for ``LIKE``."""
        if POSTCODE_BEGUN.match(self.text):
            return f"{self.text.upper()}%"
        return f"____{self.text.upper()}" if POSTCODE_LETTERS.match(self.text) else None

    def streets(self, streets: Iterable[str]) -> list[str]:
        """Return the streets whose name it is a part of."""
        return [street for street in streets if self.text in folded(street)]


def filter_name_of(typed: str) -> str:
    """Return the name of a filter as it is kept, or refuse."""
    name = " ".join("".join(c if c.isprintable() else " " for c in typed).split())
    if not name or len(name) > LONGEST_FILTER_NAME:
        raise FilterNameError(most=LONGEST_FILTER_NAME)
    return name
