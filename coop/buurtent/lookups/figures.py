"""Gathers how tents went, with a handful of statements however many there were."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from coop.buurtent.lookups.evening import counts_at, opinions_at
from coop.buurtent.models import (
    TentCall,
    TentCallPlace,
    TentInvitation,
    TentOccasion,
    TentPolice,
    TentSession,
)
from coop.buurtent.rules import InvitedBy, PoliceState
from coop.buurtent.rules.figures import Course


def courses_between(session: Session, since: datetime, until: datetime) -> tuple[Course, ...]:
    """Return how the tents went that began in between, the first one first."""
    tents = _tents(session, since, until)
    ids = [tent.id for tent, _ in tents]
    called, reached = _called_at(session, ids), _reached(session, ids)
    counts, opinions = counts_at(session, ids), opinions_at(session, ids)
    return tuple(
        Course(
            session_id=tent.id,
            street=tent.street,
            starts_at=tent.starts_at,
            called_at=called.get(tent.id),
            invited_at=tent.invited_at,
            reached=reached[tent.id],
            counts=counts[tent.id],
            opinions=opinions[tent.id],
            police=PoliceState.NOT_ASKED if police is None else police.state,
        )
        for tent, police in tents
    )


def _tents(
    session: Session, since: datetime, until: datetime
) -> list[Row[TentSession, TentPolice | None]]:
    rows = session.execute(
        select(TentSession, TentPolice)
        .outerjoin(TentPolice, TentPolice.session_id == TentSession.id)
        .where(
            TentSession.starts_at >= since,
            TentSession.starts_at < until,
            TentSession.cancelled_at.is_(None),
        )
        .order_by(TentSession.starts_at, TentSession.id)
    )
    return list(rows.all())


def _called_at(session: Session, ids: Collection[uuid.UUID]) -> dict[uuid.UUID, datetime]:
    rows = session.execute(
        select(TentOccasion.session_id, func.min(TentCall.received_at))
        .join(TentCallPlace, TentCallPlace.id == TentOccasion.call_place_id)
        .join(TentCall, TentCall.id == TentCallPlace.call_id)
        .where(TentOccasion.session_id.in_(ids))
        .group_by(TentOccasion.session_id)
    )
    return dict(rows.all())


def _reached(
    session: Session, ids: Collection[uuid.UUID]
) -> defaultdict[uuid.UUID, dict[InvitedBy, int]]:
    """Return how many addresses were invited, by each way."""
    reached: defaultdict[uuid.UUID, dict[InvitedBy, int]] = defaultdict(dict)
    for session_id, how, addresses in session.execute(
        select(
            TentInvitation.session_id,
            TentInvitation.how,
            func.count(TentInvitation.address_id.distinct()),
        )
        .where(TentInvitation.session_id.in_(ids))
        .group_by(TentInvitation.session_id, TentInvitation.how)
    ):
        reached[session_id][how] = addresses
    return reached
