"""Reasons a function is not given, ended or stood in for."""

from coop.kernel.errors import InvalidInputError, NotFoundError, RuleViolationError


class RoleNotFoundError(NotFoundError):
    """No such function is held, or it has ended."""

    code = "role_not_found"


class RoleEndsTooSoonError(InvalidInputError):
    """A function lasts at least a day."""

    code = "role_ends_too_soon"


class RoleEndPassedError(InvalidInputError):
    """An end that is announced lies ahead."""

    code = "role_end_passed"


class RoleEndLaterError(RuleViolationError):
    """Who goes on longer is given the function anew: that is another term."""

    code = "role_end_later"


class RoleScopeError(InvalidInputError):
    """This function is not held in one group, or not everywhere."""

    code = "role_scope"


class OwnRoleError(RuleViolationError):
    """Nobody gives a function to himself or herself, nor takes one over as deputy."""

    code = "own_role"


class RoleHeldError(RuleViolationError):
    """This person holds the function already in that time."""

    code = "role_held"


class SeatTakenError(RuleViolationError):
    """Somebody else is chair, secretary or treasurer in that time."""

    code = "seat_taken"


class MemberNeededError(RuleViolationError):
    """Only a member can hold this function."""

    code = "member_needed"


class AuditFromBoardError(RuleViolationError):
    """BW 2:48 lid 2: who audits the board is not on it."""

    code = "audit_from_board"


class SupervisorOnBoardError(RuleViolationError):
    """BW 2:57: who supervises the board as commissaris is not on it."""

    code = "supervisor_on_board"


class ConflictUnseenError(RuleViolationError):
    """Two functions go badly together, and nobody said that this was seen."""

    code = "conflict_unseen"


class LastGiverError(RuleViolationError):
    """Nobody would be left who can give functions."""

    code = "last_giver"


class DeputyIsHolderError(InvalidInputError):
    """Somebody cannot stand in for himself or herself."""

    code = "deputy_is_holder"


class AbsenceDatesError(InvalidInputError):
    """Somebody is back after leaving, and an absence does not lie in the past."""

    code = "absence_dates"


class InvitationNotFoundError(NotFoundError):
    """No such invitation, or it was forgotten."""

    code = "role_invitation_not_found"


class InvitationClosedError(RuleViolationError):
    """The invitation was accepted or withdrawn, or its time is over."""

    code = "role_invitation_closed"


class InvitationWaitingError(RuleViolationError):
    """This address was invited already and has not answered."""

    code = "role_invitation_waiting"


class PersonKnownError(RuleViolationError):
    """Who has this mail address is known here and needs no invitation."""

    code = "person_known"


class NobodyToAskError(NotFoundError):
    """Nobody holds this function here, or it takes no questions."""

    code = "nobody_to_ask"


class QuestionNameMissingError(InvalidInputError):
    """Who answers has to know whom."""

    code = "question_name_missing"


class QuestionTextMissingError(InvalidInputError):
    """There is nothing to answer."""

    code = "question_text_missing"


class TooManyQuestionsError(RuleViolationError):
    """One address or one place wrote too often."""

    code = "too_many_questions"
