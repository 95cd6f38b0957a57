"""Reasons around becoming a member."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class ApplicationNotFoundError(NotFoundError):
    """No such application, or it was cleared away."""

    code = "application_not_found"


class ApplicantAdmittedError(ConflictError):
    """Somebody admitted this applicant already."""

    code = "applicant_admitted"


class ApplicationEndedError(ConflictError):
    """This application was refused or withdrawn already."""

    code = "application_ended"


class AlreadyMemberError(ConflictError):
    """Whoever this is, is a member today."""

    code = "already_member"


class NotYetPossibleError(RuleViolationError):
    """From where somebody stands this step does not follow."""

    code = "membership_step_impossible"


class TooManyApplicationsError(RuleViolationError):
    """From one place came too many applications."""

    code = "too_many_applications"


class NoWayToReachError(InvalidInputError):
    """Without a mail address nobody can be answered who applies on the website."""

    code = "no_way_to_reach"


class GuardianMissingError(InvalidInputError):
    """For a minor a parent or guardian must agree (BW 1:234)."""

    code = "guardian_missing"


class ApplicationDraftNotFoundError(NotFoundError):
    """No application was begun here, or it lay untouched too long."""

    code = "application_draft_not_found"


class AnswerNeededError(InvalidInputError):
    """Without an answer to this question nobody can become a member."""

    code = "answer_needed"


class AnswerTooLongError(InvalidInputError):
    """The answer is longer than anybody's name or address."""

    code = "answer_too_long"


class UnknownAnswerError(InvalidInputError):
    """The answer is none of those that can be chosen."""

    code = "unknown_answer"


class ApplicationIncompleteError(RuleViolationError):
    """A question of the application is still open."""

    code = "application_incomplete"
