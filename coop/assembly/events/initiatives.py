"""Facts about what members ask for."""

import uuid
from dataclasses import dataclass

from coop.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionCompleted(Event):
    """Enough votes stand behind a request for a meeting."""

    petition_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDecided(Event):
    """The board put a member's proposal on the agenda, or refused it."""

    proposal_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateNamed(Event):
    """The board named somebody for an election."""

    candidate_id: uuid.UUID
