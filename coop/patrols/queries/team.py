"""What neighbours see of the rounds in a group, and what the coordinator does."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from coop.groups.lookups import group_by_slug, state_of_group, streets_of
from coop.groups.rules.life import OPEN
from coop.kernel.clock import TIME_ZONE
from coop.kernel.permissions import Actor, Permission, Scope, ScopeKind
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.patrols.lookups import counted_in, teams_of, walker_of, walkers_of
from coop.patrols.models import PatrolTeam, Round, RoundWalker
from coop.patrols.rules.rounds import RoundState, state_of_round, walked_for
from coop.patrols.rules.team import Insurance, WalkerState
from coop.people.models import Person

#: How far back a list of rounds goes.
LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRound:
    """One round in the list of a group."""

    id: uuid.UUID
    planned_at: datetime
    state: RoundState
    walkers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """The rounds of a group, for who reads about them and for who walks."""

    group_id: uuid.UUID
    group: str
    slug: str
    #: Rounds are walked here at all.
    has_team: bool
    is_open: bool
    conduct_version: int
    own_rules: str
    has_side_chat: bool
    insurance: Insurance
    standing: WalkerState | None
    accepted_at: datetime | None
    #: Said yes to the rules of conduct of today.
    has_accepted: bool
    #: For who walks: what is planned, and the own hours of this year. Nobody else's.
    rounds: tuple[PlannedRound, ...]
    walked: timedelta
    is_coordinator: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkerLine:
    """Who asks or walks, for the coordinator."""

    id: uuid.UUID
    name: str
    state: WalkerState
    asked_at: datetime
    accepted_at: datetime | None
    has_accepted: bool
    #: Of this year.
    walked: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDesk:
    """Everything about the rounds of a group that the coordinator runs."""

    group_id: uuid.UUID
    group: str
    slug: str
    has_team: bool
    own_rules: str
    has_side_chat: bool
    insurance: Insurance
    streets: tuple[str, ...]
    walkers: tuple[WalkerLine, ...]
    rounds: tuple[PlannedRound, ...]
    now: datetime


@use_case(Permission.PATROLS_TEAM_JOIN)
def team_view(uow: UnitOfWork, actor: Actor, *, slug: str) -> TeamView:
    """Return what is agreed about rounds in a group, and how the reader stands to them."""
    group = group_by_slug(uow.session, slug)
    team = teams_of(uow.session, (group.id,)).get(group.id)
    own = walker_of(uow.session, group.id, actor.person_id)
    walks = own is not None and own.state is WalkerState.ADMITTED
    hours = _hours(uow, group.id) if walks else {}
    return TeamView(
        group_id=group.id,
        group=group.name,
        slug=group.slug,
        has_team=team is not None,
        is_open=state_of_group(uow.session, group.id) in OPEN,
        conduct_version=team.conduct_version if team else 0,
        own_rules=team.own_rules if team else "",
        has_side_chat=team is not None and team.has_side_chat,
        insurance=team.insurance if team else Insurance.UNKNOWN,
        standing=own.state if own else None,
        accepted_at=own.accepted_at if own else None,
        has_accepted=_has_accepted(own.accepted_version if own else None, team),
        rounds=_rounds(uow, group.id) if walks else (),
        walked=hours.get(actor.person_id, timedelta()) if actor.person_id else timedelta(),
        is_coordinator=actor.holds(Permission.PATROLS_TEAM_RUN, Scope(ScopeKind.GROUP, group.id)),
    )


@use_case(Permission.PATROLS_TEAM_RUN)
def team_desk(uow: UnitOfWork, actor: Actor, *, slug: str) -> TeamDesk:
    """Return the rounds of a group with who walks them."""
    group = group_by_slug(uow.session, slug)
    uow.require(actor, Permission.PATROLS_TEAM_RUN, Scope(ScopeKind.GROUP, group.id))
    team = teams_of(uow.session, (group.id,)).get(group.id)
    walkers, hours = walkers_of(uow.session, group.id), _hours(uow, group.id)
    names = _names(uow, (one.person_id for one in walkers))
    return TeamDesk(
        group_id=group.id,
        group=group.name,
        slug=group.slug,
        has_team=team is not None,
        own_rules=team.own_rules if team else "",
        has_side_chat=team is not None and team.has_side_chat,
        insurance=team.insurance if team else Insurance.UNKNOWN,
        streets=streets_of(uow.session, group.id),
        walkers=tuple(
            WalkerLine(
                id=one.id,
                name=names[one.person_id],
                state=one.state,
                asked_at=one.asked_at,
                accepted_at=one.accepted_at,
                has_accepted=_has_accepted(one.accepted_version, team),
                walked=hours.get(one.person_id, timedelta()),
            )
            for one in walkers
        ),
        rounds=_rounds(uow, group.id),
        now=uow.now,
    )


def _has_accepted(accepted: int | None, team: PatrolTeam | None) -> bool:
    return team is not None and accepted == team.conduct_version


def _rounds(uow: UnitOfWork, group_id: uuid.UUID) -> tuple[PlannedRound, ...]:
    found = uow.session.scalars(
        select(Round)
        .where(Round.group_id == group_id, Round.planned_at > uow.now - LOOK_BACK)
        .order_by(Round.planned_at.desc(), Round.id)
    ).all()
    counted = counted_in(uow.session, (one.id for one in found))
    return tuple(
        PlannedRound(
            id=one.id,
            planned_at=one.planned_at,
            state=state_of_round(one.course, uow.now),
            walkers=counted.get(one.id, 0),
        )
        for one in found
    )


def _hours(uow: UnitOfWork, group_id: uuid.UUID) -> dict[uuid.UUID, timedelta]:
    """Return how long each walked this year."""
    first = uow.now.astimezone(TIME_ZONE).replace(
        month=1, day=1, hour=0, minute=0, second=0, microsecond=0
    )
    rows = uow.session.execute(
        select(RoundWalker.person_id, Round)
        .join(Round, Round.id == RoundWalker.round_id)
        .where(Round.group_id == group_id, Round.ended_at.is_not(None), Round.started_at >= first)
    )
    walked: dict[uuid.UUID, timedelta] = {}
    for person_id, found in rows:
        walked[person_id] = walked.get(person_id, timedelta()) + walked_for(found.course)
    return walked


def _names(uow: UnitOfWork, person_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    persons = uow.session.scalars(select(Person).where(Person.id.in_(set(person_ids))))
    return {person.id: person.name.full for person in persons}
