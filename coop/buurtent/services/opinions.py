"""What visitors think of a tent, given without being known."""

import uuid

from sqlalchemy import select

from coop.buurtent.lookups import tent_by_id
from coop.buurtent.models.evening import TentOpinion
from coop.buurtent.rules.evening import (
    Acts,
    Learned,
    Liked,
    ensure_opinion,
    is_asking_opinions,
)
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.BUURTENT_OPINION_GIVE, journal=False)
def give_opinion(
    uow: UnitOfWork,
    actor: Actor,
    *,
    session_id: uuid.UUID,
    liked: Liked,
    learned: Learned,
    acts: Acts,
) -> None:
    """Keep what one visitor pressed; not even the journal knows that somebody did."""
    # The lock lets the limit hold when many come at once.
    tent = tent_by_id(uow.session, session_id, to_change=True)
    given = uow.session.scalars(
        select(TentOpinion.at).where(TentOpinion.session_id == session_id)
    ).all()
    is_asking = is_asking_opinions(
        starts_at=tent.starts_at,
        ends_at=tent.ends_at,
        cancelled_at=tent.cancelled_at,
        now=uow.now,
    )
    ensure_opinion(given, is_asking=is_asking, now=uow.now)
    uow.session.add(
        TentOpinion(
            id=uow.chance.new_id(),
            session_id=session_id,
            liked=liked,
            learned=learned,
            acts=acts,
            at=uow.now,
        )
    )
