"""Reasons membership refuses."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


class MemberNotFoundError(NotFoundError):
    """No such member."""

    code = "member_not_found"


class SamePersonError(InvalidInputError):
    """One entry of the register is compared with itself."""

    code = "same_person"


class RegisterFileNotFoundError(NotFoundError):
    """The file is not there (any more), or somebody else asked for it."""

    code = "register_file_not_found"


class SavedFilterNotFoundError(NotFoundError):
    """No such filter is kept, or it is somebody else's own."""

    code = "saved_filter_not_found"


class FilterNameError(InvalidInputError):
    """A filter needs a name that fits."""

    code = "filter_name"


class FilterNameTakenError(RuleViolationError):
    """Whoever asks has a filter by this name already."""

    code = "filter_name_taken"


class TooManyFiltersError(RuleViolationError):
    """Whoever asks keeps as many filters as one may."""

    code = "too_many_filters"


class NothingToExportError(RuleViolationError):
    """Nobody is in the selection."""

    code = "nothing_to_export"


class ImportNotFoundError(NotFoundError):
    """No such list was uploaded, or it was cleared away."""

    code = "import_not_found"


class TooManyRowsError(InvalidInputError):
    """The file holds more rows than fit in one import."""

    code = "too_many_rows"


class LineTooLongError(InvalidInputError):
    """A line is longer than any row of a list of members can be."""

    code = "line_too_long"


class WorkbookTooLargeError(InvalidInputError):
    """The workbook would unpack to more than we take, so we do not begin."""

    code = "workbook_too_large"


class ColumnTwiceError(InvalidInputError):
    """Two columns of the list were given the same meaning."""

    code = "column_twice"


class ImportBusyError(ConflictError):
    """The list is being worked on."""

    code = "import_busy"


class NothingToUndoError(RuleViolationError):
    """Of this list nothing was taken over, or all of it was undone."""

    code = "nothing_to_undo"


class MissingColumnsError(RuleViolationError):
    """Without these columns nobody can be entered in the register."""

    code = "missing_columns"


class NothingToImportError(RuleViolationError):
    """No row of the list can be taken over."""

    code = "nothing_to_import"


class ImportConfirmedError(ConflictError):
    """Somebody took this list over already."""

    code = "import_confirmed"


class ImportDiscardedError(ConflictError):
    """Somebody threw this list away."""

    code = "import_discarded"


class ImportChangedError(ConflictError):
    """The register changed since the preview, so it would bring something else than was seen."""

    code = "import_changed"


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


class ReasonMissingError(InvalidInputError):
    """Whoever decides against somebody says why."""

    code = "reason_missing"


class ReasonTooLongError(InvalidInputError):
    """The reasons are longer than a letter."""

    code = "reason_too_long"


class DayMissingError(InvalidInputError):
    """No day was filled in, or none that the calendar knows."""

    code = "day_missing"


class DayInFutureError(InvalidInputError):
    """What was received or has happened did so today at the latest."""

    code = "day_in_future"


class DayTooLongAgoError(RuleViolationError):
    """The day lies too far back to be entered now."""

    code = "day_too_long_ago"


class DayBeforeMembershipError(RuleViolationError):
    """On that day there was no membership to end."""

    code = "day_before_membership"


class AppealTooLateError(RuleViolationError):
    """The month in which the law allows it is over (BW 2:35 lid 4, 2:36 lid 3)."""

    code = "appeal_too_late"


class MembershipEndsError(ConflictError):
    """The end of this membership stands already."""

    code = "membership_ends"


class MembershipGoesOnError(ConflictError):
    """This membership has no end that could be taken back."""

    code = "membership_goes_on"


class EndDateChangedError(ConflictError):
    """The end of the membership is another day than was shown."""

    code = "end_date_changed"


class NoExpulsionError(RuleViolationError):
    """There is no expulsion against which this could be."""

    code = "no_expulsion"


class SuspensionEndError(InvalidInputError):
    """A suspension ends after it began, and not later than the statutes allow."""

    code = "suspension_end"


class AlreadySuspendedError(ConflictError):
    """The member is suspended already."""

    code = "already_suspended"


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


class BirthDayMissingError(InvalidInputError):
    """Until what day somebody is a minor follows from the day of birth."""

    code = "birth_day_missing"


class BirthDayUnreadableError(InvalidInputError):
    """What was typed is no day."""

    code = "birth_day_unreadable"


class NotMinorError(RuleViolationError):
    """By this day of birth somebody is no minor (BW 1:233)."""

    code = "not_minor"


class MinorNotFoundError(NotFoundError):
    """This member is not recorded as a minor."""

    code = "minor_not_found"


class RepresentativeMissingError(InvalidInputError):
    """Somebody acts for a minor: by the number of a member, or by name."""

    code = "representative_missing"


class RepresentativeNotMemberError(RuleViolationError):
    """No member has this number today."""

    code = "representative_not_member"


class RepresentativeIsMinorError(RuleViolationError):
    """Who acts for a minor is an adult, and somebody else (BW 1:245)."""

    code = "representative_is_minor"


class AgeAskedError(RuleViolationError):
    """Into a category with a least age members come one at a time, with a day of birth."""

    code = "age_asked"


class SelectionChangedError(ConflictError):
    """Others are in the selection now than when its number was confirmed, or nobody."""

    code = "selection_changed"
