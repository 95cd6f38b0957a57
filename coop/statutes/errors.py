"""Reasons the rule book refuses."""

from coop.kernel.errors import NotFoundError, RuleViolationError


class RuleNotFoundError(NotFoundError):
    """No such rule."""

    code = "rule_not_found"


class ElectronicVotingOffError(RuleViolationError):
    """The statutes do not (yet) allow voting by electronic means (BW 2:38 lid 6)."""

    code = "electronic_voting_off"
