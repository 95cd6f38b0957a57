"""Two neighbours of north who walk rounds: one yesterday, and one tonight."""

import uuid
from datetime import timedelta

from coop.bootstrap import Coop
from coop.kernel.permissions import Actor, ActorKind, Scope, ScopeKind
from coop.patrols.queries.team import team_view
from coop.patrols.rules.notes import NoteKind
from coop.patrols.rules.team import Insurance
from coop.patrols.services.notes import note_on_round
from coop.patrols.services.rounds import end_round, join_round, plan_round, start_round
from coop.patrols.services.team import (
    accept_conduct,
    admit_walker,
    ask_to_walk,
    begin_team,
    change_team,
)
from coop.people.rules import RoleKind, grants_of_resident, grants_of_role
from coop.sample.groups import NORTH, Groups

WALKERS = ("neighbour5", "resident")
BEGUN_AGO = timedelta(days=30)
#: The round of yesterday began so long ago, and lasted an hour.
WALKED_AGO = timedelta(hours=26)


def fill(coop: Coop, people: dict[str, uuid.UUID], groups: Groups) -> None:
    """Let the team begin, walk once and plan a second round."""
    scope = Scope(ScopeKind.GROUP, groups.north)
    coordinator = Actor(
        kind=ActorKind.PERSON,
        person_id=people["moderator"],
        grants=grants_of_role(RoleKind.MODERATOR, scope),
    )
    walkers = [
        Actor(kind=ActorKind.PERSON, person_id=people[key], grants=grants_of_resident())
        for key in WALKERS
    ]
    _begin(coop.as_of(coop.clock.now() - BEGUN_AGO), coordinator, walkers, groups.north)
    # Who coordinates would like to walk too, and is a neighbour like the others.
    moderator = Actor(
        kind=ActorKind.PERSON, person_id=people["moderator"], grants=grants_of_resident()
    )
    coop.run(ask_to_walk, moderator, group_id=groups.north)
    _walk(coop.as_of(coop.clock.now() - WALKED_AGO), coordinator, walkers, groups.north)
    tonight = coop.run(
        plan_round,
        coordinator,
        group_id=groups.north,
        planned_at=coop.clock.now() + timedelta(hours=4),
        streets=NORTH[:3],
    )
    coop.run(join_round, walkers[0], round_id=tonight)


def _begin(coop: Coop, coordinator: Actor, walkers: list[Actor], group_id: uuid.UUID) -> None:
    coop.run(begin_team, coordinator, group_id=group_id)
    coop.run(
        change_team,
        coordinator,
        group_id=group_id,
        own_rules="Wij dragen een geel hesje.",
        has_side_chat=True,
        insurance=Insurance.INSURED,
    )
    for walker in walkers:
        asked = coop.run(ask_to_walk, walker, group_id=group_id)
        coop.run(admit_walker, coordinator, walker_id=asked)
        view = coop.ask(team_view, walker, slug="koningsveld-noord")
        coop.run(accept_conduct, walker, group_id=group_id, version=view.conduct_version)


def _walk(coop: Coop, coordinator: Actor, walkers: list[Actor], group_id: uuid.UUID) -> None:
    walked = coop.run(
        plan_round,
        coordinator,
        group_id=group_id,
        planned_at=coop.clock.now(),
        streets=(NORTH[0], NORTH[2], NORTH[3], NORTH[0]),
    )
    for walker in walkers:
        coop.run(join_round, walker, round_id=walked)
    coop.run(start_round, walkers[0], round_id=walked)
    halfway = coop.as_of(coop.clock.now() + timedelta(minutes=25))
    halfway.run(
        note_on_round,
        walkers[0],
        round_id=walked,
        kind=NoteKind.LAMP,
        street=NORTH[2],
        text="Bij de speeltuin is het donker",
    )
    halfway.run(note_on_round, walkers[1], round_id=walked, kind=NoteKind.QUIET, street=NORTH[3])
    home = coop.as_of(coop.clock.now() + timedelta(hours=1))
    home.run(end_round, walkers[0], round_id=walked)
