"""What can be done about the rule book."""

import uuid
from datetime import date

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.models import Rule
from coop.statutes.rules import Layer, RuleKey


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
    """Set a rule in a layer, with the article that says so."""
    rule = Rule(
        id=uow.chance.new_id(),
        key=key,
        value=value,
        layer=layer,
        article=article,
        effective_on=effective_on or uow.today,
    )
    uow.session.add(rule)
    uow.note("rule", rule.id, key=key.value)
    return rule.id
