"""Reasons incidents refuse."""

from coop.kernel.errors import ConflictError, InvalidInputError, NotFoundError, RuleViolationError


class ReportNotFoundError(NotFoundError):
    """No such report, or not yours to know."""

    code = "report_not_found"


class DraftNotFoundError(NotFoundError):
    """No report was begun, or it was thrown away after two days."""

    code = "draft_not_found"


class UnknownQuestionError(InvalidInputError):
    """No question has this name, or it is not asked in this report."""

    code = "unknown_question"


class StaleChoiceError(InvalidInputError):
    """The answer is none of the question's choices."""

    code = "stale_choice"


class ChoiceNeededError(InvalidInputError):
    """The question is answered with a button."""

    code = "choice_needed"


class TextNeededError(InvalidInputError):
    """The question is answered in words, and there are none."""

    code = "text_needed"


class TextTooLongError(InvalidInputError):
    """The text is longer than is kept."""

    code = "text_too_long"


class PlaceNeededError(InvalidInputError):
    """Something else came where a place is asked."""

    code = "place_needed"


class PlaceNotAskedError(InvalidInputError):
    """A place came where something else is asked."""

    code = "place_not_asked"


class BehaviourNeededError(InvalidInputError):
    """The text describes somebody and does not say what was done."""

    code = "behaviour_needed"


class DescriptionNeededError(InvalidInputError):
    """The text names origin or skin colour without behaviour and two other details."""

    code = "description_needed"


class PlateInvalidError(InvalidInputError):
    """The text cannot be a number plate or a part of one."""

    code = "plate_invalid"


class MomentNotUnderstoodError(InvalidInputError):
    """The text names no moment that we understand."""

    code = "moment_not_understood"


class MomentInFutureError(InvalidInputError):
    """The moment has not come yet."""

    code = "moment_in_future"


class ReplyEmailInvalidError(InvalidInputError):
    """The text is not a mail address."""

    code = "reply_email_invalid"


class AnswerMandatoryError(RuleViolationError):
    """This question cannot be skipped."""

    code = "answer_mandatory"


class NoWayBackError(RuleViolationError):
    """This is the first question."""

    code = "no_way_back"


class ReportIncompleteError(RuleViolationError):
    """A question has no answer yet."""

    code = "report_incomplete"


class TooManyReportsError(RuleViolationError):
    """This person sent many reports in a short time."""

    code = "too_many_reports"


class GroupFloodedError(RuleViolationError):
    """This group got many reports in a short time."""

    code = "group_flooded"


class TooManyDraftsError(RuleViolationError):
    """Many reports were begun from one place in a short time."""

    code = "too_many_drafts"


class ReportHandledError(ConflictError):
    """Somebody did this, or something else, with the report already."""

    code = "report_handled"


class ReviewNeededError(RuleViolationError):
    """Nobody has found yet whether the report is fit."""

    code = "review_needed"


class ReportClaimedError(ConflictError):
    """Another moderator looks at the report now."""

    code = "report_claimed"


class MergeElsewhereError(RuleViolationError):
    """A report is merged with another one of its own group."""

    code = "merge_elsewhere"


class MergeNeedsOpenError(RuleViolationError):
    """The report to merge with is over."""

    code = "merge_needs_open"


class ReviewSettingOutOfBoundsError(InvalidInputError):
    """A number of the settings is too small or too large."""

    code = "review_setting_out_of_bounds"


class MayNotBeAskedError(RuleViolationError):
    """Who made the report does not want to be asked anything."""

    code = "may_not_be_asked"


class QuestionNeededError(InvalidInputError):
    """There are no words."""

    code = "question_needed"


class QuestionTooLongError(InvalidInputError):
    """The words are longer than a telephone shows."""

    code = "question_too_long"


class QuestionNotFoundError(NotFoundError):
    """No such question, or not yours to know."""

    code = "question_not_found"


class QuestionOpenError(RuleViolationError):
    """Who made the report did not answer yet what was asked before."""

    code = "question_open"


class QuestionAnsweredError(ConflictError):
    """The question was answered already."""

    code = "question_answered"


class TooManyTextsError(RuleViolationError):
    """There are enough standard texts of this kind."""

    code = "too_many_texts"


class StandardTextNotFoundError(NotFoundError):
    """No such standard text; perhaps it was just taken away."""

    code = "standard_text_not_found"


class AlarmOverError(ConflictError):
    """Nothing of this report stands in the group any more."""

    code = "alarm_over"


class ReceiverNotAllowedError(RuleViolationError):
    """This receiver is told in another way, or not before the release."""

    code = "receiver_not_allowed"


class NoPoliceContactError(RuleViolationError):
    """The group has nobody at the police to tell."""

    code = "no_police_contact"


class ReasonNeededError(InvalidInputError):
    """A report is rejected with a reason only."""

    code = "reason_needed"


class AnswerTextTooLongError(InvalidInputError):
    """The agent's own words are longer than a message."""

    code = "answer_text_too_long"


class ReportAnsweredError(ConflictError):
    """The report was answered already."""

    code = "report_answered"


class ReplyUnclearError(InvalidInputError):
    """A reply mail does not say without doubt which report gets which answer."""

    code = "reply_unclear"


class OverviewNotFoundError(NotFoundError):
    """No such overview, or not yours to know."""

    code = "overview_not_found"


class PhotosNotTakenError(RuleViolationError):
    """This group takes no photos in; who has them keeps them (C27)."""

    code = "photos_not_taken"


class FilmNotTakenError(RuleViolationError):
    """No group takes film in; who has it keeps it."""

    code = "film_not_taken"


class TooManyPhotosError(RuleViolationError):
    """There are as many photos with the report as are kept."""

    code = "too_many_photos"


class TooManyVoicesError(RuleViolationError):
    """There are as many voice messages with the report as are kept."""

    code = "too_many_voices"


class VoiceTooLongError(InvalidInputError):
    """The voice message lasts longer than is kept."""

    code = "voice_too_long"


class VoiceUnreadableError(InvalidInputError):
    """The file is no voice message, whatever it is called."""

    code = "voice_unreadable"


class AttachmentNotReceivedError(InvalidInputError):
    """Telegram did not hand over what was sent."""

    code = "attachment_not_received"


class AttachmentNotFoundError(NotFoundError):
    """No such photo or voice message, gone, or not the reader's to see."""

    code = "attachment_not_found"


class AttachmentLockedError(RuleViolationError):
    """It was locked with another key of the site than the one of today."""

    code = "attachment_locked"


class CellsNeededError(InvalidInputError):
    """Nothing was chosen to be blurred."""

    code = "cells_needed"


class UnknownCellError(InvalidInputError):
    """No cell of the photo has this number."""

    code = "unknown_cell"


class WordsNeededError(RuleViolationError):
    """What was spoken has to be typed before the report is passed on (C15)."""

    code = "words_needed"
