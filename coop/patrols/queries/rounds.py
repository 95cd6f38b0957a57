"""What walkers see of a round, on a phone in the street."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from coop.groups.lookups import is_in_use, streets_of
from coop.groups.models import Group
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.patrols.documents import RouteSketch, route_sketch
from coop.patrols.lookups import (
    ensure_walker,
    group_of_round,
    notes_in,
    round_by_id,
    route_in,
    team_of,
    walker_of,
    walkers_in,
)
from coop.patrols.models import Round, RoundNote, RoundWalker
from coop.patrols.rules.notes import NoteKind
from coop.patrols.rules.rounds import FEWEST_WALKERS, STARTS_FROM, RoundState, state_of_round
from coop.people.models import Person
from coop.places.lookups import addresses_in_streets


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """What was seen of a place."""

    id: uuid.UUID
    at: datetime
    kind: NoteKind
    street: str
    text: str
    #: A buurtmelding was begun with it.
    is_handed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """One round, for who may walk it and for the coordinator."""

    id: uuid.UUID
    group: str
    slug: str
    state: RoundState
    planned_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    is_forgotten: bool
    route: tuple[str, ...]
    sketch: RouteSketch | None
    #: First names, as walkers call each other (C20).
    walkers: tuple[str, ...]
    notes: tuple[NoteLine, ...]
    #: The reader walks it.
    is_own: bool
    #: The reader said yes to the rules of conduct of today; nothing for who only coordinates.
    has_accepted: bool | None
    is_coordinator: bool
    #: Two or more, and its hour has come.
    may_start: bool
    lacks_walkers: bool
    #: Before the board released it, and before the kick-off, everything is practice (C6).
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """One round in a list."""

    id: uuid.UUID
    group: str
    planned_at: datetime
    state: RoundState


@use_case(Permission.PATROLS_TEAM_JOIN)
def round_view(uow: UnitOfWork, actor: Actor, *, round_id: uuid.UUID) -> RoundView:
    """Return one round, to its group's walkers and coordinator."""
    found = round_by_id(uow.session, round_id)
    group = group_of_round(uow.session, found)
    runs = actor.holds(Permission.PATROLS_TEAM_RUN, Scope(ScopeKind.GROUP, group.id))
    own = walker_of(uow.session, group.id, actor.person_id)
    walkers = walkers_in(uow.session, round_id)
    if not runs and actor.person_id not in walkers:
        ensure_walker(uow.session, group.id, actor.person_id)
    state = state_of_round(found.course, uow.now)
    version = team_of(uow.session, group.id).conduct_version
    enough = len(walkers) >= FEWEST_WALKERS
    return RoundView(
        id=found.id,
        group=group.name,
        slug=group.slug,
        state=state,
        planned_at=found.planned_at,
        started_at=found.started_at,
        ended_at=found.ended_at,
        is_forgotten=found.is_forgotten,
        route=route_in(uow.session, round_id),
        sketch=_sketch(uow, group, round_id),
        walkers=_first_names(uow, walkers),
        notes=tuple(_line(note) for note in notes_in(uow.session, round_id)),
        is_own=actor.person_id in walkers,
        has_accepted=None if own is None else own.accepted_version == version,
        is_coordinator=runs,
        may_start=state is RoundState.PLANNED
        and enough
        and uow.now >= found.planned_at - STARTS_FROM,
        lacks_walkers=state is RoundState.PLANNED and not enough,
        is_live=is_in_use(uow.session, group.id, uow.today),
    )


@use_case(Permission.PATROLS_TEAM_JOIN)
def own_rounds(uow: UnitOfWork, actor: Actor) -> tuple[RoundLine, ...]:
    """Return the rounds that the actor walks now or soon."""
    rows = uow.session.execute(
        select(Round, Group.name)
        .join(Group, Group.id == Round.group_id)
        .join(RoundWalker, RoundWalker.round_id == Round.id)
        .where(
            RoundWalker.person_id == actor.person_id,
            Round.ended_at.is_(None),
            Round.cancelled_at.is_(None),
        )
        .order_by(Round.planned_at, Round.id)
    )
    lines = (
        RoundLine(
            id=found.id,
            group=group,
            planned_at=found.planned_at,
            state=state_of_round(found.course, uow.now),
        )
        for found, group in rows
    )
    return tuple(line for line in lines if line.state is not RoundState.MISSED)


def _first_names(uow: UnitOfWork, person_ids: Iterable[uuid.UUID]) -> tuple[str, ...]:
    rows = uow.session.scalars(select(Person).where(Person.id.in_(set(person_ids))))
    names = {person.id: person.given_name for person in rows}
    return tuple(names[one] for one in person_ids)


def _sketch(uow: UnitOfWork, group: Group, round_id: uuid.UUID) -> RouteSketch | None:
    streets = streets_of(uow.session, group.id)
    doors = addresses_in_streets(uow.session, streets)
    return route_sketch(
        ((door.street, door.point) for door in doors if door.point is not None),
        route=route_in(uow.session, round_id),
    )


def _line(note: RoundNote) -> NoteLine:
    return NoteLine(
        id=note.id,
        at=note.at,
        kind=note.kind,
        street=note.street,
        text=note.text,
        is_handed=note.handed_at is not None,
    )
