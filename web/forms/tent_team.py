"""What is asked of the pages about the people at a tent."""

from datetime import date

from flask import request

from coop.buurtent.rules.team import TeamRules


def month_asked() -> date | None:
    """Return the month the address names ("2026-11"); anything else names none."""
    try:
        return date.fromisoformat(f"{request.args.get('maand', '')[:7]}-01")
    except ValueError:
        return None


def read_team_rules() -> TeamRules:
    """Return what the team typed; what is no number is refused as nought."""
    minimum = request.form.get("minimum", "").strip()
    return TeamRules(
        minimum=_number(minimum) if minimum else None,
        warning_hours=_number(request.form.get("hours", "")),
        telling_minutes=_number(request.form.get("minutes", "")),
    )


def _number(text: str) -> int:
    return int(text) if text.strip().isdecimal() else 0
