"""What the volunteers agreed on: how many are needed, and when they hear what to expect."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from coop.buurtent.errors import TeamHoursError, TeamMinimumError, TeamMinutesError

LARGEST_MINIMUM = 20
#: Two weeks ahead is as far as a tent is planned.
LONGEST_WARNING_HOURS = 14 * 24
LONGEST_TELLING_MINUTES = 12 * 60
#: Half an hour of setting up, and half an hour to leave home.
USUAL_TELLING_MINUTES = 60
USUAL_WARNING_HOURS = 24


class Telling(StrEnum):
    """What is told about a tent once, when its time has come."""

    #: To who helps: whether the police come.
    EXPECTED = "expected"
    #: To who could help: there are too few.
    SHORT = "short"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRules:
    """What was agreed; without a minimum nobody is warned (people-first C18: off until set)."""

    minimum: int | None = None
    warning_hours: int = USUAL_WARNING_HOURS
    telling_minutes: int = USUAL_TELLING_MINUTES


def ensure_team_rules(rules: TeamRules) -> None:
    """Refuse what no evening can hold to."""
    if rules.minimum is not None and not 1 <= rules.minimum <= LARGEST_MINIMUM:
        raise TeamMinimumError(most=LARGEST_MINIMUM)
    if not 1 <= rules.warning_hours <= LONGEST_WARNING_HOURS:
        raise TeamHoursError(most=LONGEST_WARNING_HOURS)
    if not 0 < rules.telling_minutes <= LONGEST_TELLING_MINUTES:
        raise TeamMinutesError(most=LONGEST_TELLING_MINUTES)


def tellings_due(
    rules: TeamRules, *, starts_at: datetime, staff: int, now: datetime
) -> frozenset[Telling]:
    """Return what is to be told about a tent now; once it stands nothing is (half-open)."""
    if now >= starts_at:
        return frozenset()
    left = starts_at - now
    due = set()
    if left <= timedelta(minutes=rules.telling_minutes):
        due.add(Telling.EXPECTED)
    is_short = rules.minimum is not None and staff < rules.minimum
    if is_short and left <= timedelta(hours=rules.warning_hours):
        due.add(Telling.SHORT)
    return frozenset(due)
