"""Finds who can help at a tent."""

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.buurtent.errors import SwapNotFoundError
from coop.buurtent.lookups.sessions import volunteers_of
from coop.buurtent.models.crew import TentAvailability, TentSwap
from coop.buurtent.rules.crew import Availability, free_to_take
from coop.kernel.unit_of_work import UnitOfWork
from coop.people.lookups import holders_of
from coop.people.rules import RoleKind


def said_of(session: Session, session_id: uuid.UUID) -> dict[uuid.UUID, Availability | None]:
    """Return what each who was asked said of an evening."""
    rows = session.execute(
        select(TentAvailability.person_id, TentAvailability.answer).where(
            TentAvailability.session_id == session_id
        )
    )
    return dict(rows.all())


def free_of(uow: UnitOfWork, session_id: uuid.UUID) -> list[uuid.UUID]:
    """Return who can be asked to take an evening over."""
    return free_to_take(
        holders_of(uow.session, RoleKind.VOLUNTEER, uow.today),
        said_of(uow.session, session_id),
        volunteers_of(uow.session, session_id),
    )


def swap_by_id(session: Session, swap_id: uuid.UUID, *, to_change: bool = False) -> TentSwap:
    """Return a request to take an evening over, or refuse."""
    swap = session.get(TentSwap, swap_id, with_for_update=to_change)
    if swap is None:
        raise SwapNotFoundError
    return swap
