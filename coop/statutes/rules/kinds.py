"""Kinds of values: how each is read from what somebody typed, and written down.

A kind reads or raises ``ValueError``; what the law says about the outcome is ``definition``'s.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from coop.kernel.amounts import Unit

ON = "ja"
OFF = "nee"

_WHOLE = re.compile(r"-?[0-9]{1,5}")
_SHARE = re.compile(r"(-?[0-9]{1,4})(?:/([0-9]{1,4})| ?(%))?")


@dataclass(frozen=True, slots=True)
class Bound:
    """The last value that is allowed."""

    value: Fraction
    #: The article that draws the line; empty where only this program does.
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A whole number of days, months and the like."""

    unit: Unit
    least: Bound
    most: Bound

    def read(self, text: str) -> str:
        """Return the number as it is written down, without its leading zeros."""
        if not _WHOLE.fullmatch(text):
            raise ValueError(text)
        return str(int(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share of votes or members, as an exact fraction."""

    least: Bound
    most: Bound
    unit: Unit = Unit.SHARE

    def read(self, text: str) -> str:
        """Read "2/3", "10%" or "1"."""
        found = _SHARE.fullmatch(text)
        if found is None:
            raise ValueError(text)
        number, below, percent = found.groups()
        parts = 100 if percent else int(below or 1)
        if parts == 0:
            raise ValueError(text)
        return str(Fraction(int(number), parts))


@dataclass(frozen=True, slots=True)
class Switch:
    """Yes or no."""

    def read(self, text: str) -> str:
        """Read a yes or a no."""
        if text.casefold() not in {ON, OFF}:
            raise ValueError(text)
        return text.casefold()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    def read(self, text: str) -> str:
        """Read one of the words."""
        if text not in self.options:
            raise ValueError(text)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A name or number in its own words."""

    pattern: str = r".+"
    longest: int = 200

    def read(self, text: str) -> str:
        """Read the words, if they have the form that is asked for."""
        if len(text) > self.longest or not re.fullmatch(self.pattern, text):
            raise ValueError(text)
        return text


Kind: TypeAlias = Whole | Share | Switch | Choice | Text
