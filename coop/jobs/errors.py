"""Reasons long work stops."""

from coop.kernel.errors import ConflictError, NotFoundError, RuleViolationError


class JobNotFoundError(NotFoundError):
    """No such work was ever started."""

    code = "job_not_found"


class JobTakenError(ConflictError):
    """The work was stopped, or another worker went on with it."""

    code = "job_taken"


class JobBrokenError(RuleViolationError):
    """A bug of ours stopped the work; the reference leads to it in the log."""

    code = "job_broken"
