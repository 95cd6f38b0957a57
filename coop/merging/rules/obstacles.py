"""What stands in the way of making one of two."""

from dataclasses import dataclass

from coop.kernel.errors import CoopError
from coop.merging.errors import (
    MergeDuringMeetingError,
    MergeDuringVoteError,
    MergeOfSuspendedError,
    NothingSharedError,
    OwnMergeError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeFacts:
    """What must be known before two entries become one."""

    #: Whoever asks is one of the two.
    is_own: bool
    share_something: bool
    may_vote_now: bool
    is_present: bool
    is_meeting_on: bool
    #: How many of the two have a vote today.
    voters: int
    is_suspended: bool


def issues_before_merging(facts: MergeFacts) -> list[CoopError]:
    """Return all that stands in the way, for a page that tells it beforehand."""
    issues: list[CoopError] = []
    if facts.is_own:
        issues.append(OwnMergeError())
    if not facts.share_something:
        issues.append(NothingSharedError())
    # BW 2:38 lid 1: one person, one vote; a roll that is in use is left as it is.
    if facts.may_vote_now:
        issues.append(MergeDuringVoteError())
    if facts.is_present or (facts.is_meeting_on and facts.voters > 1):
        issues.append(MergeDuringMeetingError())
    if facts.is_suspended:
        issues.append(MergeOfSuspendedError())
    return issues
