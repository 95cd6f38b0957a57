"""Reasons two entries of the register do not become one."""

from coop.kernel.errors import ConflictError, RuleViolationError


class AlreadyMergedError(ConflictError):
    """One of the two was merged before, perhaps a moment ago by somebody else."""

    code = "already_merged"


class OwnMergeError(RuleViolationError):
    """Whoever merges is one of the two and could take over what the other may do."""

    code = "own_merge"


class NothingSharedError(RuleViolationError):
    """Neither name nor door, mail address or telephone tells that they are one."""

    code = "nothing_shared"


class MergeDuringVoteError(RuleViolationError):
    """A vote is open in which one of the two may vote."""

    code = "merge_during_vote"


class MergeDuringMeetingError(RuleViolationError):
    """A meeting is going on to which one came, or in which both have a vote."""

    code = "merge_during_meeting"


class MergeOfSuspendedError(RuleViolationError):
    """One of the two is suspended, and that has to be settled first."""

    code = "merge_of_suspended"
