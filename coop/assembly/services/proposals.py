"""Members who put points forward for a meeting, and the board that decides on them."""

import uuid
from datetime import date

from sqlalchemy import exists, select

from coop.assembly.errors import (
    AgendaFrozenError,
    NominatedAlreadyError,
    OwnProposalError,
    ReasonMissingError,
    SignatureNumberError,
)
from coop.assembly.events import ProposalDecided
from coop.assembly.lookups import (
    candidate_of,
    facts_of,
    locked_item,
    locked_meeting,
    proposal_by_id,
    round_of,
)
from coop.assembly.models import Candidate, Meeting, Proposal, ProposalRound, ProposalSignature
from coop.assembly.rules import (
    FEWEST_SIGNATURES,
    MOST_SIGNATURES,
    MeetingState,
    day_of,
    ensure_closing_day,
    ensure_election,
    ensure_in_time,
    ensure_signed_enough,
    ensure_undecided,
    motion_of,
    needed_text_of,
    plain_text_of,
    proposal_state_of,
    text_of,
)
from coop.assembly.services.agenda import LONGEST_TITLE, add_item
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.lookups import person_by_id

LONGEST_TEXT = 5000


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def open_proposals(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    closes_on: date,
    signatures_needed: int = FEWEST_SIGNATURES,
) -> None:
    """Ask the members what they want on the agenda, until the end of a day; again to move it."""
    meeting = _planned(uow, meeting_id)
    ensure_closing_day(closes_on, today=uow.today, meeting_on=day_of(meeting.starts_at))
    if not FEWEST_SIGNATURES <= signatures_needed <= MOST_SIGNATURES:
        raise SignatureNumberError(fewest=FEWEST_SIGNATURES, most=MOST_SIGNATURES)
    found = round_of(uow.session, meeting_id)
    if found is None:
        found = ProposalRound(
            meeting_id=meeting_id,
            opened_at=uow.now,
            closes_on=closes_on,
            signatures_needed=signatures_needed,
        )
        uow.session.add(found)
    found.closes_on, found.signatures_needed = closes_on, signatures_needed
    uow.note("meeting", meeting_id, topic=meeting.topic)


@use_case(Permission.ASSEMBLY_PROPOSAL_MAKE)
def propose_item(
    uow: UnitOfWork,
    actor: Actor,
    *,
    meeting_id: uuid.UUID,
    title: str,
    explanation: str,
    motion: str = "",
) -> uuid.UUID:
    """Put a point forward for a meeting, until the last day."""
    assert actor.person_id is not None
    meeting = _collecting(uow, meeting_id)
    proposal = Proposal(
        id=uow.chance.new_id(),
        meeting_id=meeting_id,
        proposer_id=actor.person_id,
        title=text_of(title, field="title", longest=LONGEST_TITLE),
        explanation=needed_text_of(explanation, field="explanation", longest=LONGEST_TEXT),
        motion=motion_of(motion),
        proposed_at=uow.now,
    )
    uow.session.add(proposal)
    uow.session.add(_signature(uow, proposal, actor.person_id))
    uow.note("proposal", proposal.id, topic=meeting.topic)
    return proposal.id


@use_case(Permission.ASSEMBLY_PROPOSAL_MAKE)
def stand_as_candidate(
    uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, statement: str
) -> uuid.UUID:
    """Put oneself forward for an election, until the last day; others sign under one's name."""
    assert actor.person_id is not None
    item, _ = locked_item(uow.session, item_id)
    meeting = _collecting(uow, item.meeting_id)
    ensure_election(item.kind)
    if _stands(uow, item_id, actor.person_id):
        raise NominatedAlreadyError(item_id=item_id)
    proposal = Proposal(
        id=uow.chance.new_id(),
        meeting_id=item.meeting_id,
        proposer_id=actor.person_id,
        title=text_of(
            person_by_id(uow.session, actor.person_id).name.full,
            field="title",
            longest=LONGEST_TITLE,
        ),
        explanation=needed_text_of(statement, field="statement", longest=LONGEST_TEXT),
        motion="",
        proposed_at=uow.now,
        election_id=item_id,
    )
    uow.session.add(proposal)
    uow.session.add(_signature(uow, proposal, actor.person_id))
    uow.note("proposal", proposal.id, topic=meeting.topic)
    return proposal.id


@use_case(Permission.ASSEMBLY_PROPOSAL_MAKE)
def cosign_proposal(uow: UnitOfWork, actor: Actor, *, proposal_id: uuid.UUID) -> None:
    """Stand behind another member's proposal; twice is once."""
    assert actor.person_id is not None
    proposal = proposal_by_id(uow.session, proposal_id)
    meeting = _collecting(uow, proposal.meeting_id)
    proposal = proposal_by_id(uow.session, proposal_id)
    ensure_undecided(proposal_state_of(facts_of(uow.session, proposal)))
    key = {"proposal_id": proposal_id, "person_id": actor.person_id}
    if uow.session.get(ProposalSignature, key) is None:
        uow.session.add(_signature(uow, proposal, actor.person_id))
    uow.note("proposal", proposal_id, topic=meeting.topic)


@use_case(Permission.ASSEMBLY_PROPOSAL_MAKE)
def withdraw_proposal(uow: UnitOfWork, actor: Actor, *, proposal_id: uuid.UUID) -> None:
    """Take one's own proposal back, as long as the board did not decide."""
    proposal = _to_decide(uow, proposal_id)
    if proposal.proposer_id != actor.person_id:
        raise OwnProposalError(proposal_id=proposal_id)
    ensure_undecided(proposal_state_of(facts_of(uow.session, proposal)))
    proposal.withdrawn_at = uow.now
    uow.note("proposal", proposal_id)


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def place_proposal(uow: UnitOfWork, actor: Actor, *, proposal_id: uuid.UUID) -> uuid.UUID:
    """Put a member's proposal at the end of the agenda, or its maker on the list of candidates.

    Return the point or the candidate it became.
    """
    proposal = _to_decide(uow, proposal_id)
    facts = facts_of(uow.session, proposal)
    ensure_undecided(proposal_state_of(facts))
    ensure_signed_enough(facts)
    if proposal.election_id is not None:
        made = _candidate(uow, proposal, proposal.election_id)
    else:
        made = proposal.item_id = _item(uow, actor, proposal)
    proposal.placed_at = uow.now
    uow.note("proposal", proposal_id)
    uow.record(ProposalDecided(proposal_id=proposal_id))
    return made


def _item(uow: UnitOfWork, actor: Actor, proposal: Proposal) -> uuid.UUID:
    return add_item(
        uow,
        actor,
        meeting_id=proposal.meeting_id,
        title=proposal.title,
        explanation=proposal.explanation,
        motion=proposal.motion,
    )


def _candidate(uow: UnitOfWork, proposal: Proposal, election_id: uuid.UUID) -> uuid.UUID:
    if candidate_of(uow.session, election_id, proposal.proposer_id) is not None:
        raise NominatedAlreadyError(item_id=election_id)
    candidate = Candidate(
        id=uow.chance.new_id(),
        item_id=election_id,
        person_id=proposal.proposer_id,
        statement=proposal.explanation,
        by_board=False,
        named_at=uow.now,
        # Who stands of one's own accord has said yes.
        accepted_at=proposal.proposed_at,
    )
    uow.session.add(candidate)
    return candidate.id


def _stands(uow: UnitOfWork, item_id: uuid.UUID, person_id: uuid.UUID) -> bool:
    own = exists().where(
        Proposal.election_id == item_id,
        Proposal.proposer_id == person_id,
        Proposal.withdrawn_at.is_(None),
        Proposal.refused_at.is_(None),
    )
    if candidate_of(uow.session, item_id, person_id) is not None:
        return True
    return bool(uow.session.scalar(select(own)))


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def refuse_proposal(uow: UnitOfWork, actor: Actor, *, proposal_id: uuid.UUID, reason: str) -> None:
    """Keep a member's proposal off the agenda, and say why."""
    proposal = _to_decide(uow, proposal_id)
    ensure_undecided(proposal_state_of(facts_of(uow.session, proposal)))
    reason = plain_text_of(reason)[:LONGEST_TEXT]
    if not reason:
        raise ReasonMissingError
    proposal.refused_at, proposal.refusal = uow.now, reason
    uow.note("proposal", proposal_id)
    uow.record(ProposalDecided(proposal_id=proposal_id))


def _planned(uow: UnitOfWork, meeting_id: uuid.UUID) -> Meeting:
    meeting = locked_meeting(uow.session, meeting_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AgendaFrozenError(meeting_id=meeting_id)
    return meeting


def _collecting(uow: UnitOfWork, meeting_id: uuid.UUID) -> Meeting:
    meeting = _planned(uow, meeting_id)
    found = round_of(uow.session, meeting_id)
    ensure_in_time(uow.today, closes_on=found.closes_on if found else None)
    return meeting


def _to_decide(uow: UnitOfWork, proposal_id: uuid.UUID) -> Proposal:
    """Return a proposal for a meeting that nobody else changes meanwhile."""
    _planned(uow, proposal_by_id(uow.session, proposal_id).meeting_id)
    return proposal_by_id(uow.session, proposal_id)


def _signature(uow: UnitOfWork, proposal: Proposal, person_id: uuid.UUID) -> ProposalSignature:
    return ProposalSignature(proposal_id=proposal.id, person_id=person_id, signed_at=uow.now)
