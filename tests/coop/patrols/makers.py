"""Makes teams, walkers and rounds, through use cases."""

import itertools
import uuid
from datetime import timedelta

from coop.bootstrap import Coop
from coop.groups.queries import all_groups
from coop.groups.services.joining import admit_participant, ask_to_join
from coop.kernel.permissions import SYSTEM, Actor
from coop.patrols.queries.team import team_view
from coop.patrols.services.rounds import join_round, plan_round, start_round
from coop.patrols.services.team import accept_conduct, admit_walker, ask_to_walk, begin_team
from tests.coop.incidents.makers import make_group
from tests.coop.moderation.makers import make_moderator
from tests.makers import actor_for, make_person

ROUTE = ("Lindenhof", "Kastanjestraat")
_numbers = itertools.count(1)


def make_team(coop: Coop) -> tuple[uuid.UUID, Actor]:
    """Make a group in which rounds are walked, with its coordinator."""
    group_id = make_group(coop)
    coordinator = make_moderator(coop, group_id)
    coop.run(begin_team, coordinator, group_id=group_id)
    return group_id, coordinator


def make_walker(
    coop: Coop, group_id: uuid.UUID, given: str = "Sanne", *, accepts: bool = True
) -> Actor:
    """Make somebody who walks in a group; unless told otherwise by its rules of conduct."""
    number = 300_000 + next(_numbers)
    actor = actor_for(coop, make_person(coop, given=given, telegram=number))
    participant = coop.run(
        ask_to_join, actor, group_id=group_id, is_adult=True, accepts_rules=True
    )
    coop.run(admit_participant, SYSTEM, participant_id=participant, address_seen=True)
    asked = coop.run(ask_to_walk, actor, group_id=group_id)
    coop.run(admit_walker, SYSTEM, walker_id=asked)
    if accepts:
        version = coop.ask(team_view, actor, slug=slug_of(coop, group_id)).conduct_version
        coop.run(accept_conduct, actor, group_id=group_id, version=version)
    return actor


def make_round(coop: Coop, group_id: uuid.UUID, *walkers: Actor) -> uuid.UUID:
    """Plan a round of this hour, which these walk."""
    round_id = coop.run(
        plan_round,
        SYSTEM,
        group_id=group_id,
        planned_at=coop.clock.now() + timedelta(minutes=30),
        streets=ROUTE,
    )
    for walker in walkers:
        coop.run(join_round, walker, round_id=round_id)
    return round_id


def make_walk(coop: Coop, group_id: uuid.UUID) -> tuple[uuid.UUID, Actor, Actor]:
    """Let two begin a round."""
    one, other = make_walker(coop, group_id), make_walker(coop, group_id, "Youssef")
    round_id = make_round(coop, group_id, one, other)
    coop.run(start_round, one, round_id=round_id)
    return round_id, one, other


def slug_of(coop: Coop, group_id: uuid.UUID) -> str:
    """Return the short name of a group."""
    return next(line.slug for line in coop.ask(all_groups, SYSTEM) if line.id == group_id)
