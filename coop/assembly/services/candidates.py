"""Candidates: the board names them or members stand, they tell who they are, and may withdraw."""

import uuid

from sqlalchemy import delete, select

from coop.assembly.documents.photos import portrait_of
from coop.assembly.errors import (
    AgendaFrozenError,
    CandidateNotFoundError,
    NobodyToNominateError,
    NominatedAlreadyError,
)
from coop.assembly.events import CandidateNamed
from coop.assembly.lookups import candidate_by_id, candidate_of, locked_item
from coop.assembly.models import AgendaItem, Candidate, CandidatePhoto, Meeting
from coop.assembly.rules import (
    MeetingState,
    ensure_candidacy_open,
    ensure_election,
    motion_of,
)
from coop.assembly.services.agenda import LONGEST_REMARK
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.membership.lookups import is_voter
from coop.membership.models import Member


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def nominate_candidate(
    uow: UnitOfWork, actor: Actor, *, item_id: uuid.UUID, number: int
) -> uuid.UUID:
    """Name a member for an election, for the board; he or she is asked to say yes."""
    item, meeting = locked_item(uow.session, item_id)
    if meeting.state is not MeetingState.PLANNED:
        raise AgendaFrozenError(meeting_id=meeting.id)
    ensure_election(item.kind)
    person_id = uow.session.scalar(
        select(Member.person_id).where(Member.number == number, is_voter(uow.today))
    )
    if person_id is None:
        raise NobodyToNominateError(number=number)
    if candidate_of(uow.session, item_id, person_id) is not None:
        raise NominatedAlreadyError(item_id=item_id)
    candidate = Candidate(
        id=uow.chance.new_id(),
        item_id=item_id,
        person_id=person_id,
        statement="",
        by_board=True,
        named_at=uow.now,
    )
    uow.session.add(candidate)
    _publish(uow, meeting, item)
    uow.record(CandidateNamed(candidate_id=candidate.id))
    return candidate.id


@use_case(Permission.ASSEMBLY_PROPOSAL_MAKE)
def accept_candidacy(
    uow: UnitOfWork, actor: Actor, *, candidate_id: uuid.UUID, statement: str
) -> None:
    """Say yes, and tell the members who one is; again to tell it otherwise."""
    item, meeting, candidate = _own(uow, actor, candidate_id)
    candidate.statement = motion_of(statement, field="statement", longest=LONGEST_REMARK)
    candidate.accepted_at = candidate.accepted_at or uow.now
    _publish(uow, meeting, item)


@use_case(Permission.ASSEMBLY_PROPOSAL_MAKE)
def show_photo(uow: UnitOfWork, actor: Actor, *, candidate_id: uuid.UUID, content: bytes) -> None:
    """Put one's portrait beside one's candidacy, in the place of the one before."""
    item, meeting, candidate = _own(uow, actor, candidate_id)
    portrait = portrait_of(content)
    _drop_photo(uow, candidate_id)
    uow.session.add(
        CandidatePhoto(
            candidate_id=candidate.id,
            photo_id=uow.chance.new_id(),
            content=portrait,
            uploaded_at=uow.now,
        )
    )
    _publish(uow, meeting, item)


@use_case(Permission.ASSEMBLY_PROPOSAL_MAKE)
def withdraw_candidacy(uow: UnitOfWork, actor: Actor, *, candidate_id: uuid.UUID) -> None:
    """Stand no longer; one's portrait goes at once."""
    item, meeting, candidate = _own(uow, actor, candidate_id)
    candidate.withdrawn_at = uow.now
    _drop_photo(uow, candidate_id)
    _publish(uow, meeting, item)


def _own(
    uow: UnitOfWork, actor: Actor, candidate_id: uuid.UUID
) -> tuple[AgendaItem, Meeting, Candidate]:
    """Return the actor's own candidacy, as long as it can change."""
    candidate = candidate_by_id(uow.session, candidate_id)
    if candidate.person_id != actor.person_id:
        raise CandidateNotFoundError(candidate_id=candidate_id)
    item, meeting = locked_item(uow.session, candidate.item_id)
    candidate = candidate_by_id(uow.session, candidate_id)
    ensure_candidacy_open(candidate.state, meeting.state, has_poll=item.poll_id is not None)
    return item, meeting, candidate


def _drop_photo(uow: UnitOfWork, candidate_id: uuid.UUID) -> None:
    uow.session.execute(delete(CandidatePhoto).where(CandidatePhoto.candidate_id == candidate_id))


def _publish(uow: UnitOfWork, meeting: Meeting, item: AgendaItem) -> None:
    meeting.revision += 1
    uow.note("meeting", meeting.id, topic=meeting.topic, item=item.number)
