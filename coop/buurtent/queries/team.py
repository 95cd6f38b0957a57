"""What the team agreed on."""

from coop.buurtent.lookups.team import team_rules
from coop.buurtent.rules.team import TeamRules
from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case


@use_case(Permission.BUURTENT_TEAM_STEER)
def team_rules_view(uow: UnitOfWork, actor: Actor) -> TeamRules:
    """Return what the team agreed on, or what is usual."""
    return team_rules(uow.session)
