"""Who hears of a tent: the police, the neighbours and the volunteers."""

import uuid

from sqlalchemy import select

from coop.buurtent.events import NeighboursInvited, PoliceAnswered, PoliceAsked, TentCancelled
from coop.buurtent.lookups import police_of, tent_by_id, volunteers_of
from coop.buurtent.models import TentInvitation, TentPolice
from coop.buurtent.rules import neighbour_reminder_at, police_reminder_at
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import ToContact, ToEmail, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind, tent_invitation_key, tent_screen
from coop.people.rules import Purpose


def _ask_police(uow: UnitOfWork, event: PoliceAsked) -> None:
    tent = tent_by_id(uow.session, event.session_id)
    police = police_of(uow.session, event.session_id)
    to = _to(police)
    queue(
        uow,
        kind=NoticeKind.TENT_POLICE_QUESTION,
        to=to,
        subject_id=tent.id,
        dedupe=f"tent_police_question:{tent.id}",
    )
    # Whether it is still needed is seen when it is due: who answered meanwhile gets none.
    remind_at = police_reminder_at(starts_at=tent.starts_at, asked_at=police.asked_at)
    if remind_at is not None:
        queue(
            uow,
            kind=NoticeKind.TENT_POLICE_REMINDER,
            to=to,
            subject_id=tent.id,
            due_at=remind_at,
            dedupe=f"tent_police_reminder:{tent.id}",
        )


def _invite(uow: UnitOfWork, event: NeighboursInvited) -> None:
    tent = tent_by_id(uow.session, event.session_id)
    remind_at = neighbour_reminder_at(starts_at=tent.starts_at, invited_at=uow.now)
    for person_id in _invited(uow, event.session_id):
        to = ToPerson(person_id, Purpose.BUURTENT)
        queue(
            uow,
            kind=NoticeKind.TENT_INVITATION,
            to=to,
            subject_id=tent.id,
            dedupe=tent_invitation_key(tent.id, person_id),
            screen=tent_screen(tent.id),
        )
        if remind_at is not None:
            queue(
                uow,
                kind=NoticeKind.TENT_REMINDER,
                to=to,
                subject_id=tent.id,
                due_at=remind_at,
                dedupe=f"tent_reminder:{tent.id}:{person_id}",
            )


def _tell_volunteers(uow: UnitOfWork, event: PoliceAnswered) -> None:
    police = police_of(uow.session, event.session_id)
    assert police.answered_at is not None
    for person_id in volunteers_of(uow.session, event.session_id):
        queue(
            uow,
            kind=NoticeKind.TENT_POLICE_ANSWERED,
            to=ToPerson(person_id),
            subject_id=event.session_id,
            dedupe=(
                f"tent_police_answered:{event.session_id}:{person_id}"
                f":{police.answered_at.isoformat()}"
            ),
        )


def _tell_all(uow: UnitOfWork, event: TentCancelled) -> None:
    session_id = event.session_id
    for person_id in _invited(uow, session_id):
        queue(
            uow,
            kind=NoticeKind.TENT_CANCELLED,
            to=ToPerson(person_id, Purpose.BUURTENT),
            subject_id=session_id,
            # Somebody may be putting on a coat: no waiting until the morning.
            urgent=True,
            dedupe=f"tent_cancelled:{session_id}:{person_id}",
        )
    police = uow.session.get(TentPolice, session_id)
    staff = [ToPerson(person_id) for person_id in volunteers_of(uow.session, session_id)]
    for number, to in enumerate((*staff, *((_to(police),) if police else ()))):
        queue(
            uow,
            kind=NoticeKind.TENT_CANCELLED_STAFF,
            to=to,
            subject_id=session_id,
            urgent=True,
            dedupe=f"tent_cancelled_staff:{session_id}:{number}",
        )


def _to(police: TentPolice) -> ToContact | ToEmail:
    if police.contact_id is None:
        return ToEmail(police.email)
    return ToContact(police.contact_id, police.email)


def _invited(uow: UnitOfWork, session_id: uuid.UUID) -> list[uuid.UUID]:
    people = uow.session.scalars(
        select(TentInvitation.person_id)
        .where(TentInvitation.session_id == session_id, TentInvitation.person_id.is_not(None))
        .order_by(TentInvitation.id)
    )
    return [person_id for person_id in people if person_id is not None]


REACTIONS: Reactions = {
    NeighboursInvited: (_invite,),
    PoliceAnswered: (_tell_volunteers,),
    PoliceAsked: (_ask_police,),
    TentCancelled: (_tell_all,),
}
