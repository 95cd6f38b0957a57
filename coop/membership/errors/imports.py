"""Reasons a list from elsewhere is refused."""

from coop.kernel.errors import (
    ConflictError,
    InvalidInputError,
    NotFoundError,
    RuleViolationError,
)


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
