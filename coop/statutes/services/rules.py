"""Setting one rule, and taking it back before it is history."""

import uuid
from datetime import date

from sqlalchemy import select

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.errors import RuleInForceError, RuleNotFoundError, RuleTakenError
from coop.statutes.lookups import is_agreed, rules_in_force
from coop.statutes.models import Rule
from coop.statutes.rules import (
    DEFINITIONS,
    LONGEST_ARTICLE,
    Layer,
    RuleKey,
    checked,
    ensure_coherent,
    ensure_layer,
    ensure_no_switch,
    may_be_withdrawn,
)


@use_case(Permission.STATUTES_RULE_SET)
def set_rule(
    uow: UnitOfWork,
    actor: Actor,
    *,
    key: RuleKey,
    value: str,
    layer: Layer,
    article: str,
    effective_on: date | None = None,
) -> uuid.UUID:
    """Set a rule in a layer, with the article that says so.

    A voting switch only as two board members agreed it (C30).
    """
    definition, day = DEFINITIONS[key], effective_on or uow.today
    ensure_layer(definition, layer, article)
    value, article = checked(definition, value), article.strip()[:LONGEST_ARTICLE]
    if not is_agreed(uow.session, key, value, article, day):
        ensure_no_switch(key)
    ensure_coherent(key, value, layer, rules_in_force(uow.session, day))
    _ensure_free(uow, key, layer, day)
    rule = Rule(
        id=uow.chance.new_id(),
        key=key,
        value=value,
        layer=layer,
        article=article,
        effective_on=day,
        recorded_at=uow.now,
    )
    uow.session.add(rule)
    uow.note("rule", rule.id, key=key.value, layer=layer.value, on=day.isoformat())
    return rule.id


@use_case(Permission.STATUTES_RULE_SET)
def withdraw_rule(uow: UnitOfWork, actor: Actor, *, rule_id: uuid.UUID) -> None:
    """Take back a value before it is history; it stays readable as withdrawn."""
    rule = uow.session.get(Rule, rule_id, with_for_update=True)
    if rule is None or rule.withdrawn_at is not None:
        raise RuleNotFoundError(rule_id=rule_id)
    ensure_no_switch(rule.key)
    if not may_be_withdrawn(rule.effective_on, rule.recorded_at, uow.now):
        raise RuleInForceError(rule_id=rule_id)
    rule.withdrawn_at = uow.now
    uow.note("rule", rule.id, key=rule.key.value)


def _ensure_free(uow: UnitOfWork, key: RuleKey, layer: Layer, day: date) -> None:
    """Refuse a second value for one day; the unique index has the last word."""
    taken = select(Rule.id).where(
        Rule.key == key,
        Rule.layer == layer,
        Rule.effective_on == day,
        Rule.withdrawn_at.is_(None),
    )
    if uow.session.scalar(taken) is not None:
        raise RuleTakenError(key=key, effective_on=day)
