"""Amounts with their unit, so that a refusal can name a limit in the reader's language."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Unit(StrEnum):
    """What a number counts."""

    DAYS = "days"
    HOURS = "hours"
    MONTHS = "months"
    YEARS = "years"
    PIECES = "pieces"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a unit."""

    number: Fraction
    unit: Unit
