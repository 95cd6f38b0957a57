"""Reasons voting refuses; none of them carries what a ballot says."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class PollNotFoundError(NotFoundError):
    """No such poll."""

    code = "poll_not_found"


class PollClosedError(RuleViolationError):
    """The poll was closed before the ballot came."""

    code = "poll_closed"


class NotOnRollError(RuleViolationError):
    """The person was not entitled to vote when the roll was frozen."""

    code = "not_on_roll"


class AlreadyVotedError(ConflictError):
    """The person's ballot is in the box; the first one stands."""

    code = "already_voted"


class UnknownChoiceError(InvalidInputError):
    """A ballot says for, against or blank, and nothing else."""

    code = "unknown_choice"


class NoBallotsFileError(InvalidInputError):
    """This file does not hold the ballots of a vote, or what it holds cannot be read."""

    code = "no_ballots_file"


class VoteNotOverError(RuleViolationError):
    """Ballots are counted again after the vote was closed, and not while they come in."""

    code = "vote_not_over"


class NothingToRecountError(RuleViolationError):
    """No ballots were kept: hands are counted in the hall, and after a year ballots go."""

    code = "nothing_to_recount"


class MajorityNotSetError(RuleViolationError):
    """The rule book holds no readable majority with the article that sets it."""

    code = "majority_not_set"


class NoMeetingError(RuleViolationError):
    """Outside a meeting a majority decides nothing (BW 2:40 lid 2): it can only be a peiling."""

    code = "no_meeting"


class WrongMethodError(RuleViolationError):
    """The meeting votes on this in another way, such as by a show of hands."""

    code = "wrong_method"


class SeedMissingError(InvalidInputError):
    """A lot is drawn from words or numbers that were announced in the meeting."""

    code = "seed_missing"


class CountDoesNotFitError(InvalidInputError):
    """More votes were counted than can have been cast, or fewer than none."""

    code = "count_does_not_fit"
