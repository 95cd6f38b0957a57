"""Switches that two board members turn together, with the words of the deed (C30)."""

import uuid
from datetime import datetime
from enum import StrEnum

from coop.statutes.errors import (
    ClauseMissingError,
    DeedPageMissingError,
    OwnProposalError,
    ProposalDecidedError,
    SwitchNeedsTwoError,
)
from coop.statutes.rules.keys import RuleKey

LONGEST_CLAUSE = 2000
LONGEST_DEED_PAGE = 40

#: BW 2:38 lid 6 and 8, and bill 36 489: each needs a clause in the statutes.
SWITCHES = (
    RuleKey.ELECTRONIC_VOTING,
    RuleKey.ELECTRONIC_BEFOREHAND,
    RuleKey.DIGITAL_MEETING,
)


class ProposalState(StrEnum):
    """How far a proposal to turn a switch is."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


def state_of(*, confirmed_at: datetime | None, refused_at: datetime | None) -> ProposalState:
    """Tell from its timestamps how far a proposal is."""
    if confirmed_at is not None:
        return ProposalState.CONFIRMED
    return ProposalState.OPEN if refused_at is None else ProposalState.REFUSED


def ensure_no_switch(key: RuleKey) -> None:
    """Refuse to do alone what two do together."""
    if key in SWITCHES:
        raise SwitchNeedsTwoError(key=key)


def ensure_literal(clause: str, deed_page: str) -> None:
    """Refuse a switch without the literal words of the statutes and where they stand."""
    if not clause.strip():
        raise ClauseMissingError
    if not deed_page.strip():
        raise DeedPageMissingError


def ensure_undecided(state: ProposalState) -> None:
    """Refuse to decide twice."""
    if state is not ProposalState.OPEN:
        raise ProposalDecidedError


def ensure_another(proposed_by: uuid.UUID, confirms: uuid.UUID | None) -> None:
    """Refuse to confirm one's own proposal: four eyes read the deed."""
    if confirms is None or confirms == proposed_by:
        raise OwnProposalError
