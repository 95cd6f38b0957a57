"""Finds calls and their places, what is usual here, and what the gemeente allows."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from coop.buurtent.errors import CallNotFoundError, CallPlaceNotFoundError
from coop.buurtent.models import TentCall, TentCallPlace, TentCustom, TentPermit
from coop.buurtent.rules.calls import Customs, ToldPlace, missed_call
from coop.places.lookups import addresses_in_streets
from coop.places.rules import Point


def call_by_id(session: Session, call_id: uuid.UUID, *, to_change: bool = False) -> TentCall:
    """Return a call, locked when it is going to change, or refuse."""
    call = session.get(TentCall, call_id, with_for_update=to_change)
    if call is None:
        raise CallNotFoundError
    return call


def places_of(
    session: Session, call_ids: Collection[uuid.UUID]
) -> defaultdict[uuid.UUID, list[ToldPlace]]:
    """Return what was told of the places of some calls, in the order of telling."""
    rows = session.scalars(
        select(TentCallPlace)
        .where(TentCallPlace.call_id.in_(call_ids))
        .order_by(TentCallPlace.position, TentCallPlace.street)
    )
    places: defaultdict[uuid.UUID, list[ToldPlace]] = defaultdict(list)
    for row in rows:
        places[row.call_id].append(
            ToldPlace(
                street=row.street,
                happened_on=row.happened_on,
                remark=row.remark,
                informed=row.informed,
            )
        )
    return places


def called_place(
    session: Session, call_id: uuid.UUID, place_id: uuid.UUID, *, to_change: bool = False
) -> TentCallPlace:
    """Return one place of a call, locked when it is going to change, or refuse."""
    place = session.get(TentCallPlace, place_id, with_for_update=to_change)
    if place is None or place.call_id != call_id:
        raise CallPlaceNotFoundError(call_place_id=place_id)
    return place


def points_in(session: Session, street: str) -> list[Point]:
    """Return where the front doors of a street lie, as far as that is known."""
    doors = addresses_in_streets(session, [street])
    return [door.point for door in doors if door.point is not None]


def newest_custom(session: Session) -> TentCustom | None:
    """Return what was said last of what is usual here."""
    return session.scalar(
        select(TentCustom).order_by(TentCustom.set_at.desc(), TentCustom.id).limit(1)
    )


def customs_of(custom: TentCustom | None) -> Customs:
    """Return what is usual here; nothing when nobody ever set it (C18)."""
    if custom is None:
        return Customs()
    return Customs(
        call_days=frozenset(int(day) for day in custom.call_days),
        call_by=custom.call_by,
        fewest=custom.fewest,
        most=custom.most,
    )


def missed_call_of(session: Session, now: datetime) -> datetime | None:
    """Return the expected call that nobody wrote down, if there is one."""
    custom = newest_custom(session)
    if custom is None:
        return None
    last = session.scalar(select(func.max(TentCall.received_at)))
    return missed_call(customs_of(custom), last_received_at=last, since=custom.set_at, now=now)


def has_permit(session: Session, street: str, day: date) -> bool:
    """Tell whether the gemeente allows a tent in a street on a day."""
    found = select(TentPermit.id).where(
        TentPermit.ended_at.is_(None),
        TentPermit.valid_until >= day,
        or_(TentPermit.street.is_(None), TentPermit.street == street),
    )
    return session.scalar(found.limit(1)) is not None


def permits_ahead(session: Session, day: date) -> list[TentPermit]:
    """Return the permits that hold on a day or later, the standing ones first."""
    return list(
        session.scalars(
            select(TentPermit)
            .where(TentPermit.ended_at.is_(None), TentPermit.valid_until >= day)
            .order_by(TentPermit.street.is_not(None), TentPermit.street, TentPermit.valid_until)
        )
    )
