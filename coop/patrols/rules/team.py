"""Who walks rounds in a group, by which rules of conduct, and what was agreed beside them."""

from datetime import datetime
from enum import StrEnum

from coop.patrols.errors import (
    AlreadyWalkerError,
    ConductChangedError,
    ConductNotAcceptedError,
    WalkerNotFoundError,
    WalksNotInGroupError,
)

LONGEST_OWN_RULES = 1000


class Insurance(StrEnum):
    """Whether the gemeente insures who walks (C25): asked, and shown to who asks to walk."""

    UNKNOWN = "unknown"
    INSURED = "insured"
    NOT_INSURED = "not_insured"


class WalkerState(StrEnum):
    """How somebody stands to the rounds of a group."""

    ASKED = "asked"
    ADMITTED = "admitted"
    ENDED = "ended"


def state_of_walker(*, admitted_at: datetime | None, ended_at: datetime | None) -> WalkerState:
    """Return how somebody stands to the rounds of a group."""
    if ended_at is not None:
        return WalkerState.ENDED
    return WalkerState.ASKED if admitted_at is None else WalkerState.ADMITTED


def ensure_may_ask(present: WalkerState | None, *, belongs: bool) -> None:
    """Refuse who asked before, and who does not belong to the group."""
    if present is not None:
        raise AlreadyWalkerError
    if not belongs:
        raise WalksNotInGroupError


def ensure_asks(present: WalkerState) -> None:
    """Refuse to decide on what was decided."""
    if present is not WalkerState.ASKED:
        raise WalkerNotFoundError


def ensure_read(seen: int, version: int) -> None:
    """Refuse a yes to rules of conduct that are no longer these."""
    if seen != version:
        raise ConductChangedError


def ensure_conduct(accepted: int | None, version: int) -> None:
    """Refuse who did not say yes to the rules of conduct as they are today.

    Rounds are walked within rules of conduct laid down beforehand (research/
    story-buurtpreventie.md, Den Haag): no round before the yes, and none on an older one.
    """
    if accepted != version:
        raise ConductNotAcceptedError
