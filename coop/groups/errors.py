"""Reasons groups refuse."""

from coop.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RuleViolationError


class GroupNotFoundError(NotFoundError):
    """No such group."""

    code = "group_not_found"


class ContactNotFoundError(NotFoundError):
    """No such contact of a group."""

    code = "contact_not_found"


class InvalidSlugError(InvalidInputError):
    """The short name cannot stand in an address."""

    code = "invalid_slug"


class SlugTakenError(ConflictError):
    """Another group has this short name."""

    code = "slug_taken"


class InvalidContactEmailError(InvalidInputError):
    """The text is not a mail address."""

    code = "invalid_contact_email"


class NoChatInOwnAppError(RuleViolationError):
    """A group in an app of its own has no Telegram chat."""

    code = "no_chat_in_own_app"


class ChatTakenError(ConflictError):
    """Another group talks in this chat."""

    code = "chat_taken"


class TooManyCodesError(RuleViolationError):
    """Many codes were sent to this address in a short time."""

    code = "too_many_codes"


class StepNotAllowedError(RuleViolationError):
    """A group does not go from where it is to there."""

    code = "group_step_not_allowed"


class StepTooEarlyError(InvalidInputError):
    """What a step tells has not happened yet."""

    code = "group_step_too_early"


class GroundNeededError(InvalidInputError):
    """This step of a group takes a reason."""

    code = "group_ground_needed"


class GroupNotOpenError(RuleViolationError):
    """The group is paused or has ended."""

    code = "group_not_open"


class NotReadyToStartError(RuleViolationError):
    """Something is still missing before the kick-off counts."""

    code = "group_not_ready"


class ParticipantNotFoundError(NotFoundError):
    """Nobody asks here, or takes part."""

    code = "participant_not_found"


class AlreadyParticipantError(RuleViolationError):
    """Somebody asked already, or takes part."""

    code = "already_participant"


class NoListInOwnAppError(RuleViolationError):
    """Of a group in an app of its own no list of participants is kept."""

    code = "no_list_in_own_app"


class FieldMissingError(InvalidInputError):
    """Something that has to be filled in is empty."""

    code = "group_field_missing"


class InvalidInviteError(InvalidInputError):
    """This is no link of Telegram to a group."""

    code = "invalid_invite_link"


class CheckTooEarlyError(InvalidInputError):
    """What was seen cannot be of a day to come."""

    code = "check_too_early"


class NotAdultError(RuleViolationError):
    """A group is for who is eighteen or older."""

    code = "participant_not_adult"


class RulesNotAcceptedError(InvalidInputError):
    """Not every rule was said yes to."""

    code = "group_rules_not_accepted"


class AddressNotSeenError(RuleViolationError):
    """The list does not say that somebody lives in the area, and nobody else did."""

    code = "participant_address_not_seen"


class RefusalReasonNeededError(InvalidInputError):
    """Who is refused hears why."""

    code = "participant_reason_needed"


class NoReleaseWaitsError(RuleViolationError):
    """No release waits for a second board member."""

    code = "no_release_waits"


class ReleaseWaitsError(ConflictError):
    """A release waits for a second board member already."""

    code = "release_waits"


class ReleaseStepMissingError(InvalidInputError):
    """Not everything was ticked that has to be read and in order."""

    code = "release_step_missing"


class ReleaseTextChangedError(ConflictError):
    """The text was changed after it was read."""

    code = "release_text_changed"


class NothingToReleaseError(InvalidInputError):
    """Not one kind of report was chosen."""

    code = "nothing_to_release"


class AgreementNeededError(RuleViolationError):
    """Who decides along has to have agreed in writing who answers for what."""

    code = "agreement_needed"


class AnotherMemberNeededError(RuleViolationError):
    """Two board members release, and one is not two."""

    code = "another_member_needed"


class DeputyNotPossibleError(RuleViolationError):
    """A deputy has no deputy, and nobody stands in for himself or herself."""

    code = "deputy_not_possible"


class InvalidDrillDayError(InvalidInputError):
    """Some months do not have this day."""

    code = "invalid_drill_day"


class DrillPlacedError(ConflictError):
    """Today's test message stands in the group already."""

    code = "drill_placed"


class GroupNotInUseError(RuleViolationError):
    """Before the release and the kick-off nothing leaves."""

    code = "group_not_in_use"
