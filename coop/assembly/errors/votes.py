"""Reasons a vote in a meeting refuses."""

from coop.kernel.errors import (
    InvalidInputError,
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


class ChallengeTooLateError(RuleViolationError):
    """A declared outcome is contested at once, and once (BW 2:13 lid 4)."""

    code = "challenge_too_late"


class ChallengeNotAllowedError(RuleViolationError):
    """After a roll call only the majority of the meeting can want a new vote (BW 2:13 lid 4)."""

    code = "challenge_not_allowed"


class ChallengePendingError(RuleViolationError):
    """The outcome was contested: first the meeting votes anew."""

    code = "challenge_pending"


class CountersMissingError(InvalidInputError):
    """Who counted belongs to a count."""

    code = "counters_missing"


class QuorumReachedError(RuleViolationError):
    """Enough members take part: the meeting can decide now."""

    code = "quorum_reached"


class NothingDeferredError(RuleViolationError):
    """No proposal waits for a second meeting."""

    code = "nothing_deferred"


class SecondMeetingUnknownError(RuleViolationError):
    """The statutes know no second meeting without a quorum."""

    code = "second_meeting_unknown"


class SecondMeetingDayError(InvalidInputError):
    """A second meeting is held within the window of the statutes."""

    code = "second_meeting_day"


class ConflictOfInterestError(RuleViolationError):
    """A director with an own interest takes no part in discussion and decision (BW 2:44 lid 6)."""

    code = "conflict_of_interest"


class BeforehandNotAllowedError(RuleViolationError):
    """The statutes do not count votes cast before the meeting (BW 2:38 lid 8)."""

    code = "beforehand_not_allowed"


class BeforehandNotOpenError(RuleViolationError):
    """It is too early to vote beforehand (BW 2:38 lid 8)."""

    code = "beforehand_not_open"


class BeforehandClosedError(RuleViolationError):
    """It is too late to vote beforehand; one can still vote in the meeting."""

    code = "beforehand_closed"


class NotVotedBeforehandError(RuleViolationError):
    """Over this point one does not vote beforehand."""

    code = "not_voted_beforehand"
