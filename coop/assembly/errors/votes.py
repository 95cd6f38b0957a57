"""Reasons a vote in a meeting refuses."""

from coop.kernel.errors import (
    RuleViolationError,
)


class NotPresentError(RuleViolationError):
    """Who is not checked in at the door and did not press "Ik doe mee" cannot vote (C12)."""

    code = "not_present"


class VoteNotReadyError(RuleViolationError):
    """Something stands in the way of opening the vote; ``issues`` names all of it."""

    code = "vote_not_ready"


class VoteStillOpenError(RuleViolationError):
    """First the running vote has to be closed."""

    code = "vote_still_open"
