"""Buurtpreventie is off until the board releases it, and each year again (people-first C6)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coop.groups.errors import (
    AgreementNeededError,
    AnotherMemberNeededError,
    NoReleaseWaitsError,
    NothingToReleaseError,
    ReleaseStepMissingError,
    ReleaseTextChangedError,
    ReleaseWaitsError,
)
from coop.groups.rules.groups import Authority, ContactKind, ReportKind

LONGEST_REFERENCE = 200


class ReleaseState(StrEnum):
    """How a release stands."""

    WAITING = "waiting"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    REFUSED = "refused"
    STOPPED = "stopped"


class Agreement(StrEnum):
    """Whether something was agreed with police or gemeente."""

    ON_FILE = "on_file"
    #: Ticked on purpose: then they get nothing but what anybody may tell them.
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What a release covers; anything new asks for a new one."""

    kinds: frozenset[ReportKind]
    receivers: frozenset[ContactKind]
    #: C27: groups may take photos in; without it nobody sends any.
    photos: bool = False


def expires_on(adopted_on: date) -> date:
    """Return the first day on which a release does not hold any more: each year again."""
    try:
        return adopted_on.replace(year=adopted_on.year + 1)
    except ValueError:  # 29 February
        return date(adopted_on.year + 1, 3, 1)


#: So many days before the end the board hears of it, and on the day itself: from then on
#: everything is practice, and nobody may find that out by silence.
WARN_DAYS = (30, 7, 0)


def warnings_due(adopted_on: date, today: date) -> tuple[int, ...]:
    """Return which warnings about the end of a release are due, the newest last."""
    left = (expires_on(adopted_on) - today).days
    return tuple(days for days in WARN_DAYS if left <= days)


def release_state(
    *, adopted_on: date | None, is_refused: bool, is_stopped: bool, today: date
) -> ReleaseState:
    """Return how a release stands today; its last day is the day before it expires."""
    if is_refused:
        return ReleaseState.REFUSED
    if is_stopped:
        return ReleaseState.STOPPED
    if adopted_on is None:
        return ReleaseState.WAITING
    return ReleaseState.IN_FORCE if today < expires_on(adopted_on) else ReleaseState.EXPIRED


def ensure_may_propose(
    *,
    cover: Cover,
    ticked: Collection[bool],
    seen_digest: str,
    digest: str,
    has_waiting: bool,
) -> None:
    """Refuse a proposal before everything was read, or of a text that changed meanwhile."""
    if has_waiting:
        raise ReleaseWaitsError
    if not all(ticked):
        raise ReleaseStepMissingError
    if seen_digest != digest:
        raise ReleaseTextChangedError
    if not cover.kinds:
        raise NothingToReleaseError


def ensure_agreed(
    *, police: Agreement, municipality: Agreement, deciding: Collection[Authority]
) -> None:
    """Refuse joint controllers without an agreement (AVG art. 26).

    Where police or gemeente decide along about a group, they answer for its data together with
    the cooperative, and have to say in writing who does what.
    """
    agreed = {Authority.POLICE: police, Authority.MUNICIPALITY: municipality}
    without = [one for one in deciding if agreed[one] is Agreement.NONE]
    if without:
        raise AgreementNeededError(authority=without[0])


def ensure_may_adopt(
    state: ReleaseState, *, proposed_by: object, confirmed_by: object, is_same_text: bool
) -> None:
    """Refuse one board member who would be two, and a text that changed since."""
    if state is not ReleaseState.WAITING:
        raise NoReleaseWaitsError
    if proposed_by == confirmed_by:
        raise AnotherMemberNeededError
    if not is_same_text:
        raise ReleaseTextChangedError
