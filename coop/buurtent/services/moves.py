"""Moving a tent to another moment or place."""

import uuid
from datetime import UTC, datetime

from sqlalchemy import update

from coop.buurtent.events import TentMoved
from coop.buurtent.lookups import known_street, tent_by_id
from coop.buurtent.models import TentInvitation, TentMove, TentPolice, TentSession
from coop.buurtent.rules import coarse, ensure_place, ensure_planned, ensure_times
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.BUURTENT_SESSION_PLAN)
def move_session(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    street: str,
) -> None:
    """Let a tent stand at another moment or place, and tell everybody who knew of it.

    What was answered counted for the evening that was, so everybody is asked again.
    """
    tent = tent_by_id(uow.session, session_id, to_change=True)
    ensure_planned(tent.state(uow.now))
    starts_at, ends_at = starts_at.astimezone(UTC), ends_at.astimezone(UTC)
    ensure_times(starts_at=starts_at, ends_at=ends_at, now=uow.now)
    stands_in = known_street(uow.session, street)
    ensure_place(place, streets=[stands_in.name])
    uow.note("tent_session", session_id)
    wanted = (starts_at, ends_at, place.strip(), stands_in.name)
    if wanted == (tent.starts_at, tent.ends_at, tent.place, tent.street):
        return
    _keep(uow, actor, tent)
    tent.starts_at, tent.ends_at, tent.place, tent.street = wanted
    if stands_in.middle is not None:
        tent.latitude, tent.longitude = coarse(stands_in.middle)
    tent.sequence += 1
    _ask_again(uow, session_id)
    uow.record(TentMoved(session_id=session_id))


def _keep(uow: UnitOfWork, actor: Actor, tent: TentSession) -> None:
    uow.session.add(
        TentMove(
            id=uow.chance.new_id(),
            session_id=tent.id,
            moved_at=uow.now,
            moved_by=actor.person_id,
            starts_at=tent.starts_at,
            ends_at=tent.ends_at,
            place=tent.place,
            street=tent.street,
        )
    )


def _ask_again(uow: UnitOfWork, session_id: uuid.UUID) -> None:
    uow.session.execute(
        update(TentInvitation)
        .where(TentInvitation.session_id == session_id)
        .values(answer=None, answered_at=None)
    )
    police = uow.session.get(TentPolice, session_id, with_for_update=True)
    if police is not None:
        police.asked_at = uow.now
        police.answer = police.answered_at = police.answered_by = None
