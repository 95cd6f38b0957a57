"""Joins the reactions of all areas."""

from coop.kernel.events import Event
from coop.notices.reactions import (
    assembly,
    bulletins,
    buurtent,
    contribution,
    convening,
    groups,
    handovers,
    incidents,
    initiatives,
    membership,
    moderation,
    outcomes,
    patrols,
    peilingen,
    people,
    proxies,
    review,
    roles,
    tent_moves,
    tent_team,
)
from coop.notices.reactions.reaction import Reaction, Reactions

#: The `REACTIONS` of each area's module.
OF_EACH_AREA: tuple[Reactions, ...] = (
    assembly.REACTIONS,
    bulletins.REACTIONS,
    buurtent.REACTIONS,
    contribution.REACTIONS,
    convening.REACTIONS,
    handovers.REACTIONS,
    groups.REACTIONS,
    incidents.REACTIONS,
    initiatives.REACTIONS,
    membership.REACTIONS,
    moderation.REACTIONS,
    outcomes.REACTIONS,
    patrols.REACTIONS,
    people.REACTIONS,
    proxies.REACTIONS,
    review.REACTIONS,
    roles.REACTIONS,
    tent_moves.REACTIONS,
    tent_team.REACTIONS,
    peilingen.REACTIONS,
)


def all_reactions() -> dict[type[Event], tuple[Reaction, ...]]:
    """Return which functions react to which event."""
    joined: dict[type[Event], tuple[Reaction, ...]] = {}
    for reactions in OF_EACH_AREA:
        for event, functions in reactions.items():
            joined[event] = (*joined.get(event, ()), *functions)
    return joined
