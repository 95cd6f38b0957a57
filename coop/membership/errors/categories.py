"""Reasons around categories and targets."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class CategoryNotFoundError(NotFoundError):
    """No such category of members."""

    code = "category_not_found"


class CategoryNameMissingError(InvalidInputError):
    """A category has a name."""

    code = "category_name_missing"


class CategoryNameTakenError(ConflictError):
    """Another category has this name."""

    code = "category_name_taken"


class CategoryInUseError(RuleViolationError):
    """Who is a member in the sense of the law does not change for a whole category at once."""

    code = "category_in_use"


class VotesTooFewError(RuleViolationError):
    """BW 2:38 lid 1: a member cannot have fewer votes than every member has."""

    code = "votes_too_few"


class MoreVotesThanStatutesError(RuleViolationError):
    """BW 2:38 lid 1: only the statutes may give some members more votes."""

    code = "more_votes_than_statutes"


class AgeUnreadableError(InvalidInputError):
    """A least age is a whole number of years that people reach."""

    code = "age_unreadable"


class TooYoungError(RuleViolationError):
    """The member has not reached the least age of the category, or did not say when born."""

    code = "too_young"


class DayPastError(InvalidInputError):
    """A change of category holds from today at the earliest."""

    code = "day_past"


class TargetNotFoundError(NotFoundError):
    """No such target."""

    code = "target_not_found"


class TargetEndedError(ConflictError):
    """The target was taken away already."""

    code = "target_ended"


class TargetNumberError(InvalidInputError):
    """A target is a number of people that a neighbourhood has."""

    code = "target_number"


class TargetDayError(InvalidInputError):
    """A target is for a day that is still to come, and not very far away."""

    code = "target_day"


class AgeAskedError(RuleViolationError):
    """Into a category with a least age members come one at a time, with a day of birth."""

    code = "age_asked"
