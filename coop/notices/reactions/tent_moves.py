"""Who hears that a tent moves: everybody who heard of it, once."""

import uuid
from datetime import datetime

from sqlalchemy import select

from coop.buurtent.events import TentMoved
from coop.buurtent.lookups import tent_by_id, volunteers_of
from coop.buurtent.models import TentInvitation, TentPolice, TentSession
from coop.buurtent.rules import neighbour_reminder_at, police_reminder_at
from coop.kernel.unit_of_work import UnitOfWork
from coop.notices.outbox import Recipient, ToContact, ToEmail, ToPerson, queue
from coop.notices.reactions.reaction import Reactions
from coop.notices.rules import NoticeKind
from coop.people.rules import Purpose


def _tell_neighbours(uow: UnitOfWork, event: TentMoved) -> None:
    tent = tent_by_id(uow.session, event.session_id)
    remind_at = neighbour_reminder_at(starts_at=tent.starts_at, invited_at=uow.now)
    people = uow.session.scalars(
        select(TentInvitation.person_id)
        .where(TentInvitation.session_id == tent.id, TentInvitation.person_id.is_not(None))
        .order_by(TentInvitation.id)
    )
    for person_id in people:
        assert person_id is not None
        to = ToPerson(person_id, Purpose.BUURTENT)
        _tell(uow, tent, NoticeKind.TENT_MOVED, to, person_id)
        if remind_at is not None:
            _tell(uow, tent, NoticeKind.TENT_REMINDER, to, person_id, due_at=remind_at)


def _tell_volunteers(uow: UnitOfWork, event: TentMoved) -> None:
    tent = tent_by_id(uow.session, event.session_id)
    for person_id in volunteers_of(uow.session, tent.id):
        _tell(uow, tent, NoticeKind.TENT_MOVED_STAFF, ToPerson(person_id), person_id)


def _ask_police(uow: UnitOfWork, event: TentMoved) -> None:
    tent = tent_by_id(uow.session, event.session_id)
    police = uow.session.get(TentPolice, tent.id)
    if police is None:
        return
    to = (
        ToEmail(police.email)
        if police.contact_id is None
        else ToContact(police.contact_id, police.email)
    )
    _tell(uow, tent, NoticeKind.TENT_POLICE_MOVED, to)
    remind_at = police_reminder_at(starts_at=tent.starts_at, asked_at=uow.now)
    if remind_at is not None:
        _tell(uow, tent, NoticeKind.TENT_POLICE_REMINDER, to, due_at=remind_at)


def _tell(
    uow: UnitOfWork,
    tent: TentSession,
    kind: NoticeKind,
    to: Recipient,
    person_id: uuid.UUID | None = None,
    *,
    due_at: datetime | None = None,
) -> None:
    queue(
        uow,
        kind=kind,
        to=to,
        subject_id=tent.id,
        args={"sequence": tent.sequence},
        due_at=due_at,
        # What is told at once may be about tonight: no waiting until the morning.
        urgent=due_at is None,
        dedupe=_key(kind, tent, person_id),
    )


def _key(kind: NoticeKind, tent: TentSession, person_id: uuid.UUID | None = None) -> str:
    whose = f":{person_id}" if person_id else ""
    return f"{kind}:{tent.id}:{tent.sequence}{whose}"


REACTIONS: Reactions = {TentMoved: (_tell_neighbours, _tell_volunteers, _ask_police)}
