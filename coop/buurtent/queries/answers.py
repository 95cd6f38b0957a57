"""One tent as the police and the invited neighbours see it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.buurtent.lookups import invitation_of, police_of, tent_by_id
from coop.buurtent.models import TentInvitation, TentSession
from coop.buurtent.rules import Cause, NeighbourAnswer, PoliceState, TentState
from coop.buurtent.rules.police import DeclineReason
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case

#: More than this nobody reads in a chat.
MOST_IN_CHAT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceQuestion:
    """What the police are asked: where, when, and what they said so far."""

    session_id: uuid.UUID
    cause: Cause
    place: str
    street: str
    starts_at: datetime
    ends_at: datetime
    state: TentState
    police: PoliceState
    answered_at: datetime | None
    reason: DeclineReason | None
    replacement: str | None
    remark: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationView:
    """What an invited neighbour sees."""

    session_id: uuid.UUID
    cause: Cause
    place: str
    street: str
    starts_at: datetime
    ends_at: datetime
    state: TentState
    answer: NeighbourAnswer | None


@use_case(Permission.BUURTENT_POLICE_ANSWER)
def police_question(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> PoliceQuestion:
    """Return what the police are asked about one tent."""
    uow.require(
        actor, Permission.BUURTENT_POLICE_ANSWER, Scope(ScopeKind.TENT_SESSION, session_id)
    )
    tent = tent_by_id(uow.session, session_id)
    police = police_of(uow.session, session_id)
    return PoliceQuestion(
        session_id=session_id,
        cause=tent.cause,
        place=tent.place,
        street=tent.street,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        state=tent.state(uow.now),
        police=police.state,
        answered_at=police.answered_at,
        reason=police.reason,
        replacement=police.replacement,
        remark=police.remark,
    )


@use_case(Permission.BUURTENT_INVITATION_READ)
def my_invitation(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> InvitationView:
    """Return the actor's own invitation to a tent."""
    actor.require(Permission.BUURTENT_INVITATION_READ, Scope(ScopeKind.TENT_SESSION, session_id))
    tent = tent_by_id(uow.session, session_id)
    invitation = invitation_of(uow.session, session_id, actor.person_id)
    return _invitation(tent, invitation, uow.now)


@use_case(Permission.BUURTENT_INVITATION_READ)
def my_invitations(uow: UnitOfWork, actor: Actor) -> tuple[InvitationView, ...]:
    """Return the actor's invitations to tents that are not over, the first one first."""
    rows = uow.session.execute(
        select(TentSession, TentInvitation)
        .join(TentInvitation, TentInvitation.session_id == TentSession.id)
        .where(TentInvitation.person_id == actor.person_id, TentSession.ends_at > uow.now)
        .order_by(TentSession.starts_at, TentSession.id)
        .limit(MOST_IN_CHAT)
    )
    return tuple(_invitation(tent, invitation, uow.now) for tent, invitation in rows)


def _invitation(tent: TentSession, invitation: TentInvitation, now: datetime) -> InvitationView:
    return InvitationView(
        session_id=tent.id,
        cause=tent.cause,
        place=tent.place,
        street=tent.street,
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        state=tent.state(now),
        answer=invitation.answer,
    )
