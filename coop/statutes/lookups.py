"""Finds the rules in force."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from coop.statutes.models import Rule
from coop.statutes.rules import DEFAULTS, RuleKey, RuleValue


def rules_in_force(session: Session, day: date) -> dict[RuleKey, RuleValue]:
    """Return every rule as it holds on a day."""
    values = dict(DEFAULTS)
    rows = session.scalars(
        select(Rule).where(Rule.effective_on <= day).order_by(Rule.effective_on)
    )
    for row in rows:
        values[row.key] = RuleValue(
            key=row.key, value=row.value, layer=row.layer, article=row.article
        )
    return values


def rule_in_force(session: Session, key: RuleKey, day: date) -> RuleValue:
    """Return one rule as it holds on a day."""
    return rules_in_force(session, day)[key]
