"""Reasons a request for a meeting, or a proposal of a member, refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class TextTooLongError(InvalidInputError):
    """A text does not fit; nothing of it is cut off behind somebody's back."""

    code = "meeting_text_too_long"


class PetitionNotFoundError(NotFoundError):
    """No such request for a meeting."""

    code = "petition_not_found"


class PetitionRunningError(ConflictError):
    """The member's own earlier request still collects signatures."""

    code = "petition_running"


class PetitionCompleteError(ConflictError):
    """The request is complete; signatures are fixed."""

    code = "petition_complete"


class PetitionWithdrawnError(ConflictError):
    """Nobody stands behind the request any more."""

    code = "petition_withdrawn"


class PetitionAnsweredError(ConflictError):
    """The members were convened already."""

    code = "petition_answered"


class PetitionNotCompleteError(RuleViolationError):
    """Too few votes stand behind the request (BW 2:41 lid 2)."""

    code = "petition_not_complete"


class NotYetPetitionersError(RuleViolationError):
    """The board still has its fourteen days (BW 2:41 lid 3)."""

    code = "not_yet_petitioners"


class NotAPetitionerError(RuleViolationError):
    """Only who signed the request may convene in the board's place (BW 2:41 lid 3)."""

    code = "not_a_petitioner"


class MeetingTooLateError(RuleViolationError):
    """The meeting would be after the four weeks of BW 2:41 lid 2."""

    code = "meeting_too_late"


class ProposalNotFoundError(NotFoundError):
    """No such proposal of a member."""

    code = "member_proposal_not_found"


class ProposalsClosedError(RuleViolationError):
    """The board did not ask for proposals for this meeting."""

    code = "proposals_closed"


class ProposalsOverError(RuleViolationError):
    """The last day for proposals is over."""

    code = "proposals_over"


class ClosingDayError(InvalidInputError):
    """The last day for proposals lies between today and the meeting."""

    code = "closing_day"


class SignatureNumberError(InvalidInputError):
    """The number of signatures a proposal needs is not sensible."""

    code = "signature_number"


class ProposalDecidedError(ConflictError):
    """The proposal was put on the agenda, refused or taken back already."""

    code = "member_proposal_decided"


class SignaturesMissingError(RuleViolationError):
    """More members have to stand behind the proposal first."""

    code = "signatures_missing"


class OwnProposalError(RuleViolationError):
    """Only who made a proposal takes it back."""

    code = "own_proposal"


class ReasonMissingError(InvalidInputError):
    """Who refuses a member's proposal says why."""

    code = "proposal_reason_missing"


class ItemCountedOnError(RuleViolationError):
    """Members put the point forward, or somebody stands for election at it."""

    code = "item_counted_on"
