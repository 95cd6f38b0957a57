"""What can be done about the rule book."""

from coop.statutes.services.rules import set_rule, withdraw_rule

__all__ = ["set_rule", "withdraw_rule"]
