"""Reasons the proof of a meeting refuses."""

from coop.kernel.errors import RuleViolationError


class MeetingNotOverError(RuleViolationError):
    """The proof is of a meeting that is over."""

    code = "meeting_not_over"
