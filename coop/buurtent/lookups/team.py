"""Finds what the team agreed on."""

from sqlalchemy.orm import Session

from coop.buurtent.models.team import THE_TEAM, TentTeam
from coop.buurtent.rules.team import TeamRules


def team_rules(session: Session) -> TeamRules:
    """Return what the team agreed on, or what is usual."""
    kept = session.get(TentTeam, THE_TEAM)
    if kept is None:
        return TeamRules()
    return TeamRules(
        minimum=kept.minimum,
        warning_hours=kept.warning_hours,
        telling_minutes=kept.telling_minutes,
    )
