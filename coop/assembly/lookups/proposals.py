"""Finds what members put forward for a meeting, and who stands behind it."""

import uuid
from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from coop.assembly.errors import ProposalNotFoundError
from coop.assembly.models import Proposal, ProposalRound, ProposalSignature
from coop.assembly.rules import FEWEST_SIGNATURES, ProposalFacts


def round_of(session: Session, meeting_id: uuid.UUID) -> ProposalRound | None:
    """Return until when members put something forward for a meeting."""
    return session.get(ProposalRound, meeting_id)


def proposal_by_id(session: Session, proposal_id: uuid.UUID) -> Proposal:
    """Return a proposal as it is now, or refuse."""
    proposal = session.get(Proposal, proposal_id, populate_existing=True)
    if proposal is None:
        raise ProposalNotFoundError(proposal_id=proposal_id)
    return proposal


def signatures_of(
    session: Session, proposals: Collection[uuid.UUID]
) -> dict[uuid.UUID, frozenset[uuid.UUID]]:
    """Return who stands behind each proposal."""
    rows = session.execute(
        select(ProposalSignature.proposal_id, ProposalSignature.person_id).where(
            ProposalSignature.proposal_id.in_(proposals)
        )
    )
    found: dict[uuid.UUID, set[uuid.UUID]] = {}
    for proposal_id, person_id in rows:
        found.setdefault(proposal_id, set()).add(person_id)
    return {proposal_id: frozenset(people) for proposal_id, people in found.items()}


def facts_of(session: Session, proposal: Proposal) -> ProposalFacts:
    """Return what decides how far a proposal is."""
    signed = session.scalar(
        select(func.count()).where(ProposalSignature.proposal_id == proposal.id)
    )
    found = round_of(session, proposal.meeting_id)
    needed = found.signatures_needed if found else FEWEST_SIGNATURES
    return proposal.facts(signatures=signed or 0, needed=needed)
