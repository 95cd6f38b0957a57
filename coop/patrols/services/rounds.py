"""A round from its plan to its end."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from coop.groups.lookups import ensure_open_group, streets_of
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.patrols.errors import RoundNotFoundError
from coop.patrols.events import RoundCancelled, RoundEndAsked, RoundPlanned
from coop.patrols.lookups import ensure_walker, round_by_id, team_of, walkers_in
from coop.patrols.models import Round, RoundStreet, RoundWalker
from coop.patrols.rules.rounds import (
    RoundState,
    end_is_asked,
    end_is_forgotten,
    ensure_ahead,
    ensure_may_start,
    ensure_room,
    ensure_state,
    route_of,
)
from coop.patrols.rules.team import ensure_conduct


@use_case(Permission.PATROLS_TEAM_RUN)
def plan_round(
    uow: UnitOfWork,
    actor: Actor,
    *,
    group_id: uuid.UUID,
    planned_at: datetime,
    streets: Sequence[str],
) -> uuid.UUID:
    """Plan a round through streets of the group; who walks is asked for."""
    uow.require(actor, Permission.PATROLS_TEAM_RUN, Scope(ScopeKind.GROUP, group_id))
    team_of(uow.session, group_id)
    ensure_open_group(uow.session, group_id)
    ensure_ahead(planned_at, uow.now)
    route = route_of(streets, streets_of(uow.session, group_id))
    planned = Round(id=uow.chance.new_id(), group_id=group_id, planned_at=planned_at)
    uow.session.add(planned)
    uow.session.add_all(
        RoundStreet(round_id=planned.id, position=position, street=street)
        for position, street in enumerate(route)
    )
    uow.record(RoundPlanned(round_id=planned.id))
    uow.note("round", planned.id, topic=f"group:{group_id}", streets=len(route))
    return planned.id


@use_case(Permission.PATROLS_TEAM_RUN)
def cancel_round(uow: UnitOfWork, actor: Actor, *, round_id: uuid.UUID) -> None:
    """Call a planned round off."""
    found = round_by_id(uow.session, round_id, lock=True)
    uow.require(actor, Permission.PATROLS_TEAM_RUN, Scope(ScopeKind.GROUP, found.group_id))
    ensure_state(found.course, RoundState.PLANNED, uow.now)
    found.cancelled_at = uow.now
    uow.record(RoundCancelled(round_id=round_id))
    uow.note("round", round_id, topic=f"group:{found.group_id}")


@use_case(Permission.PATROLS_ROUND_WALK)
def join_round(uow: UnitOfWork, actor: Actor, *, round_id: uuid.UUID) -> None:
    """Walk a round along; the rules of conduct come first."""
    found = _own_round(uow, actor, round_id)
    ensure_state(found.course, RoundState.PLANNED, uow.now)
    ensure_open_group(uow.session, found.group_id)
    walkers = walkers_in(uow.session, round_id)
    if actor.person_id is None or actor.person_id in walkers:
        return
    ensure_room(len(walkers))
    uow.session.add(RoundWalker(round_id=round_id, person_id=actor.person_id, joined_at=uow.now))
    uow.note("round", round_id, topic=f"group:{found.group_id}")


@use_case(Permission.PATROLS_ROUND_WALK)
def leave_round(uow: UnitOfWork, actor: Actor, *, round_id: uuid.UUID) -> None:
    """Walk a round not after all."""
    found = _walked_round(uow, actor, round_id)
    ensure_state(found.course, RoundState.PLANNED, uow.now)
    walker = uow.session.get_one(RoundWalker, (round_id, actor.person_id))
    uow.session.delete(walker)
    uow.note("round", round_id, topic=f"group:{found.group_id}")


@use_case(Permission.PATROLS_ROUND_WALK)
def start_round(uow: UnitOfWork, actor: Actor, *, round_id: uuid.UUID) -> None:
    """Begin to walk, with two at least."""
    found = _walked_round(uow, actor, round_id)
    ensure_open_group(uow.session, found.group_id)
    ensure_may_start(found.course, len(walkers_in(uow.session, round_id)), uow.now)
    found.started_at = uow.now
    uow.note("round", round_id, topic=f"group:{found.group_id}")


@use_case(Permission.PATROLS_ROUND_WALK)
def end_round(uow: UnitOfWork, actor: Actor, *, round_id: uuid.UUID) -> None:
    """Say that everybody is home again."""
    found = _walked_round(uow, actor, round_id)
    ensure_state(found.course, RoundState.WALKING, uow.now)
    found.ended_at = uow.now
    uow.note("round", round_id, topic=f"group:{found.group_id}")


@use_case(Permission.PATROLS_ROUND_TEND, journal=False)
def tend_rounds(uow: UnitOfWork, actor: Actor) -> None:
    """Ask for the end of what lasts long, and close what nobody ended."""
    walking = uow.session.scalars(
        select(Round)
        .where(Round.started_at.is_not(None), Round.ended_at.is_(None))
        .with_for_update()
    )
    for found in walking:
        if end_is_forgotten(found.course, uow.now):
            found.ended_at, found.is_forgotten = uow.now, True
        elif found.end_asked_at is None and end_is_asked(found.course, uow.now):
            found.end_asked_at = uow.now
            uow.record(RoundEndAsked(round_id=found.id))


def _own_round(uow: UnitOfWork, actor: Actor, round_id: uuid.UUID) -> Round:
    """Return a round that the actor may walk, by the rules of conduct of today."""
    found = round_by_id(uow.session, round_id, lock=True)
    walker = ensure_walker(uow.session, found.group_id, actor.person_id)
    ensure_conduct(walker.accepted_version, team_of(uow.session, found.group_id).conduct_version)
    return found


def _walked_round(uow: UnitOfWork, actor: Actor, round_id: uuid.UUID) -> Round:
    """Return a round that the actor walks.

    Not asked for the rules of conduct again: who is in the street may always say it is over.
    """
    found = round_by_id(uow.session, round_id, lock=True)
    if actor.person_id not in walkers_in(uow.session, round_id):
        raise RoundNotFoundError
    return found
