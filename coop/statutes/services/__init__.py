"""What can be done about the rule book."""

from coop.statutes.services.models import apply_model
from coop.statutes.services.rules import set_rule, withdraw_rule
from coop.statutes.services.switches import confirm_switch, propose_switch, refuse_switch

__all__ = [
    "apply_model",
    "confirm_switch",
    "propose_switch",
    "refuse_switch",
    "set_rule",
    "withdraw_rule",
]
