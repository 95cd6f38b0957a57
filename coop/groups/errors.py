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


class TooManyCodesError(RuleViolationError):
    """Many codes were sent to this address in a short time."""

    code = "too_many_codes"
