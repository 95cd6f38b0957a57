"""Reasons around the list: members, files, filters and selections."""

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


class SelectionChangedError(ConflictError):
    """Others are in the selection now than when its number was confirmed, or nobody."""

    code = "selection_changed"
