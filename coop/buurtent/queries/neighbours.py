"""The neighbours of a tent door by door, without a name, and who would rather not be invited."""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from coop.buurtent.lookups import (
    Household,
    households_at,
    known_street,
    neighbours_of,
    picks_of,
    tent_by_id,
)
from coop.buurtent.models import TentRefusal
from coop.buurtent.rules import TentState
from coop.buurtent.rules.neighbours import RefusedBy, Way, households_by_way
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.places.lookups import addresses_in_streets, all_streets, has_areas
from coop.places.models import AddressArea, Area
from coop.places.rules import AreaKind

#: Households that would rather not be invited are few; more than this nobody reads through.
MOST_REFUSALS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLine:
    """One front door of a street."""

    address_id: uuid.UUID
    number: str
    is_in: bool
    #: Added or taken out by hand.
    is_picked: bool
    ways: frozenset[Way]


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetLine:
    """One street with doors of the tent."""

    street: str
    doors: int
    ways: Counter[Way]


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighboursView:
    """Who would be invited to a tent, and by what."""

    session_id: uuid.UUID
    street: str
    starts_at: datetime
    state: TentState
    is_invited: bool
    households: int
    ways: Counter[Way]
    streets: tuple[StreetLine, ...]
    #: How many live outside where members live; none can be told without a map.
    outside: int
    #: Every street here, to choose doors from.
    all_streets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorsView:
    """The doors of one street, to choose from by hand."""

    session_id: uuid.UUID
    street: str
    is_fixed: bool
    doors: tuple[DoorLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalLine:
    """A household that would rather not be invited."""

    id: uuid.UUID
    address: str
    refused_at: datetime
    how: RefusedBy


@use_case(Permission.BUURTENT_SESSION_READ)
def neighbours_view(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID) -> NeighboursView:
    """Return the neighbours of a tent, counted per way and per street."""
    tent = tent_by_id(uow.session, session_id)
    households = households_at(uow.session, neighbours_of(uow.session, tent))
    return NeighboursView(
        session_id=session_id,
        street=tent.street,
        starts_at=tent.starts_at,
        state=tent.state(uow.now),
        is_invited=tent.invited_at is not None,
        households=len(households),
        ways=households_by_way(one.ways for one in households),
        streets=_by_street(households),
        outside=_outside(uow, [one.address.id for one in households]),
        all_streets=tuple(street.name for street in all_streets(uow.session)),
    )


def _by_street(households: Iterable[Household]) -> tuple[StreetLine, ...]:
    found: dict[str, list[Household]] = {}
    for one in households:
        found.setdefault(one.address.street, []).append(one)
    return tuple(
        StreetLine(
            street=street, doors=len(doors), ways=households_by_way(one.ways for one in doors)
        )
        for street, doors in sorted(found.items())
    )


def _outside(uow: UnitOfWork, address_ids: list[uuid.UUID]) -> int:
    """Count the doors outside where members live; the tent goes beyond it (product.md)."""
    if not has_areas(uow.session, AreaKind.NEIGHBOURHOOD):
        return 0
    inside = uow.session.scalar(
        select(func.count(AddressArea.address_id.distinct()))
        .join(Area, Area.id == AddressArea.area_id)
        .where(Area.kind == AreaKind.NEIGHBOURHOOD, AddressArea.address_id.in_(address_ids))
    )
    return len(address_ids) - (inside or 0)


@use_case(Permission.BUURTENT_SESSION_READ)
def doors_view(uow: UnitOfWork, actor: Actor, *, session_id: uuid.UUID, street: str) -> DoorsView:
    """Return every door of a street, and which of them belong to the tent."""
    tent = tent_by_id(uow.session, session_id)
    known = known_street(uow.session, street)
    inside = {address.id for address in neighbours_of(uow.session, tent)}
    picks = picks_of(uow.session, session_id)
    doors = households_at(uow.session, addresses_in_streets(uow.session, [known.name]))
    return DoorsView(
        session_id=session_id,
        street=known.name,
        is_fixed=tent.invited_at is not None or tent.state(uow.now) is not TentState.PLANNED,
        doors=tuple(
            DoorLine(
                address_id=one.address.id,
                number=one.address.number,
                is_in=one.address.id in inside,
                is_picked=one.address.id in picks,
                ways=one.ways,
            )
            for one in doors
        ),
    )


@use_case(Permission.BUURTENT_SESSION_READ)
def refusals_view(uow: UnitOfWork, actor: Actor) -> tuple[RefusalLine, ...]:
    """Return the households that would rather not be invited; no person is named."""
    rows = uow.session.scalars(
        select(TentRefusal)
        .where(TentRefusal.ended_at.is_(None), TentRefusal.address_id.is_not(None))
        .options(joinedload(TentRefusal.address))
        .order_by(TentRefusal.refused_at.desc(), TentRefusal.id)
        .limit(MOST_REFUSALS)
    )
    return tuple(
        RefusalLine(id=row.id, address=row.address.line, refused_at=row.refused_at, how=row.how)
        for row in rows
        if row.address is not None
    )
