"""Who was invited to an evening or took part in a group, once it is over; how much stays."""

from datetime import date

from sqlalchemy import delete, func, select, update

from coop.buurtent.models import (
    TentCall,
    TentCallCorrection,
    TentCallPlace,
    TentDelivery,
    TentInvitation,
    TentRefusal,
    TentSession,
    TentVolunteer,
)
from coop.buurtent.models.crew import TentAvailability, TentHours, TentSwap
from coop.buurtent.models.evening import TentQuestion
from coop.groups.models import Participant
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.moderation.models import ChatInvite
from coop.patrols.models import Round, RoundNote, RoundStreet, RoundWalker, Walker
from coop.privacy.rules.retention import end_of

ROWS_AT_ONCE = 200


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_tents(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove who was invited to an evening so long ago, and who helped."""
    old = select(TentSession.id).where(TentSession.ends_at < end_of(until))
    invited = uow.session.scalars(
        select(TentInvitation.id).where(TentInvitation.session_id.in_(old)).limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(TentDelivery).where(TentDelivery.invitation_id.in_(invited)))
    uow.session.execute(delete(TentInvitation).where(TentInvitation.id.in_(invited)))
    helped = select(func.count()).where(TentVolunteer.session_id.in_(old))
    helpers = uow.session.scalar(helped) or 0
    uow.session.execute(delete(TentVolunteer).where(TentVolunteer.session_id.in_(old)))
    _forget_remarks(uow, until)
    # A wish that holds is kept for as long as it does; one that was taken back is not.
    uow.session.execute(delete(TentRefusal).where(TentRefusal.ended_at < end_of(until)))
    uow.session.execute(delete(TentQuestion).where(TentQuestion.session_id.in_(old)))
    for kept in (TentAvailability, TentHours, TentQuestion, TentSwap):
        uow.session.execute(delete(kept).where(kept.session_id.in_(old)))
    return len(invited) + helpers


def _forget_remarks(uow: UnitOfWork, until: date) -> None:
    """Remove what was written freely of calls so long ago; street and day stay for figures."""
    old = select(TentCall.id).where(TentCall.received_at < end_of(until))
    uow.session.execute(delete(TentCallCorrection).where(TentCallCorrection.call_id.in_(old)))
    uow.session.execute(update(TentCall).where(TentCall.id.in_(old)).values(remark=""))
    uow.session.execute(
        update(TentCallPlace).where(TentCallPlace.call_id.in_(old)).values(remark="")
    )


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_participants(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove who took part in a group, or asked to, and has not for long."""
    old = uow.session.scalars(
        select(Participant.id).where(Participant.ended_at < end_of(until)).limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(ChatInvite).where(ChatInvite.participant_id.in_(old)))
    uow.session.execute(delete(Participant).where(Participant.id.in_(old)))
    return len(old)


@use_case(Permission.PRIVACY_RETENTION_RUN, journal=False)
def forget_rounds(uow: UnitOfWork, actor: Actor, *, until: date) -> int:
    """Remove rounds of so long ago with all that belongs to them, and who walks no more."""
    old = uow.session.scalars(
        select(Round.id).where(Round.planned_at < end_of(until)).limit(ROWS_AT_ONCE)
    ).all()
    for kind in (RoundNote, RoundStreet, RoundWalker):
        uow.session.execute(delete(kind).where(kind.round_id.in_(old)))
    uow.session.execute(delete(Round).where(Round.id.in_(old)))
    gone = uow.session.scalars(
        select(Walker.id).where(Walker.ended_at < end_of(until)).limit(ROWS_AT_ONCE)
    ).all()
    uow.session.execute(delete(Walker).where(Walker.id.in_(gone)))
    return len(old) + len(gone)
