"""Taking model statutes over in one press."""

from datetime import date

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.errors import ModelStandsError
from coop.statutes.lookups import open_proposal, rules_in_force
from coop.statutes.rules import Layer, RuleKey, StatutesModel, asks_for_switch, changes_of
from coop.statutes.services.rules import set_rule
from coop.statutes.services.switches import propose_switch


@use_case(Permission.STATUTES_RULE_SET)
def apply_model(
    uow: UnitOfWork,
    actor: Actor,
    *,
    model: StatutesModel,
    article: str,
    effective_on: date,
    clause: str = "",
    deed_page: str = "",
) -> int:
    """Set all that a model says, or nothing; returns how many rules were set.

    Electronic voting is only proposed: another board member reads the clause too (C30).
    """
    rules = rules_in_force(uow.session, effective_on)
    changes = changes_of(model, rules)
    is_waiting = open_proposal(uow.session, RuleKey.ELECTRONIC_VOTING) is not None
    proposes = asks_for_switch(model, rules) and not is_waiting
    if not changes and not proposes:
        raise ModelStandsError(model=model)
    for key, value in changes.items():
        set_rule(
            uow,
            actor,
            key=key,
            value=value,
            layer=Layer.STATUTES,
            article=article,
            effective_on=effective_on,
        )
    if proposes:
        propose_switch(
            uow,
            actor,
            key=RuleKey.ELECTRONIC_VOTING,
            is_on=True,
            article=article,
            clause=clause,
            deed_page=deed_page,
            effective_on=effective_on,
        )
    uow.note("statutes_model", uow.chance.new_id(), model=model.value, rules=len(changes))
    return len(changes)
