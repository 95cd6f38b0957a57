"""Requests of members for a meeting, as members and the board see them."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from coop.assembly.lookups import (
    has_signed,
    petition_by_id,
    petition_of_meeting,
    support_of,
    terms_on,
    votes_behind,
)
from coop.assembly.models import Meeting, Petition, PetitionSignature
from coop.assembly.rules import (
    PetitionState,
    Terms,
    day_of,
    last_meeting_day,
    petition_state_of,
    petitioners_from,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionRow:
    """A request in a list, with the votes behind it."""

    id: uuid.UUID
    subject: str
    state: PetitionState
    signed: int
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionView:
    """One request, for one reader."""

    row: PetitionRow
    reason: str
    motion: str
    started_at: datetime
    #: How many votes all members have together.
    votes: int
    completed_at: datetime | None
    #: Until when the board can hold the meeting, and from when those who signed may convene it.
    last_meeting_day: date | None
    petitioners_from: date | None
    has_signed: bool
    #: The meeting that answers it; a plan is told to who may see plans.
    meeting_id: uuid.UUID | None
    by_petitioners: bool
    #: Who signed, for the board that checks it; empty for all others.
    signers: tuple[str, ...]

    @property
    def state(self) -> PetitionState:
        """Return how far it is."""
        return self.row.state


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """On whose request a meeting is held."""

    petition_id: uuid.UUID
    signed: int
    needed: int
    by_petitioners: bool


@use_case(Permission.ASSEMBLY_MEETING_READ)
def petition_rows(uow: UnitOfWork, actor: Actor) -> tuple[PetitionRow, ...]:
    """Return the requests nobody answered yet, the newest first."""
    rows = uow.session.execute(
        select(Petition, Meeting.convened_at)
        .outerjoin(Meeting, Meeting.id == Petition.meeting_id)
        .where(Petition.withdrawn_at.is_(None), Meeting.convened_at.is_(None))
        .order_by(Petition.started_at.desc())
    ).all()
    return _rows(uow, [(petition, convened) for petition, convened in rows])


@use_case(Permission.ASSEMBLY_MEETING_READ)
def petition_view(uow: UnitOfWork, actor: Actor, *, petition_id: uuid.UUID) -> PetitionView:
    """Return one request."""
    session = uow.session
    petition = petition_by_id(session, petition_id)
    meeting = session.get(Meeting, petition.meeting_id) if petition.meeting_id else None
    convened_at = meeting.convened_at if meeting else None
    (row,) = _rows(uow, [(petition, convened_at)])
    terms = terms_on(session, uow.today)
    complete_on = day_of(petition.completed_at) if petition.completed_at else None
    sees_plans = actor.holds(Permission.ASSEMBLY_MEETING_CONVENE)
    return PetitionView(
        row=row,
        reason=petition.reason,
        motion=petition.motion,
        started_at=petition.started_at,
        votes=petition.votes_all or support_of(session, 0, uow.today).votes,
        completed_at=petition.completed_at,
        last_meeting_day=last_meeting_day(complete_on, terms) if complete_on else None,
        petitioners_from=petitioners_from(complete_on, terms) if complete_on else None,
        has_signed=has_signed(session, petition_id, actor.person_id),
        meeting_id=petition.meeting_id if convened_at or sees_plans else None,
        by_petitioners=petition.by_petitioners,
        signers=_signers(uow, petition_id) if sees_plans and complete_on else (),
    )


@use_case(Permission.ASSEMBLY_MEETING_READ)
def petition_behind(uow: UnitOfWork, actor: Actor, *, meeting_id: uuid.UUID) -> Behind | None:
    """Return on whose request a meeting is held, if on anybody's."""
    petition = petition_of_meeting(uow.session, meeting_id)
    if petition is None:
        return None
    return Behind(
        petition_id=petition.id,
        signed=petition.votes_signed or 0,
        needed=petition.votes_needed or 0,
        by_petitioners=petition.by_petitioners,
    )


def _rows(
    uow: UnitOfWork, found: Sequence[tuple[Petition, datetime | None]]
) -> tuple[PetitionRow, ...]:
    """Write rows with three questions to the database, however many there are."""
    if not found:
        return ()
    terms = terms_on(uow.session, uow.today)
    behind = votes_behind(uow.session, [petition.id for petition, _ in found], uow.today)
    needed = support_of(uow.session, 0, uow.today).needed
    return tuple(
        PetitionRow(
            id=petition.id,
            subject=petition.subject,
            state=_state(petition, convened_at, terms, uow.today),
            # What is complete keeps the numbers of that day.
            signed=(
                behind.get(petition.id, 0)
                if petition.votes_signed is None
                else petition.votes_signed
            ),
            needed=petition.votes_needed or needed,
        )
        for petition, convened_at in found
    )


def _state(
    petition: Petition, convened_at: datetime | None, terms: Terms, today: date
) -> PetitionState:
    return petition_state_of(
        complete_on=day_of(petition.completed_at) if petition.completed_at else None,
        is_withdrawn=petition.withdrawn_at is not None,
        is_convened=convened_at is not None,
        today=today,
        terms=terms,
    )


def _signers(uow: UnitOfWork, petition_id: uuid.UUID) -> tuple[str, ...]:
    people = uow.session.scalars(
        select(Person)
        .join(PetitionSignature, PetitionSignature.person_id == Person.id)
        .where(PetitionSignature.petition_id == petition_id)
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(person.name.sorted for person in people)
