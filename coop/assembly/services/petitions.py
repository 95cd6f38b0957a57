"""Members who ask for a meeting, and what follows on it (BW 2:41 lid 2 and 3)."""

import uuid
from datetime import datetime

from sqlalchemy import delete, exists, select

from coop.assembly.errors import NotAPetitionerError, PetitionRunningError
from coop.assembly.events import PetitionCompleted
from coop.assembly.lookups import (
    has_signed,
    locked_petition,
    state_of_petition,
    support_of,
    terms_on,
    votes_behind,
)
from coop.assembly.models import Petition, PetitionSignature
from coop.assembly.rules import (
    MeetingForm,
    day_of,
    ensure_board_is_in_time,
    ensure_can_be_answered,
    ensure_can_be_signed,
    ensure_petitioners_may,
    motion_of,
    needed_text_of,
    text_of,
)
from coop.assembly.services.agenda import LONGEST_TITLE, add_item
from coop.assembly.services.planning import convene_meeting, plan_meeting
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

LONGEST_REASON = 5000


@use_case(Permission.ASSEMBLY_PETITION_SIGN)
def start_petition(
    uow: UnitOfWork, actor: Actor, *, subject: str, reason: str, motion: str = ""
) -> uuid.UUID:
    """Begin a request for a meeting, with one's own signature under it."""
    assert actor.person_id is not None
    own = exists().where(
        Petition.starter_id == actor.person_id,
        Petition.completed_at.is_(None),
        Petition.withdrawn_at.is_(None),
    )
    if uow.session.scalar(select(own)):
        raise PetitionRunningError
    petition = Petition(
        id=uow.chance.new_id(),
        starter_id=actor.person_id,
        subject=text_of(subject, field="subject", longest=LONGEST_TITLE),
        reason=needed_text_of(reason, field="reason", longest=LONGEST_REASON),
        motion=motion_of(motion),
        started_at=uow.now,
    )
    uow.session.add(petition)
    _sign(uow, petition, actor.person_id)
    uow.note("petition", petition.id)
    return petition.id


@use_case(Permission.ASSEMBLY_PETITION_SIGN)
def sign_petition(uow: UnitOfWork, actor: Actor, *, petition_id: uuid.UUID) -> None:
    """Stand behind a request; who signed already stays signed once."""
    assert actor.person_id is not None
    petition = locked_petition(uow.session, petition_id)
    if has_signed(uow.session, petition_id, actor.person_id):
        return
    ensure_can_be_signed(state_of_petition(uow.session, petition, uow.today))
    _sign(uow, petition, actor.person_id)
    uow.note("petition", petition_id)


@use_case(Permission.ASSEMBLY_PETITION_SIGN)
def withdraw_signature(uow: UnitOfWork, actor: Actor, *, petition_id: uuid.UUID) -> None:
    """Take one's signature back before the request is complete; the last one takes it with it."""
    petition = locked_petition(uow.session, petition_id)
    if not has_signed(uow.session, petition_id, actor.person_id):
        return
    ensure_can_be_signed(state_of_petition(uow.session, petition, uow.today))
    uow.session.execute(
        delete(PetitionSignature).where(
            PetitionSignature.petition_id == petition_id,
            PetitionSignature.person_id == actor.person_id,
        )
    )
    left = exists().where(PetitionSignature.petition_id == petition_id)
    if not uow.session.scalar(select(left)):
        petition.withdrawn_at = uow.now
    uow.note("petition", petition_id)


@use_case(Permission.ASSEMBLY_MEETING_CONVENE)
def plan_petitioned_meeting(
    uow: UnitOfWork,
    actor: Actor,
    *,
    petition_id: uuid.UUID,
    title: str,
    place: str,
    starts_at: datetime,
) -> uuid.UUID:
    """Plan, for the board, the meeting that members asked for; convening it answers them."""
    petition = locked_petition(uow.session, petition_id)
    ensure_can_be_answered(state_of_petition(uow.session, petition, uow.today))
    if petition.meeting_id is not None:
        # A second press: the plan is there, and its secretary may go on with it.
        return petition.meeting_id
    assert petition.completed_at is not None
    ensure_board_is_in_time(
        day_of(starts_at),
        complete_on=day_of(petition.completed_at),
        today=uow.today,
        terms=terms_on(uow.session, uow.today),
    )
    return _plan(uow, actor, petition, title=title, place=place, starts_at=starts_at)


@use_case(Permission.ASSEMBLY_PETITION_SIGN)
def convene_for_petition(
    uow: UnitOfWork,
    actor: Actor,
    *,
    petition_id: uuid.UUID,
    title: str,
    place: str,
    starts_at: datetime,
) -> uuid.UUID:
    """Convene the meeting oneself, as one who signed, after the board's fourteen days."""
    petition = locked_petition(uow.session, petition_id)
    if not has_signed(uow.session, petition_id, actor.person_id):
        raise NotAPetitionerError(petition_id=petition_id)
    state = state_of_petition(uow.session, petition, uow.today)
    complete_on = day_of(petition.completed_at) if petition.completed_at else uow.today
    ensure_petitioners_may(state, complete_on=complete_on, terms=terms_on(uow.session, uow.today))
    # What the board planned and did not convene stays its own plan.
    meeting_id = _plan(uow, actor, petition, title=title, place=place, starts_at=starts_at)
    petition.by_petitioners = True
    convene_meeting(uow, actor, meeting_id=meeting_id)
    return meeting_id


def _sign(uow: UnitOfWork, petition: Petition, person_id: uuid.UUID) -> None:
    uow.session.add(
        PetitionSignature(petition_id=petition.id, person_id=person_id, signed_at=uow.now)
    )
    signed = votes_behind(uow.session, [petition.id], uow.today).get(petition.id, 0)
    support = support_of(uow.session, signed, uow.today)
    if support.is_enough:
        petition.completed_at = uow.now
        petition.votes_signed = support.signed
        petition.votes_needed = support.needed
        petition.votes_all = support.votes
        uow.record(PetitionCompleted(petition_id=petition.id))


def _plan(
    uow: UnitOfWork,
    actor: Actor,
    petition: Petition,
    *,
    title: str,
    place: str,
    starts_at: datetime,
) -> uuid.UUID:
    # In the hall: whether members vote from home is for who holds the meeting to arrange.
    meeting_id = plan_meeting(
        uow, actor, title=title, form=MeetingForm.HALL, place=place, starts_at=starts_at
    )
    add_item(
        uow,
        actor,
        meeting_id=meeting_id,
        title=petition.subject,
        explanation=petition.reason,
        motion=petition.motion,
    )
    petition.meeting_id = meeting_id
    return meeting_id
