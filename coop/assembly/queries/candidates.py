"""Candidates as members and the board see them."""

import uuid
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from coop.assembly.errors import CandidateNotFoundError
from coop.assembly.lookups import conflicts_of, meeting_by_id
from coop.assembly.models import AgendaItem, Candidate, CandidatePhoto, Meeting
from coop.assembly.rules import CandidateState, MeetingState
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person
from coop.roles.rules.conflicts import Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateView:
    """A candidate, for one reader."""

    id: uuid.UUID
    item_id: uuid.UUID
    meeting_id: uuid.UUID
    election: str
    name: str
    statement: str
    by_board: bool
    state: CandidateState
    photo_id: uuid.UUID | None
    is_own: bool
    #: For the board only: what the candidate holds that goes badly with it.
    conflicts: tuple[Conflict, ...]


@use_case(Permission.ASSEMBLY_MEETING_READ)
def candidates_view(
    uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID
) -> tuple[CandidateView, ...]:
    """Return the candidates of a meeting, by name.

    Members see who stands, from the convocation on; who was asked and who withdrew is for the
    board, and one's own for oneself.
    """
    return _views(uow, actor, AgendaItem.meeting_id == meeting_by_id(uow.session, meeting_id).id)


@use_case(Permission.ASSEMBLY_MEETING_READ)
def own_candidacies(uow: UnitOfWork, actor: Actor) -> tuple[CandidateView, ...]:
    """Return where the actor stands, or is asked to stand, in meetings to come."""
    return _views(
        uow,
        actor,
        Candidate.person_id == actor.person_id,
        Candidate.withdrawn_at.is_(None),
        Meeting.closed_at.is_(None),
    )


@use_case(Permission.ASSEMBLY_MEETING_READ)
def candidate_view(uow: UnitOfWork, actor: Actor, *, candidate_id: uuid.UUID) -> CandidateView:
    """Return one's own candidacy."""
    found = _views(
        uow, actor, Candidate.id == candidate_id, Candidate.person_id == actor.person_id
    )
    if not found:
        raise CandidateNotFoundError(candidate_id=candidate_id)
    return found[0]


@use_case(Permission.ASSEMBLY_MEETING_READ)
def candidate_photo(uow: UnitOfWork, actor: Actor, *, photo_id: uuid.UUID) -> bytes:
    """Return a portrait, to who may see its candidate."""
    found = uow.session.execute(
        select(CandidatePhoto.content, Candidate, Meeting)
        .join(Candidate, Candidate.id == CandidatePhoto.candidate_id)
        .join(AgendaItem, AgendaItem.id == Candidate.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(CandidatePhoto.photo_id == photo_id)
    ).one_or_none()
    if found is None or not _is_shown(found[1], found[2], actor):
        raise CandidateNotFoundError(photo_id=photo_id)
    return bytes(found[0])


def _is_shown(candidate: Candidate, meeting: Meeting, actor: Actor) -> bool:
    if candidate.person_id == actor.person_id:
        return True
    if actor.holds(Permission.ASSEMBLY_MEETING_CONVENE):
        return True
    is_public = meeting.state is not MeetingState.PLANNED
    return is_public and candidate.state is CandidateState.STANDING


def _views(
    uow: UnitOfWork, actor: Actor, *which: ColumnElement[bool]
) -> tuple[CandidateView, ...]:
    rows = uow.session.execute(
        select(Candidate, AgendaItem, Meeting, Person, CandidatePhoto.photo_id)
        .join(AgendaItem, AgendaItem.id == Candidate.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .join(Person, Person.id == Candidate.person_id)
        .outerjoin(CandidatePhoto, CandidatePhoto.candidate_id == Candidate.id)
        .where(*which)
        .order_by(Meeting.starts_at, AgendaItem.number, Person.sort_name, Person.id)
    )
    found = [row for row in rows if _is_shown(row[0], row[2], actor)]
    board = actor.holds(Permission.ASSEMBLY_MEETING_CONVENE)
    people = [candidate.person_id for candidate, *_ in found] if board else []
    conflicts = conflicts_of(uow.session, people, uow.today)
    return tuple(
        CandidateView(
            id=candidate.id,
            item_id=item.id,
            meeting_id=meeting.id,
            election=item.title,
            name=person.name.full,
            statement=candidate.statement,
            by_board=candidate.by_board,
            state=candidate.state,
            photo_id=photo_id,
            is_own=candidate.person_id == actor.person_id,
            conflicts=conflicts.get(candidate.person_id, ()),
        )
        for candidate, item, meeting, person, photo_id in found
    )
