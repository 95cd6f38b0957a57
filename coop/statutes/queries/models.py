"""What taking model statutes over would change."""

from collections.abc import Mapping
from dataclasses import dataclass

from coop.kernel.permissions import Actor, Permission
from coop.kernel.unit_of_work import UnitOfWork
from coop.kernel.use_case import use_case
from coop.statutes.lookups import open_proposal, rules_in_force
from coop.statutes.rules import (
    Layer,
    RuleKey,
    RuleValue,
    StatutesModel,
    asks_for_switch,
    changes_of,
    later_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One rule before and after."""

    before: RuleValue
    after: RuleValue

    @property
    def is_new_value(self) -> bool:
        """Tell whether something else will hold, and not merely stand in the statutes."""
        return self.before.value != self.after.value


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelView:
    """The preview of a model."""

    model: StatutesModel
    changes: tuple[Change, ...]
    #: What can be taken over once two board members have turned the switch.
    later: tuple[Change, ...]
    proposes_switch: bool

    @property
    def has_work(self) -> bool:
        """Tell whether there is anything to take over now."""
        return bool(self.changes) or self.proposes_switch


@use_case(Permission.STATUTES_RULE_SET)
def model_view(uow: UnitOfWork, actor: Actor, *, model: StatutesModel) -> ModelView:
    """Return what a model would change today."""
    rules = rules_in_force(uow.session, uow.today)
    is_waiting = open_proposal(uow.session, RuleKey.ELECTRONIC_VOTING) is not None
    return ModelView(
        model=model,
        changes=_changes(changes_of(model, rules), rules),
        later=_changes(later_of(model, rules), rules),
        proposes_switch=asks_for_switch(model, rules) and not is_waiting,
    )


def _changes(
    wanted: Mapping[RuleKey, str], rules: Mapping[RuleKey, RuleValue]
) -> tuple[Change, ...]:
    changes = [
        Change(
            before=rules[key],
            after=RuleValue(key=key, value=value, layer=Layer.STATUTES, article=""),
        )
        for key, value in wanted.items()
    ]
    # What will be otherwise comes first; the rest merely gets its article.
    return tuple(sorted(changes, key=lambda change: not change.is_new_value))
