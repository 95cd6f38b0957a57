"""Finds the rules in force."""

from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from coop.statutes.models import Rule
from coop.statutes.rules import DEFAULTS, Layer, RuleKey, RuleValue

#: From the lowest to the highest: the statutes have the last word over the regulations.
ORDER = (Layer.REGULATIONS, Layer.STATUTES)


def rules_in_force(session: Session, day: date) -> dict[RuleKey, RuleValue]:
    """Return every rule as it holds on a day."""
    return DEFAULTS | _set_by(session, _standing_on(day))


def rule_in_force(session: Session, key: RuleKey, day: date) -> RuleValue:
    """Return one rule as it holds on a day."""
    found = _set_by(session, _standing_on(day).where(Rule.key == key))
    return found.get(key, DEFAULTS[key])


def _standing_on(day: date) -> Select[Rule]:
    return (
        select(Rule)
        .where(Rule.effective_on <= day, Rule.withdrawn_at.is_(None))
        .order_by(Rule.effective_on)
    )


def _set_by(session: Session, standing: Select[Rule]) -> dict[RuleKey, RuleValue]:
    rows = sorted(session.scalars(standing), key=lambda row: ORDER.index(row.layer))
    return {
        row.key: RuleValue(key=row.key, value=row.value, layer=row.layer, article=row.article)
        for row in rows
    }
