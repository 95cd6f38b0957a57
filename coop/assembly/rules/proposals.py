"""What members put forward for a meeting, and until when, free of any storage."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coop.assembly.errors import (
    ClosingDayError,
    ProposalDecidedError,
    ProposalsClosedError,
    ProposalsOverError,
    SignaturesMissingError,
)

#: No law or rule of ours asks for more than who makes the proposal.
FEWEST_SIGNATURES = 1
MOST_SIGNATURES = 100


class ProposalState(StrEnum):
    """How far a proposal of a member is."""

    #: More members have to sign.
    SIGNING = "signing"
    #: The board's turn.
    WAITING = "waiting"
    PLACED = "placed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFacts:
    """What decides how far a proposal is."""

    signatures: int
    needed: int
    is_placed: bool
    is_refused: bool
    is_withdrawn: bool


def proposal_state_of(facts: ProposalFacts) -> ProposalState:
    """Tell how far a proposal is."""
    if facts.is_withdrawn:
        return ProposalState.WITHDRAWN
    if facts.is_placed:
        return ProposalState.PLACED
    if facts.is_refused:
        return ProposalState.REFUSED
    return ProposalState.WAITING if facts.signatures >= facts.needed else ProposalState.SIGNING


def ensure_in_time(today: date, *, closes_on: date | None) -> None:
    """Refuse before the board asked for proposals, and after the last day."""
    if closes_on is None:
        raise ProposalsClosedError
    if today > closes_on:
        raise ProposalsOverError(closes_on=closes_on)


def ensure_closing_day(closes_on: date, *, today: date, meeting_on: date) -> None:
    """Refuse a last day that is over already, or on which the meeting itself is held."""
    if not today <= closes_on < meeting_on:
        raise ClosingDayError(meeting_on=meeting_on)


def ensure_undecided(state: ProposalState) -> None:
    """Refuse to change what was decided or taken back."""
    if state not in {ProposalState.SIGNING, ProposalState.WAITING}:
        raise ProposalDecidedError


def ensure_signed_enough(facts: ProposalFacts) -> None:
    """Refuse to put on the agenda what too few members stand behind."""
    if facts.signatures < facts.needed:
        raise SignaturesMissingError(missing=facts.needed - facts.signatures)
