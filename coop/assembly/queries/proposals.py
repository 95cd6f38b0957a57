"""What members put forward for a meeting, as members and the board see it."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from coop.assembly.errors import MeetingNotFoundError
from coop.assembly.lookups import meeting_by_id, round_of, signatures_of
from coop.assembly.models import AgendaItem, Meeting, Proposal, ProposalRound
from coop.assembly.rules import (
    FEWEST_SIGNATURES,
    DecisionKind,
    MeetingState,
    ProposalState,
    proposal_state_of,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """A meeting that is being planned, for which members can put something forward."""

    meeting_id: uuid.UUID
    title: str
    starts_at: datetime
    #: The last day.
    closes_on: date
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """One proposal, for one reader. Who made it is told of candidates only (C28)."""

    id: uuid.UUID
    title: str
    explanation: str
    motion: str
    state: ProposalState
    signatures: int
    #: Its maker stands for election; then the title is a name.
    is_candidacy: bool
    is_own: bool
    has_signed: bool
    #: Why the board refused it.
    refusal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsView:
    """The proposals for one meeting."""

    meeting_id: uuid.UUID
    title: str
    starts_at: datetime
    state: MeetingState
    #: The last day; nothing when the board did not ask.
    closes_on: date | None
    #: How many members a proposal needs.
    needed: int
    is_open: bool
    #: The points at which somebody is chosen: identifier and title.
    elections: tuple[tuple[uuid.UUID, str], ...]
    proposals: tuple[ProposalView, ...]


@use_case(Permission.ASSEMBLY_MEETING_READ)
def open_rounds(uow: UnitOfWork, actor: Actor) -> tuple[RoundRow, ...]:
    """Return the meetings for which members can put something forward, the nearest first.

    A round that is over stays until the meeting is convened, so that who proposed something
    finds the answer.
    """
    rows = uow.session.execute(
        select(Meeting, ProposalRound.closes_on)
        .join(ProposalRound, ProposalRound.meeting_id == Meeting.id)
        .where(Meeting.convened_at.is_(None), Meeting.starts_at > uow.now)
        .order_by(Meeting.starts_at)
    )
    return tuple(
        RoundRow(
            meeting_id=meeting.id,
            title=meeting.title,
            starts_at=meeting.starts_at,
            closes_on=closes_on,
            is_open=uow.today <= closes_on,
        )
        for meeting, closes_on in rows
    )


@use_case(Permission.ASSEMBLY_MEETING_READ)
def proposals_view(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> ProposalsView:
    """Return what was put forward for a meeting; of a plan without a round, nothing is told."""
    meeting = meeting_by_id(uow.session, meeting_id)
    found = round_of(uow.session, meeting_id)
    is_planned = meeting.state is MeetingState.PLANNED
    sees_plans = actor.holds(Permission.ASSEMBLY_MEETING_CONVENE)
    if is_planned and found is None and not sees_plans:
        raise MeetingNotFoundError(meeting_id=meeting_id)
    needed = found.signatures_needed if found else FEWEST_SIGNATURES
    return ProposalsView(
        meeting_id=meeting.id,
        title=meeting.title,
        starts_at=meeting.starts_at,
        state=meeting.state,
        closes_on=found.closes_on if found else None,
        needed=needed,
        is_open=is_planned and found is not None and uow.today <= found.closes_on,
        elections=_elections(uow, meeting_id) if is_planned else (),
        proposals=_proposals(uow, actor, meeting_id, needed),
    )


def _elections(uow: UnitOfWork, meeting_id: uuid.UUID) -> tuple[tuple[uuid.UUID, str], ...]:
    rows = uow.session.execute(
        select(AgendaItem.id, AgendaItem.title)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.kind == DecisionKind.ELECTION)
        .order_by(AgendaItem.number)
    )
    return tuple((item_id, title) for item_id, title in rows)


def _proposals(
    uow: UnitOfWork, actor: Actor, meeting_id: uuid.UUID, needed: int
) -> tuple[ProposalView, ...]:
    rows = uow.session.scalars(
        select(Proposal)
        .where(Proposal.meeting_id == meeting_id, Proposal.withdrawn_at.is_(None))
        .order_by(Proposal.proposed_at, Proposal.id)
    ).all()
    signed = signatures_of(uow.session, [row.id for row in rows])
    return tuple(
        _view(row, signed.get(row.id, frozenset()), needed, actor.person_id)
        for row in rows
        # Why something was refused is between the board and who asked.
        if row.refused_at is None
        or row.proposer_id == actor.person_id
        or actor.holds(Permission.ASSEMBLY_MEETING_CONVENE)
    )


def _view(
    row: Proposal, signed: frozenset[uuid.UUID], needed: int, reader: uuid.UUID | None
) -> ProposalView:
    return ProposalView(
        id=row.id,
        title=row.title,
        explanation=row.explanation,
        motion=row.motion,
        state=proposal_state_of(row.facts(signatures=len(signed), needed=needed)),
        signatures=len(signed),
        is_candidacy=row.election_id is not None,
        is_own=row.proposer_id == reader,
        has_signed=reader in signed,
        refusal=row.refusal,
    )
